"""The parts of addresses that name content. Anything else gets a 404 without a query."""


class ContractYearConverter:
    regex = r"[0-9]{4}-[0-9]{2}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class ClauseNumberConverter(ContractYearConverter):
    regex = r"[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*"


class BandConverter(ContractYearConverter):
    regex = r"[1-9][a-d]?"


class SlugConverter(ContractYearConverter):
    """Kebab-case in lower case only, so that each page has one address."""

    regex = r"[a-z0-9]+(?:-[a-z0-9]+)*"


class TokenConverter(ContractYearConverter):
    """Tokens made by secrets.token_urlsafe."""

    regex = r"[A-Za-z0-9_-]{1,100}"

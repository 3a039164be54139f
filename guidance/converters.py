"""The parts of addresses that name content: anything else is not found before the database is asked."""


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
    """What secrets.token_urlsafe makes."""

    regex = r"[A-Za-z0-9_-]{1,100}"

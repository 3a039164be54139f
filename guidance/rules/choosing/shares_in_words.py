"""A share that the ARRS repays, as a line of words: beside a bar, where a sentence would be too long."""

from guidance.rules.choosing.funding import FundingRule


def write_share(rule: FundingRule) -> str:
    repaid = rule.repaid
    condition = f", if there is {repaid.condition}" if repaid.condition else ""
    said = f"ARRS: {repaid.text}{condition}."
    if repaid.share == 1:
        return said
    return f"{said} {rule.rest_name}: {rule.rest_in_words}."

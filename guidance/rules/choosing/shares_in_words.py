"""A share that the ARRS repays, as a line of words: beside a bar, where a sentence would be too long."""

from guidance.rules.choosing.funding import ShareRepaid
from guidance.rules.numbers import format_number


def write_share(repaid: ShareRepaid, rest: str) -> str:
    """`rest` says who pays the rest, and is blank if the source doesn't say."""
    condition = f", if there is {repaid.condition}" if repaid.condition else ""
    said = f"ARRS: {repaid.text}{condition}."
    if repaid.share == 1:
        return said
    other = "The rest" if repaid.up_to else f"The other {format_number(100 - repaid.share * 100)}%"
    return f"{said} {other}: {rest}." if rest else f"{said} {other}: we have not found who pays."

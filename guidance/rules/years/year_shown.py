"""Which year's answer is shown to a reader who asks for a year, and what is said where it is not that year's."""

from collections.abc import Iterable

from guidance.rules.years.contract_years import label_year

NOTHING_FOUND = "We have not found this."
WHOM_TO_ASK = "Ask your ICB's primary care team."


def find_year_shown(asked: str, held: Iterable[str]) -> str | None:
    """The year asked; else the latest earlier year that we have; else the earliest later one. Slugs sort by year."""
    years = sorted(set(held))
    earlier = [slug for slug in years if slug <= asked]
    return earlier[-1] if earlier else next(iter(years), None)


def describe_gap(asked: str, shown: str | None) -> tuple[str, str]:
    """That the year asked has no answer, and what is shown in its place. Both are blank where it has one."""
    if shown is None:
        return NOTHING_FOUND, WHOM_TO_ASK
    if shown == asked:
        return "", ""
    return f"We have not found this for {label_year(asked)}.", f"In {label_year(shown)}:"

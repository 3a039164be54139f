"""Contract years of the Network Contract DES, from 1 April to 31 March. NHS pay years are the same."""

import re
from datetime import date, timedelta

FIRST_MONTH = 4  # April

_SLUG = re.compile(r"(?P<first>\d{4})-(?P<last>\d{2})")


def get_slug_on(day: date) -> str:
    """The slug of the contract year that `day` falls in: '2021-22' for 31 March 2022."""
    first = find_first_year(day)
    return f"{first}-{(first + 1) % 100:02}"


def find_first_year(day: date) -> int:
    """The calendar year in which the contract year of `day` begins: 2021 for 31 March 2022."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def get_bounds(slug: str) -> tuple[date, date]:
    """First and last day of the year '2021-22'. Raises ValueError if the slug is not two years in a row."""
    match = _SLUG.fullmatch(slug)
    if not match or (int(match["first"]) + 1) % 100 != int(match["last"]):
        raise ValueError(f"A contract year is written like '2021-22', not {slug!r}.")
    first = int(match["first"])
    return date(first, FIRST_MONTH, 1), date(first + 1, FIRST_MONTH - 1, 31)


def get_slug_before(slug: str) -> str:
    """'2021-22' for '2022-23'."""
    starts_on, _ = get_bounds(slug)
    return get_slug_on(starts_on - timedelta(days=1))


def label_year(slug: str) -> str:
    """'2021/22' for '2021-22'."""
    return slug.replace("-", "/")

"""Whether something had been overtaken by the days that a page answers for."""

from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    BEFORE = "before"
    WITHIN = "within"
    NOT_YET = "not-yet"
    DAY_UNKNOWN = "day-unknown"


def get_standing(overtaken_on: date | None, first: date, last: date) -> Standing:
    """When it was overtaken, compared with the period from `first` to `last`, which may be a single day."""
    if overtaken_on is None:
        return Standing.DAY_UNKNOWN
    if overtaken_on > last:
        return Standing.NOT_YET
    return Standing.WITHIN if overtaken_on > first else Standing.BEFORE

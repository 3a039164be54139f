"""Whether something that has been overtaken since already was on the days that a page answers for."""

from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    BEFORE = "before"
    WITHIN = "within"
    NOT_YET = "not-yet"
    DAY_UNKNOWN = "day-unknown"


def standing(overtaken_on: date | None, first: date, last: date) -> Standing:
    """Of what was overtaken on a day, seen from `first` to `last`, which may be one day."""
    if overtaken_on is None:
        return Standing.DAY_UNKNOWN
    if overtaken_on > last:
        return Standing.NOT_YET
    return Standing.WITHIN if overtaken_on > first else Standing.BEFORE

"""Every pay point, rate, maximum and share that posts of a plan can need, by the periods in which all of them hold.

A spreadsheet looks them up by their keys, so that a post whose band or place is changed there is worked out again.
"""

from dataclasses import dataclass
from decimal import Decimal

from guidance.rules.costs.months import Days

SHARE_OF_COST = "share of the cost"


@dataclass(frozen=True, slots=True)
class PlanRate:
    """In one period of the plan. A `value` of None is not found. `address` is that of its source, or of our page on it.

    `key` is its period's number, what it is, and what it is for: '1 pay 6 entry'.
    """

    key: str
    label: str
    unit: str
    value: Decimal | None
    days: Days
    source: str = ""
    address: str = ""
    firmness: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanRates:
    """`periods` are the days of the plan, in order, divided where any of the rates changes."""

    periods: tuple[Days, ...]
    rates: tuple[PlanRate, ...]


def make_key(period: int | str, kind: str, *about: str) -> str:
    """`period` is its number, from 1."""
    return " ".join((str(period), kind, *about))

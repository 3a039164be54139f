"""Parts of a contract year by months and days, and amounts for them that add up to the year's to the penny.

A month is a twelfth of the year's salary. An odd day is a share of its month, by the days of that month. Both are in
the NHS terms and conditions of service handbook, section 7, on the payment of annual salaries. That a claim goes the
same way is our reading: no source gives a rule for part of a month.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from guidance.rules.dates import long_date
from guidance.rules.years import contract_years

MONTHS = 12
NOTHING, WHOLE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Days:
    """From the first day to the last, both counted, within one contract year. Raises ValueError for other days."""

    first: date
    last: date

    def __post_init__(self) -> None:
        one_year = contract_years.find_first_year(self.first) == contract_years.find_first_year(self.last)
        if self.last < self.first or not one_year:
            raise ValueError("The days are in order, and in one contract year.")

    def within(self, other: "Days") -> "Days | None":
        """The days that both have, None where there are none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        if (first, last) == (self.first, self.last):
            return self
        return Days(first, last) if first <= last else None

    @property
    def before(self) -> Fraction:
        """The share of the contract year that is over when they begin."""
        return _share_before(self.first)

    @property
    def through(self) -> Fraction:
        """The share of the contract year that is over when they end: 1 on 31 March."""
        return _share_through(self.last)

    @property
    def text(self) -> str:
        """'1 October 2026 to 31 March 2027'."""
        return f"{long_date(self.first)} to {long_date(self.last)}"

    @property
    def months_text(self) -> str:
        """'6 months', '10 of 31 days, 3 months and 5 of 30 days'."""
        parts = []
        whole = 0
        for month in self.by_month():
            length, days = _days_in_month(month.first), month.last.day - month.first.day + 1
            if days == length:
                whole += 1
                continue
            if whole:
                parts.append(_write_months(whole))
                whole = 0
            parts.append(f"{days} of {length} days")
        if whole:
            parts.append(_write_months(whole))
        return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))

    def by_month(self) -> "tuple[Days, ...]":
        return _divide_by_month(self)


def all_days(year: str) -> Days:
    """Those of the contract year '2026-27'."""
    return Days(*contract_years.get_bounds(year))


@dataclass(frozen=True, slots=True)
class Shared:
    """A PCN's share of a post: what comes between the shares of those before it and its own on top of them.

    Shares that follow one another add up to the whole to the penny, in each month and over the year.
    """

    before: Fraction = NOTHING
    through: Fraction = WHOLE


EVERYTHING = Shared()


def round_share(annual: Decimal, share: Fraction) -> Decimal:
    """That share of the year's amount, to the penny, half a penny up. Exact, whatever the share."""
    amount, parts = annual.as_integer_ratio()
    pennies, parts = abs(amount) * share.numerator * 100, parts * share.denominator
    rounded = (2 * pennies + parts) // (2 * parts)
    return Decimal(rounded if amount >= 0 else -rounded).scaleb(-2)


@lru_cache(maxsize=4096)
def _divide_by_month(days: Days) -> tuple[Days, ...]:
    found, first = [], days.first
    while first <= days.last:
        last = min(first.replace(day=_days_in_month(first)), days.last)
        found.append(Days(first, last))
        first = date.fromordinal(last.toordinal() + 1)
    return tuple(found)


@lru_cache(maxsize=4096)
def _share_before(day: date) -> Fraction:
    return _count_months(day) / MONTHS


@lru_cache(maxsize=4096)
def _share_through(day: date) -> Fraction:
    return (_count_months(day) + Fraction(1, _days_in_month(day))) / MONTHS


def _count_months(day: date) -> Fraction:
    """Months of the contract year before the day."""
    return (day.month - contract_years.FIRST_MONTH) % MONTHS + Fraction(day.day - 1, _days_in_month(day))


def _days_in_month(day: date) -> int:
    return monthrange(day.year, day.month)[1]


def _write_months(months: int) -> str:
    return "1 month" if months == 1 else f"{months} months"

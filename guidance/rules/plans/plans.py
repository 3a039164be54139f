"""A plan: its posts, its months, and the PCN's ARRS allocation as far as it was said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from guidance.rules.costs.months import Days
from guidance.rules.plans.planned_posts import PlannedPost
from guidance.rules.years import contract_years

MOST_POSTS = 40
MOST_YEARS = 5


@dataclass(frozen=True)
class Plan:
    """From the first day to the last, both counted. Raises ValueError for a plan that is too large or ends too early.

    `allocated` is the ARRS allocation typed for each contract year that has one. Where a year has none, it is worked
    out from `patients`, the PCN's weighted list, if that was typed.
    """

    posts: tuple[PlannedPost, ...]
    first: date
    last: date
    allocated: Mapping[str, Decimal] = field(default_factory=dict)
    patients: int | None = None

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("A plan ends on or after the day that it starts.")
        if len(self.posts) > MOST_POSTS:
            raise ValueError(f"A plan has {MOST_POSTS} posts at most.")
        if len(self.years) > MOST_YEARS:
            raise ValueError(f"A plan has {MOST_YEARS} contract years at most.")

    @cached_property
    def days(self) -> list[Days]:
        """Those of each contract year, oldest first."""
        found, first = [], self.first
        while first <= self.last:
            _, ends = contract_years.get_bounds(contract_years.get_slug_on(first))
            found.append(Days(first, min(ends, self.last)))
            first = ends + timedelta(days=1)
        return found

    @cached_property
    def years(self) -> list[str]:
        """Its contract years, oldest first: '2026-27', '2027-28'."""
        first, last = (int(contract_years.get_slug_on(day)[:4]) for day in (self.first, self.last))
        return [f"{year}-{(year + 1) % 100:02}" for year in range(first, last + 1)]

    @cached_property
    def months(self) -> list[Days]:
        """The days of each month, oldest first: a plan may begin or end within one."""
        return [month for year in self.days for month in year.by_month()]

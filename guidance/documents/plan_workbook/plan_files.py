"""What a workbook is made from, and how many rows and columns that takes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guidance.documents.plan_workbook.month_results import ByMonth, list_results
from guidance.rules.costs import cost_numbers
from guidance.rules.costs.costed_periods import CostedPeriod
from guidance.rules.costs.months import Days
from guidance.rules.plans.allocations import YearAllocation
from guidance.rules.plans.plan_rates import PlanRates
from guidance.rules.plans.plan_sums import PlanSums
from guidance.rules.plans.plans import Plan


@dataclass(frozen=True, slots=True)
class MonthPart:
    """The days of a month that are in one period of the rates: nearly always all of it. Both are counted from 0."""

    month: int
    period: int
    days: Days


@dataclass(frozen=True)
class PlanFile:
    """`costed` has a row a post and in it what it costs at the rates of each period, None where its band has no such
    pay point. `units` are the prices of a weighted patient by year. `roles` and `zones` are the words for their slugs.
    `address` is that of the page.
    """

    sums: PlanSums
    rates: PlanRates
    costed: tuple[tuple[CostedPeriod | None, ...], ...]
    allocations: tuple[YearAllocation, ...]
    units: Mapping[str, cost_numbers.Number]
    roles: Mapping[str, str]
    zones: Mapping[str, str]
    bands: tuple[str, ...]
    made_on: date
    address: str

    @property
    def plan(self) -> Plan:
        return self.sums.plan

    @cached_property
    def posts(self) -> int:
        return len(self.plan.posts)

    @cached_property
    def months(self) -> int:
        return len(self.sums.months)

    @cached_property
    def periods(self) -> int:
        return len(self.rates.periods)

    @cached_property
    def results(self) -> Mapping[str, Sequence[ByMonth]]:
        """By block of the sheet of months, then by post."""
        return list_results(self.sums)

    def list_parts(self) -> Iterator[MonthPart]:
        for place, month in enumerate(self.sums.months):
            for number, period in enumerate(self.rates.periods):
                # Days are of one contract year, and a month and a period are within one each.
                if days := month.within(period):
                    yield MonthPart(place, number, days)

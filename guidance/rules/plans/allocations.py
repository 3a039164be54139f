"""What a plan leaves of the PCN's ARRS allocation in each contract year, and in which month it runs out.

An allocation is for one contract year, and pays for all the PCN's ARRS posts. What counts against it is what comes back
from the ARRS. That a month's claim counts in the month of the cost is our reading.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate

from guidance.rules import money, numbers
from guidance.rules.costs import cost_numbers, employment_cost
from guidance.rules.costs.months import Days
from guidance.rules.dates import month_and_year
from guidance.rules.plans.plan_amounts import PlanAmounts, add_up
from guidance.rules.plans.plan_sums import PlanSums
from guidance.rules.years.contract_years import label_year

TIMES = "\N{MULTIPLICATION SIGN}"


@dataclass(frozen=True, slots=True)
class YearAllocation:
    """`amount` is None where it was not typed and can't be worked out, and `why` then says so.

    `working` is how it was worked out, blank where it was typed, and `unit` the price of a patient that it used.
    `used` is what comes back in the year. `left_by_month` is what is left at the end of each of the plan's months in
    it, with what has come back by then. `runs_out_in` is the first day of the month in which it does, None where it
    lasts.
    """

    year: str
    amount: Decimal | None
    working: str
    unit: cost_numbers.Number | None
    why: str
    used: PlanAmounts
    left_by_month: tuple[tuple[Days, Decimal, PlanAmounts], ...]
    runs_out_in: date | None

    @property
    def year_text(self) -> str:
        return label_year(self.year)

    @property
    def left(self) -> Decimal | None:
        """Below 0 where the plan claims more than there is."""
        back = self.used.get_known("back")
        return None if self.amount is None or back is None else self.amount - back


def compare_with_allocations(sums: PlanSums, units: Mapping[str, cost_numbers.Number]) -> Iterator[YearAllocation]:
    """Of each contract year of the plan. Nothing where neither an amount nor a list was typed. `units` are the prices
    of a weighted patient by year."""
    plan = sums.plan
    if not plan.allocated and plan.patients is None:
        return
    place = 0
    for year, days, used in zip(plan.years, plan.days, sums.by_year, strict=True):
        months = days.by_month()
        spent = accumulate(sums.by_month[place : place + len(months)], lambda before, month: add_up((before, month)))
        place += len(months)
        amount, working, unit, why = _find_amount(year, plan.allocated.get(year), plan.patients, units.get(year))
        # Of what is not known nothing is taken off. Each amount then says how many posts it counts.
        left = (
            ()
            if amount is None
            else tuple((month, amount - (by.back or 0), by) for month, by in zip(months, spent, strict=True))
        )
        short = (month.first for month, each, _ in left if each < 0)
        yield YearAllocation(year, amount, working, unit, why, used, left, next(short, None))


def _find_amount(
    year: str, typed: Decimal | None, patients: int | None, unit: cost_numbers.Number | None
) -> tuple[Decimal | None, str, cost_numbers.Number | None, str]:
    """The amount, its working, the price that it used, and why there is none."""
    if typed is not None:
        return typed, "", None, ""
    if patients is None:
        return None, "", None, f"No allocation was typed for {label_year(year)}"
    if unit is None or unit.value is None:
        said = f"We have not found the ARRS money for each weighted patient in {label_year(year)}."
        return None, "", None, f"{said} Type the allocation"
    working = f"{patients:,} weighted patients {TIMES} £{numbers.format_number(unit.value)}"
    return employment_cost.round_to_penny(patients * unit.value), working, unit, ""


def describe_what_is_left(one: YearAllocation) -> str:
    """'£1,200 is left', 'The plan claims £300 more than there is'. Blank where it is not known."""
    if one.left is None:
        return ""
    said, of_what = money.format_pounds(abs(one.left)), one.used.say_of_what("back")
    counting = f", counting {of_what}" if of_what else ""
    if one.left < 0:
        return f"The plan claims {'up to ' if one.used.is_up_to else ''}{said} more than there is{counting}"
    return f"{'at least ' if one.used.is_up_to else ''}{said} is left{counting}"


def write_left(left: Decimal, used: PlanAmounts) -> str:
    """What is left after a month: '£1,200, counting 2 of 3 posts', 'over by up to £300'."""
    of_what, limit = used.say_of_what("back"), ("up to " if left < 0 else "at least ") if used.is_up_to else ""
    said = f"{'over by ' if left < 0 else ''}{limit}{money.format_pounds(abs(left))}"
    return f"{said}, counting {of_what}" if of_what else said


def describe_end(one: YearAllocation) -> str:
    """'It runs out in September 2026', or 'by' then, where what is missing may bring that forward. Blank where it lasts
    as far as we know."""
    if one.runs_out_in is None:
        return ""
    if_all = ", if all of that comes back" if one.used.is_up_to else ""
    when = "by" if one.used.is_partial("back") else "in"
    return f"It runs out {when} {month_and_year(one.runs_out_in)}{if_all}"

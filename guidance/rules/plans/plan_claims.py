"""What a claim for each month of each post needs: its amounts, hours, days and what to keep as evidence.

The order is that of the boxes of a claim form of about 2020/21, which is all that we have found. It asks for the
month's salary, the employer's National Insurance and pension, hours a week, the start date and the leaving date.
Source: North of England Commissioning Support (NECS), code of the ARRS claim form of the Primary Care Workforce Portal,
not dated.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from guidance.rules.costs import months, shared_posts
from guidance.rules.costs.costed_periods import CostedPeriod
from guidance.rules.plans import plan_sums, post_years
from guidance.rules.plans.plan_amounts import PlanAmounts
from guidance.rules.plans.planned_posts import PlannedPost

ORDER_FROM = (
    "In the order of an older ARRS claim form (NECS, about 2020/21). We have not found the order of today's portal, or "
    "which papers it asks for: ask your ICB's primary care team."
)


@dataclass(frozen=True, slots=True)
class MonthlyPay:
    """What a month's claim is made of, for the PCN's share of the post. What is not known is None.

    The three add up to the month's cost without what is not claimed, and over the months to the year's, to the penny.
    """

    salary: Decimal | None  # with the high cost area supplement
    insurance: Decimal | None
    pension: Decimal | None


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """`post` is its number in the plan, from 0. `amounts` are those of the month: what to claim is its `back`."""

    post: int
    planned: PlannedPost
    days: months.Days
    pay: MonthlyPay
    amounts: PlanAmounts

    @property
    def starts_on(self) -> date | None:
        return self.planned.starts_on

    @property
    def evidence(self) -> str:
        return describe_evidence(self.days)


def describe_evidence(month: months.Days) -> str:
    """Our advice: we have found no list of papers."""
    return f"Payroll report or the provider's invoice for {month.first:%B %Y}"


NO_PAY = MonthlyPay(None, None, None)


def list_claims(sums: plan_sums.PlanSums) -> Iterator[ClaimLine]:
    """A line for each month of each post that the ARRS may pay for, by month and then in the order of the posts."""
    years = [place for place, days in enumerate(sums.plan.days) for _ in days.by_month()]
    for month, days in enumerate(sums.months):
        for place, post in enumerate(sums.posts):
            year = post.years[years[month]]
            within = year.days.within(days) if year.days else None
            if within is None or year.post.is_outside_the_arrs:
                continue
            yield ClaimLine(place, post.planned, within, find_monthly_pay(year, within), post.by_month[month])


def find_monthly_pay(year: post_years.PostYear, days: months.Days) -> MonthlyPay:
    """Each amount is what is due by the end of the days, less what was due before them, as in the cost of a month."""
    shared = shared_posts.find_own_share(year.post).through
    running = [(one, within) for one in year.costed if (within := days.within(one.days))]
    if not running or any(one.annual.pay is None for one, _ in running):
        return NO_PAY
    layers = [(_list_layers(one), within) for one, within in running]
    salary, with_insurance, in_all = (
        _add_up([(amounts[place], within) for amounts, within in layers], shared) for place in range(3)
    )
    return MonthlyPay(
        salary,
        None if any(one.annual.insurance is None for one, _ in running) else with_insurance - salary,
        None if any(one.annual.pension is None for one, _ in running) else in_all - with_insurance,
    )


def _list_layers(costed: CostedPeriod) -> tuple[Decimal, Decimal, Decimal]:
    """A year's pay, that with National Insurance, and that with the pension too, as far as they are known."""
    annual, nothing = costed.annual, Decimal(0)
    pay = annual.pay_with_supplement or nothing
    with_insurance = pay + (annual.insurance or nothing)
    return pay, with_insurance, with_insurance + (annual.pension or nothing)


def _add_up(layers: Sequence[tuple[Decimal, months.Days]], shared: Fraction) -> Decimal:
    return sum(
        (
            months.round_share(amount, days.through * shared) - months.round_share(amount, days.before * shared)
            for amount, days in layers
        ),
        Decimal(0),
    )

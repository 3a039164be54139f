"""A post costed at the numbers of each period of its contract year."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from guidance.rules.choosing.funding import take_share
from guidance.rules.costs.annual_costs import AnnualCosts, work_out_year
from guidance.rules.costs.cost_numbers import HeldNumbers, PeriodNumbers
from guidance.rules.costs.months import Days
from guidance.rules.costs.posts import Post
from guidance.rules.held import NotHeld


@dataclass(frozen=True, slots=True)
class CostedPeriod:
    """What a whole year would cost at the numbers of these days, `held` with what was typed.

    `total`, `claimable`, `claimed` and `most` are for that year: what it costs, what of it a claim is made of, what may
    be claimed, and the maximum. `claimed` is None without a
    rule, and for a post outside the ARRS.
    """

    days: Days
    held: HeldNumbers
    annual: AnnualCosts
    total: Decimal | None
    claimable: Decimal | None
    claimed: Decimal | None
    most: Decimal | None


def cost_periods(post: Post, periods: Iterable[PeriodNumbers]) -> list[CostedPeriod]:
    """Those of the days that the post runs, or all of them where it runs on none of the year's days."""
    days, found = post.find_days(), list(periods)
    running = [period for period in found if days and days.within(period.days)] or found
    return [_cost_period(post, period.days, period.held.or_typed(post.own)) for period in running]


def _cost_period(post: Post, days: Days, held: HeldNumbers) -> CostedPeriod:
    annual = work_out_year(post, held)
    claimable = annual.may_be_claimed
    claimed = None
    if not post.is_outside_the_arrs and not isinstance(held.rule, NotHeld):
        claimed = take_share(claimable, held.rule)
    return CostedPeriod(days, held, annual, annual.total, claimable, claimed, annual.most)

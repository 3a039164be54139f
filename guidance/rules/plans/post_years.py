"""A post of a plan in one contract year, month by month."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from guidance.rules.costs import cost_numbers, cost_sheets, costed_periods, months, post_amounts, posts, shared_posts
from guidance.rules.costs.left_out import list_left_out
from guidance.rules.held import NotHeld
from guidance.rules.plans import plan_amounts

FindNumbers = Callable[[posts.Post], Sequence[cost_numbers.PeriodNumbers]]
UNKNOWN = post_amounts.PostAmounts(None, None, None, None, None)


@dataclass(frozen=True, slots=True)
class PostYear:
    """A post in one contract year: its months there, and all of them together.

    `costed` are the numbers that it is worked out from. `left_out` is what its cost lacks, and `no_rule` why we cannot
    say what comes back. Both are empty where it runs on none of the plan's days in the year.
    """

    post: posts.Post
    days: months.Days | None
    costed: tuple[costed_periods.CostedPeriod, ...]
    left_out: tuple[cost_sheets.LeftOut, ...]
    no_rule: str
    by_month: tuple[plan_amounts.PlanAmounts, ...]
    total: plan_amounts.PlanAmounts


def sum_up_year(
    number: int, post: posts.Post, days: months.Days, by_month: Sequence[months.Days], find_numbers: FindNumbers
) -> PostYear:
    """`number` is the post's in the plan. `days` are those of the plan in the post's contract year, and `by_month` the
    same divided."""
    runs = post.find_days()
    within = runs.within(days) if runs else None
    if within is None:
        return PostYear(post, None, (), (), "", (plan_amounts.NOT_RUNNING,) * len(by_month), plan_amounts.NOT_RUNNING)
    # Costed on the days of the plan, so that it names nothing that is missing on other days.
    running = replace(post, starts_on=within.first, ends_on=within.last)
    costed = tuple(costed_periods.cost_periods(running, find_numbers(post)))
    left_out = tuple(dict.fromkeys(one for period in costed for one in list_left_out(post, period.held)))
    shared = shared_posts.find_own_share(post)
    no_rule = _find_what_lacks_a_rule(post, costed)

    parts = [month.within(within) for month in by_month]
    amounts = post_amounts.sum_up_each(costed, parts, shared) if costed else [UNKNOWN] * len(parts)
    says_up_to = any(not isinstance(one.held.rule, NotHeld) and one.held.rule.repaid.up_to for one in costed)
    described = tuple(
        plan_amounts.describe_post(
            number, post.year, one, is_outside=post.is_outside_the_arrs, is_partial=bool(left_out), is_up_to=says_up_to
        )
        if part
        else plan_amounts.NOT_RUNNING
        for part, one in zip(parts, amounts, strict=True)
    )
    return PostYear(
        post,
        within,
        costed,
        left_out or _name_no_point(post, costed),
        no_rule,
        described,
        plan_amounts.add_up(described),
    )


def _name_no_point(post: posts.Post, costed: Sequence[costed_periods.CostedPeriod]) -> tuple[cost_sheets.LeftOut, ...]:
    return () if costed else (cost_sheets.LeftOut("Pay", f"the pay point {post.name}", ("pay",)),)


def _find_what_lacks_a_rule(post: posts.Post, costed: Sequence[costed_periods.CostedPeriod]) -> str:
    if post.is_outside_the_arrs:
        return ""
    return next((one.held.rule.why for one in costed if isinstance(one.held.rule, NotHeld)), "")

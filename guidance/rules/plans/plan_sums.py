"""What a plan costs, month by month for each of its posts, with totals by month, contract year, role and band."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from guidance.rules.costs import months
from guidance.rules.plans import planned_posts, plans, post_years
from guidance.rules.plans.plan_amounts import PlanAmounts, add_up


@dataclass(frozen=True, slots=True)
class PostSums:
    planned: planned_posts.PlannedPost
    years: tuple[post_years.PostYear, ...]
    by_month: tuple[PlanAmounts, ...]
    total: PlanAmounts


@dataclass(frozen=True, slots=True)
class GroupSum:
    """Of the posts with the same role, or the same band."""

    group: str
    posts: int
    total: PlanAmounts


@dataclass(frozen=True, slots=True)
class PlanSums:
    """`months` are those of the plan, and every `by_month` is in their order; every list of years in `plan.years`."""

    plan: plans.Plan
    months: tuple[months.Days, ...]
    posts: tuple[PostSums, ...]
    by_month: tuple[PlanAmounts, ...]
    by_year: tuple[PlanAmounts, ...]
    by_role: tuple[GroupSum, ...]
    by_band: tuple[GroupSum, ...]
    total: PlanAmounts


def sum_up_plan(plan: plans.Plan, find_numbers: post_years.FindNumbers) -> PlanSums:
    """`find_numbers` gives the numbers of a post's contract year by its periods, oldest first, and none where its band
    has no such pay point in the year."""
    years = [(year, days, days.by_month()) for year, days in zip(plan.years, plan.days, strict=True)]
    found = tuple(
        _sum_up_post(number, planned, years, find_numbers) for number, planned in enumerate(plan.posts, start=1)
    )
    plan_months = tuple(month for _, _, by_month in years for month in by_month)
    by_month = tuple(add_up(one.by_month[place] for one in found) for place in range(len(plan_months)))
    by_year = tuple(add_up(one.years[place].total for one in found) for place in range(len(years)))
    return PlanSums(
        plan,
        plan_months,
        found,
        by_month,
        by_year,
        _group(found, lambda planned: planned.role),
        _group(found, lambda planned: planned.band),
        add_up(one.total for one in found),
    )


def _sum_up_post(
    number: int,
    planned: planned_posts.PlannedPost,
    in_years: Iterable[tuple[str, months.Days, tuple[months.Days, ...]]],
    find_numbers: post_years.FindNumbers,
) -> PostSums:
    years = tuple(
        post_years.sum_up_year(number, planned.in_year(year), days, by_month, find_numbers)
        for year, days, by_month in in_years
    )
    by_month = tuple(month for year in years for month in year.by_month)
    return PostSums(planned, years, by_month, add_up(year.total for year in years))


def _group(found: Iterable[PostSums], key: Callable[[planned_posts.PlannedPost], str]) -> tuple[GroupSum, ...]:
    groups: dict[str, list[PlanAmounts]] = {}
    for one in found:
        groups.setdefault(key(one.planned), []).append(one.total)
    return tuple(GroupSum(group, len(totals), add_up(totals)) for group, totals in sorted(groups.items()))

"""Works out the cost of a post with every step, from our numbers and those typed, and who pays.

A number that we do not have and nobody typed is None, and so is every amount worked out from it. The sum goes on
without it, and names what it leaves out; without the pay there is none.
"""

from collections.abc import Sequence
from decimal import Decimal

from guidance.rules.costs import cost_numbers, cost_sheets, post_amounts, posts, shared_posts, sum_steps, who_pays
from guidance.rules.costs import year_steps as steps
from guidance.rules.costs.costed_periods import CostedPeriod, cost_periods
from guidance.rules.costs.left_out import list_left_out
from guidance.rules.costs.result_lines import list_result
from guidance.rules.held import NotHeld
from guidance.rules.money import format_pounds
from guidance.rules.years import contract_years, holding

BY_DAYS = "Each month is a twelfth of the year, and part of a month goes by its days"


def build_cost_sheet(post: posts.Post, held: Sequence[cost_numbers.PeriodNumbers]) -> cost_sheets.CostSheet:
    """`held` are the numbers of the contract year by its periods, oldest first."""
    costed, days = cost_periods(post, held), post.find_days()
    last = costed[-1].held
    left_out = tuple(dict.fromkeys(one for period in costed for one in list_left_out(post, period.held)))
    whole = post_amounts.sum_up(costed, days)
    ours = post_amounts.sum_up(costed, days, shared_posts.find_own_share(post))
    note = " ".join(f"Left out: {one.says} {one.to_type}" for one in left_out)
    parts = [part for one in costed for part in steps.list_year_parts(post, one, _say_when(post, one))]
    parts.append(sum_steps.Part("In all", (_add_up(post, costed, whole.cost, left_out),), note))
    if post.shares:
        heading = "Each PCN's share, before anything is repaid"
        parts.append(sum_steps.Part(heading, tuple(shared_posts.share_out(post, costed, whole))))
    parts.append(who_pays.explain_who_pays(post, costed, ours, left_out))
    is_outside = post.is_outside_the_arrs
    return cost_sheets.CostSheet(
        post,
        pay=last.pay.value,
        total=whole.cost,
        claimed=whole.claimed,
        most=last.most.value,
        result=tuple(list_result(post, last, ours, left_out)),
        left_out=left_out,
        parts=tuple(parts),
        numbers=tuple(_list_numbers(post, costed)),
        rule="" if is_outside else last.rule_said,
        rule_sources="" if is_outside else last.rule_sources,
        rule_label="" if is_outside else last.rule_label,
        bands_caution="" if is_outside else last.bands_caution,
    )


def _say_when(post: posts.Post, period: CostedPeriod) -> str:
    """', until 30 June 2026'; blank for numbers that stay the same all year."""
    said = holding.write_days_within(period.days.first, period.days.last, *contract_years.get_bounds(post.year))
    return f", {said}" if said else ""


def _add_up(
    post: posts.Post,
    costed: Sequence[CostedPeriod],
    cost: Decimal | None,
    left_out: tuple[cost_sheets.LeftOut, ...],
) -> sum_steps.SumStep:
    """The cost in the year, of the days that the post runs."""
    label = steps.name_total(post, left_out)
    if len(costed) == 1 and not post.dates_text:
        return sum_steps.SumStep(label, steps.add_up_working(costed[0].annual), cost)
    days = post.find_days()
    label = f"{label.replace(', a year', '')}, {post.when_text}" if post.dates_text else label
    parts = [
        f"{within.months_text} of {format_pounds(one.total)} a year ({steps.add_up_working(one.annual)})"
        for one in costed
        if days and (within := days.within(one.days))
    ]
    return sum_steps.SumStep(label, " + ".join(parts) or "no days of the year", cost, note=BY_DAYS)


def _list_numbers(post: posts.Post, costed: Sequence[CostedPeriod]) -> dict[cost_numbers.Number, None]:
    """Each once, those of earlier days first, and the maximum last."""
    found = dict.fromkeys(one for period in costed for one in steps.list_numbers(post, period.held))
    if not post.is_outside_the_arrs:
        found |= dict.fromkeys(one.held.most for one in costed if not isinstance(one.held.rule, NotHeld))
    return found

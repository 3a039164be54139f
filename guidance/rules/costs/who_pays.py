"""Who pays the cost of a post: what may be claimed, the rest, and how much of the claim the ARRS repays."""

from collections.abc import Iterator
from decimal import Decimal

from guidance.rules import numbers
from guidance.rules.choosing import funding
from guidance.rules.costs import cost_numbers, cost_sheets, employment_cost, hours_and_days, posts
from guidance.rules.held import NotHeld
from guidance.rules.money import format_pounds

LESS = "\N{MINUS SIGN}"


def work_out_who_pays(
    post: posts.Post,
    held: cost_numbers.HeldNumbers,
    cost: Decimal | None,
    left_out: tuple[cost_sheets.LeftOut, ...],
) -> tuple[cost_sheets.Part, funding.CostSplit | None]:
    """Of the cost as far as it is known. Where there is none, the rule in words; where the maximum is not known, as far
    as what may be claimed and the rest."""
    heading = f"Who pays in {post.year_text}"
    if post.is_outside_the_arrs:
        return cost_sheets.Part(heading, (), funding.OUTSIDE_THE_ARRS), None
    if isinstance(held.rule, NotHeld):
        return cost_sheets.Part(heading, (), _join(held.rule.why, held.bands_caution)), None
    if cost is None:
        return cost_sheets.Part(heading, (), _join(funding.describe_rule(held.rule), held.bands_caution)), None
    terms = [held.bands_caution, held.rule.caution]
    if held.rule.repaid.condition:
        terms.append(f"Only where there is {held.rule.repaid.condition}.")
    if held.rule.repaid.up_to:
        terms.append("The source says 'up to': less may be repaid, and then more is left with the PCN.")
    if left_out:
        terms.append(f"Worked out without {' and '.join(one.what for one in left_out)}.")
    if held.most.value is None:
        terms.append(
            f"We have not found the maximum reimbursement for {post.year_text}, so we cannot say how much of this is "
            "repaid. Type the maximum to see it."
        )
    for_hours = employment_cost.in_proportion(held.most.value, post.hours, held.full_time_hours.value)
    most = hours_and_days.keep_days(post, for_hours)
    most_step = cost_sheets.SumStep(
        f"Maximum for these hours{' and days' if post.dates_text else ''}",
        f"{held.most.text} {hours_and_days.TIMES} "
        f"{hours_and_days.write_hours(post, held)}{hours_and_days.write_days(post)}",
        most,
    )
    split = funding.split_cost(cost, held.rule, most)
    no_maximum = f"within a maximum that we have not found for {post.year_text}" if held.most.value is None else ""
    steps = tuple(_list_split_steps(held.rule, cost, split, most_step, no_maximum))
    return cost_sheets.Part(heading, steps, _join(*terms)), split


def _join(*sentences: str) -> str:
    return " ".join(one for one in sentences if one)


def _list_split_steps(
    rule: funding.FundingRule,
    cost: Decimal | None,
    split: funding.CostSplit | None,
    most: cost_sheets.SumStep,
    no_maximum: str,
) -> Iterator[cost_sheets.SumStep]:
    claimed, rest = (split.claimed, split.rest) if split else (None, None)
    repaid, left = (split.repaid, split.left) if split else (None, None)
    up_to, at_least = (cost_sheets.UP_TO, cost_sheets.AT_LEAST) if rule.repaid.up_to else ("", "")
    share = f"{numbers.format_number(rule.repaid.share * 100)}%"
    yield cost_sheets.SumStep(
        "May be claimed from the ARRS",
        f"{format_pounds(cost)} {hours_and_days.TIMES} {share}",
        claimed,
        up_to,
        no_maximum,
    )
    if rule.repaid.share < 1:
        paid_by = f"paid by {rule.rest}" if rule.rest else rule.rest_in_words
        working = f"{format_pounds(cost)} {LESS} {format_pounds(claimed)}"
        yield cost_sheets.SumStep(rule.rest_name, working, rest, note=paid_by)
    if most.amount is None:
        return
    yield most
    yield cost_sheets.SumStep("Repaid by the ARRS", "the lower of what may be claimed and the maximum", repaid, up_to)
    yield cost_sheets.SumStep("Left with the PCN", "what may be claimed and is not repaid", left, at_least)

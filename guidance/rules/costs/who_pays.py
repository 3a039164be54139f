"""Who pays the cost of a post: what may be claimed, the rest, and how much of the claim the ARRS repays."""

from collections.abc import Iterator, Sequence

from guidance.rules import numbers
from guidance.rules.choosing import funding
from guidance.rules.costs import cost_numbers, cost_sheets, posts, sum_steps
from guidance.rules.costs.costed_periods import CostedPeriod
from guidance.rules.costs.months import Days
from guidance.rules.costs.post_amounts import PostAmounts
from guidance.rules.costs.year_steps import LESS, TIMES, write_hours
from guidance.rules.held import NotHeld
from guidance.rules.money import format_pounds

CLAIMABLE = "salary, supplement, National Insurance and pension"


def explain_who_pays(
    post: posts.Post,
    costed: Sequence[CostedPeriod],
    amounts: PostAmounts,
    left_out: tuple[cost_sheets.LeftOut, ...],
) -> sum_steps.Part:
    """Of the cost as far as it is known. Where there is none, the rule in words; where the maximum is not known, as far
    as what may be claimed and the rest."""
    share = f" for your {post.share_text}" if post.share_text else ""
    heading = f"Who pays{share} in {post.year_text}"
    held = costed[-1].held
    if post.is_outside_the_arrs:
        return sum_steps.Part(heading, (), funding.OUTSIDE_THE_ARRS)
    if isinstance(held.rule, NotHeld):
        return sum_steps.Part(heading, (), _join(held.rule.why, held.bands_caution))
    if amounts.cost is None:
        return sum_steps.Part(heading, (), _join(funding.describe_rule(held.rule), held.bands_caution))
    most = sum_steps.SumStep(
        f"Maximum for these hours{' and days' if post.dates_text else ''}", _write_most(post, costed), amounts.most
    )
    steps = tuple(_list_split_steps(post, held.rule, costed, amounts, most))
    return sum_steps.Part(heading, steps, _join(*_list_terms(post, held, held.rule, amounts, left_out)))


def _list_terms(
    post: posts.Post,
    held: cost_numbers.HeldNumbers,
    rule: funding.FundingRule,
    amounts: PostAmounts,
    left_out: tuple[cost_sheets.LeftOut, ...],
) -> Iterator[str]:
    yield held.bands_caution
    yield rule.caution
    if rule.repaid.condition:
        yield f"Only where there is {rule.repaid.condition}."
    if rule.repaid.up_to:
        yield "The source says 'up to': less may be repaid, and then more is left with the PCN."
    if left_out:
        yield f"Worked out without {' and '.join(one.what for one in left_out)}."
    if amounts.most is None:
        yield (
            f"We have not found the maximum reimbursement for {post.year_text}, so we cannot say how much of this is "
            "repaid. Type the maximum to see it."
        )


def _join(*sentences: str) -> str:
    return " ".join(one for one in sentences if one)


def _write_most(post: posts.Post, costed: Sequence[CostedPeriod]) -> str:
    workings = ((one.days, f"{one.held.most.in_a_sum} {TIMES} {write_hours(post, one.held)}") for one in costed)
    return _write_sum(post, list(workings))


def _write_claim(post: posts.Post, rule: funding.FundingRule, costed: Sequence[CostedPeriod]) -> str:
    share = f"{numbers.format_number(rule.repaid.share * 100)}%"
    workings = ((one.days, f"{format_pounds(one.claimable)} {TIMES} {share}") for one in costed)
    return _write_sum(post, list(workings))


def _write_sum(post: posts.Post, of_year: Sequence[tuple[Days, str]]) -> str:
    """The working for a year in each period, for the PCN's share and the days that the post runs."""
    days = post.find_days()
    share = f" {TIMES} {numbers.format_number(post.shares[0].share * 100)}%" if post.share_text else ""
    by_days = bool(post.dates_text) or len(of_year) > 1
    return " + ".join(
        f"{working}{share}{f', for {within.months_text}' if by_days else ''}"
        for period, working in of_year
        if days and (within := days.within(period))
    )


def _list_split_steps(
    post: posts.Post,
    rule: funding.FundingRule,
    costed: Sequence[CostedPeriod],
    amounts: PostAmounts,
    most: sum_steps.SumStep,
) -> Iterator[sum_steps.SumStep]:
    up_to, at_least = (sum_steps.UP_TO, sum_steps.AT_LEAST) if rule.repaid.up_to else ("", "")
    if amounts.others:
        yield sum_steps.SumStep("What a claim is made of", CLAIMABLE, amounts.claimable)
    no_maximum = f"within a maximum that we have not found for {post.year_text}" if amounts.most is None else ""
    claimable = format_pounds(amounts.claimable)
    yield sum_steps.SumStep(
        "May be claimed from the ARRS", _write_claim(post, rule, costed), amounts.claimed, up_to, no_maximum
    )
    if rule.repaid.share < 1:
        paid_by = f"paid by {rule.rest}" if rule.rest else rule.rest_in_words
        working = f"{claimable} {LESS} {format_pounds(amounts.claimed)}"
        yield sum_steps.SumStep(rule.rest_name, working, amounts.rest, note=paid_by)
    if amounts.others:
        yield sum_steps.SumStep("Other costs, not claimed", "agree who pays them", amounts.others)
    if amounts.most is None:
        return
    yield most
    working = "the lower of what may be claimed and the maximum"
    yield sum_steps.SumStep("Repaid by the ARRS", working, amounts.repaid, up_to)
    yield sum_steps.SumStep("Left with the PCN", "what may be claimed and is not repaid", amounts.above_most, at_least)

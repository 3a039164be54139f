"""What a sum comes to in three lines: what the post costs, what comes back, and what is left."""

from collections.abc import Iterator
from decimal import Decimal

from guidance.rules.choosing.funding import OUTSIDE_THE_ARRS, FundingRule
from guidance.rules.costs import cost_numbers, cost_sheets, posts
from guidance.rules.costs.post_amounts import PostAmounts
from guidance.rules.costs.sum_steps import AT_LEAST, UP_TO, ResultLine
from guidance.rules.held import NotHeld

COSTS, COMES_BACK, IS_LEFT = "What it costs", "What comes back", "What is left"
NOTHING_BACK = Decimal(0)


def list_result(
    post: posts.Post,
    held: cost_numbers.HeldNumbers,
    amounts: PostAmounts,
    left_out: tuple[cost_sheets.LeftOut, ...],
) -> Iterator[ResultLine]:
    """`amounts` are for the days that the post runs and for the PCN's share, where it has one."""
    without = f"without {' and '.join(one.what for one in left_out)}" if left_out else ""
    yield ResultLine(COSTS, amounts.cost, AT_LEAST if left_out else "", without)
    if post.is_outside_the_arrs:
        yield ResultLine(COMES_BACK, NOTHING_BACK, note=OUTSIDE_THE_ARRS)
        yield ResultLine(IS_LEFT, amounts.cost, AT_LEAST if left_out else "")
    elif isinstance(held.rule, NotHeld):
        yield ResultLine(COMES_BACK, None, note=held.rule.why)
        yield ResultLine(IS_LEFT, None, note="It depends on what comes back")
    else:
        yield from _list_repaid(post, held.rule, amounts, is_partial=bool(left_out))


def _list_repaid(
    post: posts.Post, rule: FundingRule, amounts: PostAmounts, *, is_partial: bool
) -> Iterator[ResultLine]:
    """Up to the claim where the maximum is not known, and up to what is repaid where the source says 'up to'."""
    back = amounts.claimed if amounts.repaid is None else amounts.repaid
    no_maximum = f"within a maximum that we have not found for {post.year_text}" if amounts.repaid is None else ""
    is_limit = bool(no_maximum) or rule.repaid.up_to
    left = None if amounts.cost is None or back is None else amounts.cost - back
    condition = f"only where there is {rule.repaid.condition}" if rule.repaid.condition else ""
    note = ", and ".join(one for one in (no_maximum, condition) if one)
    yield ResultLine(COMES_BACK, back, UP_TO if is_limit else "", note)
    yield ResultLine(IS_LEFT, left, AT_LEAST if is_limit or is_partial else "", _say_who(rule, amounts))


def _say_who(rule: FundingRule, amounts: PostAmounts) -> str:
    """Who pays what is left, so far as a source says."""
    said = []
    if rule.repaid.share < 1:
        said.append(f"{rule.rest_name.lower()}: {rule.rest_in_words}")
    if amounts.others:
        said.append("other costs are not claimed: agree who pays them")
    return ". ".join(f"{one[:1].upper()}{one[1:]}" for one in said)

"""What each PCN pays of a post that several share. The whole post is worked out first, and then divided.

So the National Insurance threshold, which is for one employee of one employer, counts once: Social Security
Contributions and Benefits Act 1992, section 9. That each PCN claims for its own part is our reading.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from guidance.rules import numbers
from guidance.rules.costs import post_amounts, posts, sum_steps
from guidance.rules.costs.costed_periods import CostedPeriod
from guidance.rules.costs.months import EVERYTHING, Shared
from guidance.rules.costs.year_steps import TIMES
from guidance.rules.money import format_pounds


def find_own_share(post: posts.Post) -> Shared:
    """What the result is for: the share of the only PCN that is named, or else the whole post."""
    return Shared(through=Fraction(post.shares[0].share)) if len(post.shares) == 1 else EVERYTHING


def list_shares(post: posts.Post) -> list[Shared]:
    """In the order of the PCNs, each after the ones before it."""
    found, before = [], Fraction(0)
    for one in post.shares:
        through = before + Fraction(one.share)
        found.append(Shared(before, through))
        before = through
    return found


def share_out(
    post: posts.Post, costed: Sequence[CostedPeriod], whole: post_amounts.PostAmounts
) -> Iterator[sum_steps.SumStep]:
    """Shares that make up the whole post add up to its cost: a penny that rounding leaves goes to one of them."""
    for one, shared in zip(post.shares, list_shares(post), strict=True):
        amounts = post_amounts.sum_up(costed, post.find_days(), shared)
        working = f"{format_pounds(whole.cost)} {TIMES} {numbers.format_number(one.share * 100)}%"
        claim = "" if post.is_outside_the_arrs or amounts.claimed is None else _say_claim(amounts)
        yield sum_steps.SumStep(one.pcn, working, amounts.cost, note=claim)


def _say_claim(amounts: post_amounts.PostAmounts) -> str:
    if amounts.repaid is None:
        return f"of it {format_pounds(amounts.claimed)} may be claimed"
    return f"of it {format_pounds(amounts.repaid)} may be repaid"

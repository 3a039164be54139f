"""What the portal works out for each post in each month, by the blocks of the sheet of months."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from guidance.documents.plan_workbook.known import KnownAmount
from guidance.rules.costs.posts import PlaceInBand
from guidance.rules.plans import plan_amounts
from guidance.rules.plans.plan_sums import PlanSums, PostSums

CLAIMABLE = "claimable"
# Each block's name, in `plan_amounts.PlanAmounts` but for what a claim is made of, and its heading.
BLOCKS: Mapping[str, str] = {
    "cost": "Cost",
    CLAIMABLE: "What a claim is made of: pay, supplement, National Insurance and pension",
    "claimed": "May be claimed from the ARRS",
    "repaid": "Repaid, within the maximum",
    "back": "Comes back: what is repaid, or the claim where the maximum is not found",
    "with_pcn": "Left with the PCN: claimed and above the maximum",
    "with_provider": "Left with the provider: the share that the ARRS does not repay",
    "not_claimed": "Other costs, not claimed",
}
_OF_CLAIMS = {CLAIMABLE, *plan_amounts.OF_CLAIMS}  # blank for a post outside the ARRS
ByMonth = tuple[KnownAmount, ...]


def list_results(sums: PlanSums) -> dict[str, Sequence[ByMonth]]:
    """By block, then by post, then by month: blank where the post does not run, and where the amount does not apply."""
    return {block: tuple(_list_by_month(post, block) for post in sums.posts) for block in BLOCKS}


def _list_by_month(post: PostSums, block: str) -> ByMonth:
    if post.planned.place == PlaceInBand.OUTSIDE and block in _OF_CLAIMS:
        return ("",) * len(post.by_month)
    return tuple(
        "" if amounts is plan_amounts.NOT_RUNNING else _find_amount(amounts, block) for amounts in post.by_month
    )


def _find_amount(amounts: plan_amounts.PlanAmounts, block: str) -> Decimal | None:
    if block != CLAIMABLE:
        amount: Decimal | None = getattr(amounts, block)
        return amount
    return None if amounts.cost is None or amounts.not_claimed is None else amounts.cost - amounts.not_claimed

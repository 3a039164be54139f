"""Who pays for a mental health practitioner under the ARRS, as the answer of a contract year gives it in figures."""

from dataclasses import dataclass
from decimal import Decimal

from guidance.rules.costs.employment_cost import round_to_penny
from guidance.rules.costs.posts import PRACTICE, PlaceInBand, Post
from guidance.rules.held import NotHeld
from guidance.rules.numbers import format_number
from guidance.rules.years.contract_years import label_year

HALF = Decimal("0.5")
WHOLE = Decimal(1)
OUTSIDE_THE_ARRS = "Outside the ARRS nothing is repaid: the employer pays in full."
EMPLOYED_BY_PRACTICE = (
    "Probably your PCN or practice, in full: the ARRS is unlikely to repay for somebody you employ yourselves."
)
BY_EMPLOYER = {
    "vcse": "A VCSE provider employs as the mental health provider's subcontractor (NHS England, about 2023).",
    "council": "Ask your ICB first whether a post that a local authority employs counts.",
}


@dataclass(frozen=True, slots=True)
class ShareRepaid:
    """Of the cost of a post, from 0 to 1. `up_to` is whether the source says 'up to'."""

    share: Decimal
    up_to: bool = False
    condition: str = ""

    @property
    def text(self) -> str:
        return f"{'up to ' if self.up_to else ''}{format_number(self.share * 100)}%"


@dataclass(frozen=True, slots=True)
class RestBefore:
    """Who paid the rest in the latest earlier year whose answer says so."""

    year: str
    paid_by: str


@dataclass(frozen=True, slots=True)
class FundingRule:
    """`rest` says who pays the rest. It is blank if the source doesn't say, or there is no rest.

    `rest_before` is what an earlier year says of it, None where none does.
    """

    repaid: ShareRepaid
    rest: str = ""
    caution: str = ""
    rest_before: RestBefore | None = None

    @property
    def rest_name(self) -> str:
        return "The other half" if self.repaid.share == HALF else "The rest"

    @property
    def rest_in_words(self) -> str:
        """Who pays the rest, after 'The other half: '."""
        if self.rest:
            return self.rest
        if self.rest_before:
            return f"usually {self.rest_before.paid_by}, as in {label_year(self.rest_before.year)}. Confirm with yours"
        return "we have not found who pays it. Ask your ICB"


@dataclass(frozen=True, slots=True)
class SharesOfYear:
    """What a contract year's answer says of a first and of a later post. A share of None is not known.

    `answer` is that answer in a sentence or two.
    """

    answer: str
    first: ShareRepaid | None
    later: ShareRepaid | None
    rest: str = ""
    caution: str = ""
    rest_before: RestBefore | None = None


def describe_outside(post: Post) -> str:
    """Who pays for a post outside the ARRS, by who employs it."""
    return EMPLOYED_BY_PRACTICE if is_our_reading_outside(post) else OUTSIDE_THE_ARRS


def is_our_reading_outside(post: Post) -> bool:
    """Whether what `describe_outside` says is our own conclusion, and not what a source says."""
    return post.employer == PRACTICE and post.place != PlaceInBand.OUTSIDE


def find_funding_rule(year: str, place: PlaceInBand | None, shares: SharesOfYear | None) -> FundingRule | NotHeld:
    """The year's rule for a post; `place` is None where it is not known which post it is."""
    if place == PlaceInBand.OUTSIDE:
        return NotHeld(OUTSIDE_THE_ARRS)
    if shares is None or (shares.first is None and shares.later is None):
        return NotHeld(f"We have not found the share that the ARRS repays in {label_year(year)}.")
    repaid = shares.later if place == PlaceInBand.LATER else shares.first
    if repaid is None or (place is None and shares.later is None):
        return NotHeld(shares.answer)
    if place is None and shares.later and shares.later != shares.first:
        return NotHeld(
            f"In {label_year(year)} it depends on whether the post is the first in its band: "
            f"{repaid.text} if it is, {shares.later.text} if not."
        )
    return FundingRule(repaid, shares.rest, shares.caution, shares.rest_before)


def take_share(cost: Decimal | None, rule: FundingRule) -> Decimal | None:
    """What may be claimed of the cost, to the penny. None if there is no cost."""
    return None if cost is None else round_to_penny(cost * rule.repaid.share)


def describe_rule(rule: FundingRule) -> str:
    """The rule in a sentence or two, for a reader who has no cost yet."""
    said = [f"The ARRS repays {rule.repaid.text} of the cost, within a maximum amount."]
    if rule.repaid.condition:
        said.append(f"It takes {rule.repaid.condition}.")
    if rule.repaid.share < 1:
        said.append(f"{rule.rest_name}: {rule.rest_in_words}.")
    return " ".join(part for part in (*said, rule.caution) if part)

"""What the cost of a post is worked out from: numbers held, each with its source, and numbers typed."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from guidance.rules import numbers
from guidance.rules.choosing import funding
from guidance.rules.held import NotHeld

TYPED = "Typed by you"
OUTSIDE = "outside"  # not a post that the ARRS pays for


class OnCosts(StrEnum):
    """How the employer's own costs are worked out."""

    RATES = "rates"
    PERCENTAGE = "percentage"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Number:
    """A number used in a sum. `source` is blank if the number is not held; `publisher` is its short form.

    `worked_out` says how it was worked out, where it is our own arithmetic.
    """

    label: str
    unit: str
    value: Decimal | None = None
    source: str = ""
    publisher: str = ""
    href: str = ""
    caution: str = ""
    worked_out: str = ""

    def or_typed(self, typed: Decimal | None) -> "Number":
        return self if typed is None else Number(self.label, self.unit, typed, TYPED, TYPED)

    @property
    def text(self) -> str:
        """'15%', '£5,000', '37.5 hours a week', 'not held'."""
        said = numbers.format_measure(self.value, self.unit)
        return said if self.value is None or self.unit in {numbers.POUNDS, numbers.PER_CENT} else f"{said} {self.unit}"


@dataclass(frozen=True, slots=True)
class CostFacts:
    """What is held for a year, band, step and place. `supplement` is None if the place has no supplement.

    `post` describes the post: 'Band 6, entry, 2026/27'. `most` is the most that the ARRS repays for a full-time post.
    """

    post: str
    year: str  # '2026/27'
    pay: Number
    full_time_hours: Number
    supplement: tuple[Number, Number, Number] | None  # rate, minimum and maximum
    insurance_rate: Number
    insurance_threshold: Number
    pension_rate: Number
    most: Number
    rule: funding.FundingRule | NotHeld


@dataclass(frozen=True, slots=True)
class CostAnswers:
    """What a reader typed, None for an empty field. A typed number replaces the one held.

    `place` says which post in its band it is, OUTSIDE if the ARRS does not pay for it, or is blank.
    """

    hours: Decimal
    on_costs: OnCosts = OnCosts.RATES
    place: str = ""
    pay: Decimal | None = None
    supplement: Decimal | None = None
    insurance_rate: Decimal | None = None
    insurance_threshold: Decimal | None = None
    pension_rate: Decimal | None = None
    percentage: Decimal | None = None
    other: Decimal | None = None
    most: Decimal | None = None


def read_place(answer: str) -> funding.PlaceInBand | None:
    return funding.PlaceInBand(answer) if answer in set(funding.PlaceInBand) else None

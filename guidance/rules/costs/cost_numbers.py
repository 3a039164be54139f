"""The numbers that a cost is worked out from, each with its source or marked as typed."""

from dataclasses import dataclass, replace
from decimal import Decimal

from guidance.rules import numbers
from guidance.rules.choosing.funding import FundingRule
from guidance.rules.costs.posts import OwnNumbers
from guidance.rules.held import NotHeld

TYPED = "Typed by you"


@dataclass(frozen=True, slots=True)
class Number:
    """A number used in a sum. `source` is blank if the number is not known; `publisher` is its short form.

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
        """'15%', '£5,000', '37.5 hours a week', 'not known'."""
        said = numbers.format_measure(self.value, self.unit)
        return said if self.value is None or self.unit in {numbers.POUNDS, numbers.PER_CENT} else f"{said} {self.unit}"


@dataclass(frozen=True, slots=True)
class HeldNumbers:
    """What our records give for a post. `supplement` is None if its place has none.

    `most` is the most that the ARRS repays for a full-time post. `rule_said` is the year's answer on who pays, in
    Markdown, and `rule_sources` where that is from. `bands_caution` is what to ask before a claim is counted on, where
    our sources do not give the post this band.
    """

    pay: Number
    full_time_hours: Number
    supplement: tuple[Number, Number, Number] | None  # rate, minimum and maximum
    insurance_rate: Number
    insurance_threshold: Number
    pension_rate: Number
    most: Number
    rule: FundingRule | NotHeld
    rule_said: str = ""
    rule_sources: str = ""
    bands_caution: str = ""

    def or_typed(self, own: OwnNumbers) -> "HeldNumbers":
        """With what was typed in place of what is held. A typed supplement is for the sum: it has no limits."""
        return replace(
            self,
            pay=self.pay.or_typed(own.pay),
            insurance_rate=self.insurance_rate.or_typed(own.insurance_rate),
            insurance_threshold=self.insurance_threshold.or_typed(own.insurance_threshold),
            pension_rate=self.pension_rate.or_typed(own.pension_rate),
            most=self.most.or_typed(own.most),
        )

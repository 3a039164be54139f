"""The numbers that a cost is worked out from, each with its source or marked as typed."""

from dataclasses import dataclass, replace
from decimal import Decimal

from guidance.rules import numbers
from guidance.rules.choosing.funding import FundingRule
from guidance.rules.costs.months import Days
from guidance.rules.costs.posts import OwnNumbers
from guidance.rules.held import NotHeld

TYPED = "Typed by you"
MARK = " (typed by you)"


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
    def is_typed(self) -> bool:
        return self.source == TYPED

    @property
    def in_a_sum(self) -> str:
        """As a step of the sum has it: '15%', '£20,000 (typed by you)'."""
        return f"{numbers.format_measure(self.value, self.unit)}{MARK if self.is_typed else ''}"

    @property
    def text(self) -> str:
        """'15%', '£5,000', '37.5 hours a week', 'not known'."""
        said = numbers.format_measure(self.value, self.unit)
        return said if self.value is None or self.unit in {numbers.POUNDS, numbers.PER_CENT} else f"{said} {self.unit}"


@dataclass(frozen=True, slots=True)
class HeldNumbers:
    """What our records give for a post. `supplement` is None if its place has none.

    `most` is the maximum reimbursement for a full-time post. `rule_said` is the year's answer on who pays, in
    Markdown, `rule_sources` where that is from and `rule_label` how firm it is. `bands_caution` is what to ask before a
    claim is counted on, where our sources do not give the post this band.
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
    rule_label: str = ""
    bands_caution: str = ""

    @property
    def values(self) -> tuple[Decimal | None, ...]:
        """All that a sum is worked out from, without the words about it."""
        numbers_used = (
            self.pay,
            self.full_time_hours,
            *(self.supplement or ()),
            self.insurance_rate,
            self.insurance_threshold,
            self.pension_rate,
            self.most,
        )
        return tuple(one.value for one in numbers_used)

    def or_typed(self, own: OwnNumbers) -> "HeldNumbers":
        """With what was typed in place of ours. A typed supplement is for the sum: it has no limits. Typed
        pay is no longer named as that of the scale."""
        return replace(
            self,
            pay=self.pay if own.pay is None else replace(self.pay, label="Full-time pay").or_typed(own.pay),
            insurance_rate=self.insurance_rate.or_typed(own.insurance_rate),
            insurance_threshold=self.insurance_threshold.or_typed(own.insurance_threshold),
            pension_rate=self.pension_rate.or_typed(own.pension_rate),
            most=self.most.or_typed(own.most),
        )


LEVY_RATE = Number(
    "Apprenticeship levy, share of the pay bill",
    numbers.PER_CENT,
    Decimal("0.5"),
    "Finance Act 2016, part 6: only an employer whose whole pay bill is above its allowance pays it",
    "Finance Act 2016",
)


@dataclass(frozen=True, slots=True)
class PeriodNumbers:
    """The numbers of each of the days."""

    days: Days
    held: HeldNumbers

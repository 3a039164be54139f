"""The cost of a post as the page, the printed paper and the spreadsheet show it. All of them are made from it alone."""

from dataclasses import dataclass
from decimal import Decimal

from guidance.rules.costs.cost_numbers import Number
from guidance.rules.costs.posts import Post
from guidance.rules.costs.staffing import AmhpLine
from guidance.rules.costs.sum_steps import Part, ResultLine
from guidance.rules.money import format_pounds
from guidance.rules.numbers import format_number

ASSUMPTIONS = (
    "Each line is rounded to the penny, half a penny up.",
    "For a part-time post the supplement and the maximum reimbursement go by the hours: that is our assumption.",
    "National Insurance goes by tax years: the rate from 6 April is used for the whole of April.",
    "A month is a twelfth of the year. Part of a month goes by its days.",
    "VAT is not in the sum: ask your accountant whether the provider's charge would carry it.",
)
NOT_FOUND = "We have not found this: type your own"


# The fields where a reader types a number that we do not have, as the form words them.
FIELDS = {
    "pay": "Full-time pay a year",
    "supplement": "High cost area supplement, full time, a year",
    "insurance_rate": "National Insurance: rate",
    "insurance_threshold": "National Insurance: threshold a year",
    "pension_rate": "Pension: what the employer pays",
    "percentage": "The percentage, if you chose one",
}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a sum leaves out because a number is not known. `fields` are where a reader can type it, of FIELDS."""

    what: str  # 'National Insurance'
    missing: str  # 'its threshold for 2022/23'
    fields: tuple[str, ...]

    @property
    def says(self) -> str:
        return f"{self.what}: we have not found {self.missing}."

    @property
    def to_type(self) -> str:
        """'Type your own under 'Pension: what the employer pays'.'"""
        return f"Type your own under {' and '.join(repr(FIELDS[name]) for name in self.fields)}."


@dataclass(frozen=True, slots=True)
class Caution:
    """A sentence, and its sources where a page can fold them away."""

    text: str
    sources: str = ""

    def __str__(self) -> str:
        return f"{self.text} Sources: {self.sources}." if self.sources else self.text


@dataclass(frozen=True, slots=True)
class CostSheet:
    """`parts` and `numbers` are the steps and all the numbers used, and are empty if only the number of AMHPs was
    asked for. `result` is what it costs, what comes back and what is left.

    `total` is the cost in the contract year before anything is repaid, without what is `left_out`: it is None where
    the pay is. `claimed` is what may be claimed of it from the ARRS. `pay` and `most` are for a full-time post, on the
    last of its days. `rule` says who pays, in Markdown, and `rule_label` how firm that is. `bands_caution` is the one
    of its numbers, blank for a post outside the ARRS. `address` is the page with these answers.
    """

    post: Post
    pay: Decimal | None = None
    total: Decimal | None = None
    claimed: Decimal | None = None
    most: Decimal | None = None
    result: tuple[ResultLine, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    parts: tuple[Part, ...] = ()
    numbers: tuple[Number, ...] = ()
    rule: str = ""
    rule_sources: str = ""
    rule_label: str = ""
    bands_caution: str = ""
    cautions: tuple[Caution, ...] = ()
    population: int | None = None
    amhps: tuple[AmhpLine, ...] = ()
    called: str = ""
    address: str = ""

    @property
    def who_pays(self) -> Part:
        return self.parts[-1]

    @property
    def lacks_maximum(self) -> bool:
        """Whether the split stops at what may be claimed, because the maximum reimbursement is not known."""
        return bool(self.parts and self.who_pays.steps) and self.most is None

    @property
    def total_text(self) -> str:
        """'£46,813.04', '£40,609.16 without National Insurance', 'not known'."""
        without = " and ".join(one.what for one in self.left_out)
        said = format_pounds(self.total)
        return f"{said} without {without}" if without and self.total is not None else said

    @property
    def population_text(self) -> str:
        return format_number(None if self.population is None else Decimal(self.population))

"""The cost of a post as the page, the printed paper and the spreadsheet show it. All of them are made of it alone."""

from dataclasses import dataclass
from decimal import Decimal

from guidance.rules.costs.cost_numbers import Number
from guidance.rules.costs.posts import Post
from guidance.rules.costs.staffing import AmhpLine
from guidance.rules.money import format_pounds
from guidance.rules.numbers import format_number

ASSUMPTIONS = (
    "Each step is rounded to the penny, half a penny up.",
    "For a part-time post the supplement and the most that is repaid go by the hours: that is our assumption.",
    "National Insurance goes by tax years: the rate from 6 April is used for the whole contract year.",
    "Not held means that nobody here holds it: it is not 0.",
)
UP_TO, AT_LEAST = "up to", "at least"


@dataclass(frozen=True, slots=True)
class SumStep:
    """One line of the sum. `working` shows how the amount was worked out; an amount of None is not held.

    `limit` is UP_TO or AT_LEAST if the source gives only a limit.
    """

    label: str
    working: str
    amount: Decimal | None
    limit: str = ""

    @property
    def text(self) -> str:
        said = format_pounds(self.amount)
        return f"{self.limit} {said}" if self.limit and self.amount is not None else said


@dataclass(frozen=True, slots=True)
class Part:
    heading: str
    steps: tuple[SumStep, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class CostSheet:
    """`parts` and `numbers` are the steps and all the numbers used, and are empty if only the number of AMHPs was
    asked for.

    `total` is a year's cost before anything is repaid, and `claimed` what may be claimed of it from the ARRS. `pay` and
    `most` are for a full-time post. `rule` says who pays, in Markdown. `cautions` are sentences; `address` is the page
    with these answers.
    """

    post: Post
    pay: Decimal | None = None
    total: Decimal | None = None
    claimed: Decimal | None = None
    most: Decimal | None = None
    parts: tuple[Part, ...] = ()
    numbers: tuple[Number, ...] = ()
    rule: str = ""
    rule_sources: str = ""
    cautions: tuple[str, ...] = ()
    population: int | None = None
    amhps: tuple[AmhpLine, ...] = ()
    called: str = ""
    address: str = ""

    @property
    def who_pays(self) -> Part:
        return self.parts[-1]

    @property
    def population_text(self) -> str:
        return format_number(None if self.population is None else Decimal(self.population))

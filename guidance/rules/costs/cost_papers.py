"""A sum as it is shown, printed and put into a spreadsheet: with the rule of its year, and what else was asked."""

from dataclasses import dataclass
from decimal import Decimal

from guidance.rules.costs.cost_sheets import CostSheet
from guidance.rules.numbers import number

ASSUMPTIONS = (
    "Each step is rounded to the penny, half a penny up.",
    "For a part-time post the supplement and the most that is repaid go by the hours: that is our assumption.",
    "National Insurance goes by tax years: the rate from 6 April is used for the whole contract year.",
    "Not held means that nobody here holds it: it is not 0.",
)


@dataclass(frozen=True, slots=True)
class AmhpLine:
    """How many AMHPs an area would have by one ratio."""

    label: str
    basis: str
    ratio: str  # 'one for 7,600 people'
    amhps: Decimal | None
    source: str


@dataclass(frozen=True, slots=True)
class CostPaper:
    """`rule` is what is held of who pays, as Markdown, and `rule_sources` where it is from. `sheet` is None where only
    the number of AMHPs was asked. `cautions` are sentences; `address` is where to work it out again."""

    called: str
    sheet: CostSheet | None
    rule: str
    rule_sources: str
    cautions: tuple[str, ...]
    population: int | None
    amhps: tuple[AmhpLine, ...]
    address: str

    @property
    def population_text(self) -> str:
        return number(None if self.population is None else Decimal(self.population))

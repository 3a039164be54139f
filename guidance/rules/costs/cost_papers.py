"""A sum for the page, the printed paper and the spreadsheet, with the year's rule and the other answers."""

from dataclasses import dataclass
from decimal import Decimal

from guidance.rules.costs.cost_sheets import CostSheet
from guidance.rules.numbers import format_number

ASSUMPTIONS = (
    "Each step is rounded to the penny, half a penny up.",
    "For a part-time post the supplement and the most that is repaid go by the hours: that is our assumption.",
    "National Insurance goes by tax years: the rate from 6 April is used for the whole contract year.",
    "Not held means that nobody here holds it: it is not 0.",
)


@dataclass(frozen=True, slots=True)
class AmhpLine:
    """How many AMHPs an area would have at one ratio. None if not known."""

    label: str
    basis: str
    ratio: str  # 'one for 7,600 people'
    amhps: Decimal | None
    source: str


@dataclass(frozen=True, slots=True)
class CostPaper:
    """`rule` says who pays, in Markdown, and `rule_sources` where that is from. `sheet` is None if only the number of
    AMHPs was asked for. `cautions` are sentences; `address` is the page with these answers."""

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
        return format_number(None if self.population is None else Decimal(self.population))

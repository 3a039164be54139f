"""How many approved mental health professionals an area would have at a ratio to its population."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

WARNING = (
    "The draft workforce plan calls these ratios very out of date, is concerned about the evidence behind them, and "
    "gives them as an example only."
)


@dataclass(frozen=True, slots=True)
class AmhpLine:
    """How many AMHPs an area would have at one ratio. None if not known."""

    label: str
    basis: str
    ratio: str  # 'one for 7,600 people'
    amhps: Decimal | None
    source: str


def amhps_for(population: int | None, people_for_each: Decimal | None) -> Decimal | None:
    """Full-time equivalents, to one decimal place, half up. None if either number is missing.

    The source is the National Workforce Plan for AMHPs, draft of December 2018, part 4. In 1991 the Social Care
    Inspectorate recommended one for 7,600 people (inner city) and one for 11,800 (elsewhere). In November 2017 the
    average was one for 16,000.
    The plan's own examples: 250,000 people in an inner city, 33; a shire county of 1.1 million, 100, for which its
    ratio gives 93.
    """
    if population is None or people_for_each is None:
        return None
    return (Decimal(population) / people_for_each).quantize(Decimal("0.1"), ROUND_HALF_UP)

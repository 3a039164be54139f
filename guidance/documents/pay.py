"""A band's pay in a year, in the words of a document, with the source: where it changed within the year, the latest."""

from dataclasses import dataclass

from guidance.models import PayPoint
from guidance.rules.dates import long_date
from guidance.rules.money import format_pounds
from guidance.rules.years import contract_years


@dataclass(frozen=True, slots=True)
class PayShown:
    text: str  # '£38,682 to £46,580 a year in 2026/27, full time'
    source: str
    lines: tuple[tuple[str, str], ...]  # each step's key and amount, for the data that a Word file carries


def find_pay(band: str, year: str) -> PayShown | None:
    """None where we hold no amount: the document then has a place for the salary."""
    if not band or not year:
        return None
    try:
        first, last = contract_years.get_bounds(year)
    except ValueError:  # read from a file that somebody sent
        return None
    latest: dict[str, PayPoint] = {}
    points = PayPoint.objects.holding_in(first, last).filter(band__slug=band, amount__isnull=False)
    for point in points.select_related("source").order_by("holds_from"):
        latest[point.step] = point
    held = sorted(latest.values(), key=lambda point: point.amount or 0)
    if not held:
        return None
    lowest, highest = format_pounds(held[0].amount), format_pounds(held[-1].amount)
    amounts = lowest if lowest == highest else f"{lowest} to {highest}"
    source = held[0].source
    begun = max(point.holds_from for point in held)
    since = f" from {long_date(begun)}" if begun > first else ""
    return PayShown(
        f"{amounts} a year in {contract_years.label_year(year)}{since}, full time",
        ". ".join(part for part in (f"{source.title}, {source.publisher}", source.caution) if part),
        tuple((f"pay:{year}:{band}:{point.step}", format_pounds(point.amount)) for point in held),
    )

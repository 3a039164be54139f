"""A band's pay in a year, in the words of a document, with the source."""

from dataclasses import dataclass

from guidance.models import PayPoint
from guidance.rules.money import format_pounds
from guidance.rules.years.contract_years import label_year


@dataclass(frozen=True, slots=True)
class PayShown:
    text: str  # '£38,682 to £46,580 a year in 2026/27, full time'
    source: str
    lines: tuple[tuple[str, str], ...]  # each step's key and amount, for the data that a Word file carries


def find_pay(band: str, year: str) -> PayShown | None:
    """None where we hold no amount: the document then has a place for the salary."""
    if not band or not year:
        return None
    points = PayPoint.objects.filter(band__slug=band, contract_year__slug=year, amount__isnull=False)
    held = sorted(points.select_related("source"), key=lambda point: point.amount or 0)
    if not held:
        return None
    lowest, highest = format_pounds(held[0].amount), format_pounds(held[-1].amount)
    amounts = lowest if lowest == highest else f"{lowest} to {highest}"
    source = held[0].source
    return PayShown(
        f"{amounts} a year in {label_year(year)}, full time",
        ". ".join(part for part in (f"{source.title}, {source.publisher}", source.caution) if part),
        tuple((f"pay:{year}:{band}:{point.step}", format_pounds(point.amount)) for point in held),
    )

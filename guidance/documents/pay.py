"""A band's pay in a year, in the words of a document, with the source: where it changed within the year, the latest."""

from dataclasses import dataclass
from decimal import Decimal

from guidance.documents import supplement
from guidance.models import PayPoint
from guidance.rules.costs.employment_cost import in_proportion
from guidance.rules.costs.posts import FULL_TIME_WEEK, Post
from guidance.rules.dates import long_date
from guidance.rules.money import Range, format_pounds
from guidance.rules.numbers import format_number
from guidance.rules.years.contract_years import get_bounds


@dataclass(frozen=True, slots=True)
class PayShown:
    """`part_time` is blank for a full-time post, and where the hours are not said."""

    text: str  # '£38,682 to £46,580 a year in 2026/27, full time'
    part_time: str  # '£30,945.60 to £37,264 for 30 hours a week'
    source: str
    lines: tuple[tuple[str, str], ...]  # each step's key and amount, for the data that a Word file carries
    in_area: supplement.SupplementShown | None = None  # the high cost area supplement


def find_pay(post: Post) -> PayShown | None:
    """None where we have no amount: the document then has a place for the salary."""
    if not post.band or not post.year:
        return None
    try:
        first, last = get_bounds(post.year)
    except ValueError:  # read from a file that somebody sent
        return None
    latest: dict[str, PayPoint] = {}
    points = PayPoint.objects.holding_in(first, last).filter(band__slug=post.band, amount__isnull=False)
    for point in points.select_related("source").order_by("holds_from"):
        latest[point.step] = point
    held = sorted(latest.values(), key=lambda point: point.amount or 0)
    if not held:
        return None
    lowest, highest = held[0].amount or Decimal(0), held[-1].amount or Decimal(0)  # none is empty: see above
    source = held[0].source
    begun = max(point.holds_from for point in held)
    since = f" from {long_date(begun)}" if begun > first else ""
    part_time = ""
    if post.wte and post.wte < 1:
        ends = (in_proportion(end, post.hours, FULL_TIME_WEEK) for end in (lowest, highest))
        part_time = f"{Range(*ends).text} for {format_number(post.hours)} hours a week"
    return PayShown(
        f"{Range(lowest, highest).text} a year in {post.year_text}{since}, full time",
        part_time,
        ". ".join(part for part in (f"{source.title}, {source.publisher}", source.caution) if part),
        tuple((f"pay:{post.year}:{post.band}:{point.step}", format_pounds(point.amount)) for point in held),
        supplement.find_supplement(post, (lowest, highest)),
    )

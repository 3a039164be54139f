"""The high cost area supplement of a post in or near London, in the words of a document, with its sources.

NHS terms and conditions of service handbook, section 4: a share of basic pay between two limits, for part-time hours in
proportion.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from guidance import models
from guidance.rules.costs.employment_cost import high_cost_supplement, in_proportion
from guidance.rules.costs.posts import FULL_TIME_WEEK, Post
from guidance.rules.fixed.slugs import SeriesSlug
from guidance.rules.money import Range
from guidance.rules.numbers import format_number
from guidance.rules.years import contract_years, holding

SERIES = (SeriesSlug.SUPPLEMENT_RATE, SeriesSlug.SUPPLEMENT_MINIMUM, SeriesSlug.SUPPLEMENT_MAXIMUM)
WITHOUT = {"", models.Zone.REST_OF_ENGLAND.value}


@dataclass(frozen=True, slots=True)
class SupplementShown:
    """`text` has no amount where we have not found the rates of the year."""

    text: str
    sources: tuple[str, ...]


def find_supplement(post: Post, pay: tuple[Decimal, Decimal]) -> SupplementShown | None:
    """For full-time pay from the first amount to the second. None where the place has no supplement."""
    if post.zone in WITHOUT:
        return None
    place = models.Zone(post.zone).label
    rows = [_find_figure(post, series) for series in SERIES]
    rate, least, most = (row.value if row else None for row in rows)
    amounts = [amount for end in pay if (amount := high_cost_supplement(end, rate, least, most)) is not None]
    if len(amounts) < len(pay):
        return SupplementShown(f"plus the high cost area supplement for {place}", ())
    name = f"the high cost area supplement for {place}"
    text = f"plus {name}: {Range(*amounts).text} a year in {post.year_text}, full time"
    if post.wte and post.wte < 1:
        ends = [amount for one in amounts if (amount := in_proportion(one, post.hours, FULL_TIME_WEEK)) is not None]
        text += f"; {Range(*ends).text} for {format_number(post.hours)} hours a week"
    return SupplementShown(text, _name_sources([row for row in rows if row]))


def _find_figure(post: Post, series: SeriesSlug) -> models.Figure | None:
    rows = models.Figure.objects.filter(series__slug=series, zone=post.zone).select_related("source")
    _, last = contract_years.get_bounds(post.year)
    return holding.find_on(rows, last)


def _name_sources(rows: Sequence[models.Figure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{row.source.title}, {row.source.publisher}" for row in rows))

"""Sources as a page cites them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from guidance.models import Source
from guidance.models.sources import NOT_SEEN


class Cites(Protocol):
    """A row with a source and a place in it: a citation, or a fact that has one source."""

    @property
    def source(self) -> Source: ...

    @property
    def locator(self) -> str: ...


LONGEST_PLACE = 24  # a longer one is folded away with the rest


@dataclass(frozen=True, slots=True)
class SourceCited:
    source_title: str
    short_title: str
    source_url: str
    publisher: str
    date_text: str
    locator: str
    scope_text: str
    evidence_text: str
    standing_text: str
    checked_text: str
    marks: str

    @property
    def in_short(self) -> str:
        """Its name and place in a few words, and in brackets what is out of the ordinary about it."""
        place = self.locator if len(self.locator) <= LONGEST_PLACE else ""
        return ", ".join(filter(None, (self.short_title, place))) + (f" ({self.marks})" if self.marks else "")


def cite_row(row: Cites) -> SourceCited:
    return cite_place(row.source, row.locator)


def cite_place(source: Source, locator: str) -> SourceCited:
    return SourceCited(
        source_title=source.title,
        short_title=source.short_title,
        source_url=source.get_absolute_url(),
        publisher=source.publisher,
        date_text=source.short_date_text,
        locator=locator,
        scope_text=source.scope_text,
        evidence_text=source.caution,
        standing_text="" if source.standing == Source.Standing.CURRENT else source.get_standing_display(),
        checked_text=source.checked_text,
        marks=", ".join(_find_marks(source)),
    )


def _find_marks(source: Source) -> Iterator[str]:
    """A source of a contract year names the year, so that a later one has superseded it goes without saying."""
    if source.evidence == Source.Evidence.SECONDARY:
        yield "reported"
    is_of_past_year = source.standing == Source.Standing.SUPERSEDED and source.contract_year_id
    if source.standing != Source.Standing.CURRENT and not is_of_past_year:
        yield source.get_standing_display().lower()
    if source.scope == Source.Scope.LOCAL:
        yield "local"
    if source.reading == Source.Reading.NAMED:
        yield NOT_SEEN


def cite_all(rows: Iterable[Cites]) -> tuple[SourceCited, ...]:
    """Each source once, in order, with all its places."""
    places: dict[Source, list[str]] = {}
    for row in rows:
        places.setdefault(row.source, []).append(row.locator)
    return tuple(cite_place(source, "; ".join(dict.fromkeys(locators))) for source, locators in places.items())

"""The way to a role and its bands: what people bring, what they qualify as, and the bands that sources give."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from guidance import models
from guidance.presenters import citations
from guidance.presenters.prose import Prose
from guidance.rules.years.year_shown import NOTHING_FOUND

Aspect = models.RoleAspect.Aspect

# In the order of the picture. Neither is said to come before the other: for some roles it is the other way round.
WAYS_IN = {Aspect.QUALIFICATION: "Qualification", Aspect.ENTRY_REQUIREMENT: "Entry requirement"}


@dataclass(frozen=True, slots=True)
class WayIn:
    """`html` is blank where we have nothing, and `gap` then says so."""

    heading: str
    html: SafeString
    gap: str
    citations: tuple[citations.SourceCited, ...]


@dataclass(frozen=True, slots=True)
class BandStep:
    name: str
    is_in: bool


@dataclass(frozen=True, slots=True)
class BandsDrawn:
    """A range of bands that sources agree on. `steps` are all the bands; `goes_on` is whether it has no upper limit."""

    text: str
    registration: str
    notes: tuple[SafeString, ...]
    steps: tuple[BandStep, ...]
    goes_on: bool
    citations: tuple[citations.SourceCited, ...]


@dataclass(frozen=True, slots=True)
class WayPicture:
    """`bands` are of `year`, the latest of which a source gives bands in rows.

    Without any, `bands_html` is what a source says of them in words; and without that, `gap` says so.
    """

    id: str
    role: str
    ways_in: tuple[WayIn, ...]
    year: str
    bands: tuple[BandsDrawn, ...]
    bands_html: SafeString
    bands_citations: tuple[citations.SourceCited, ...]
    gap: str


def draw_way(
    role: models.Role,
    aspects: Iterable[models.RoleAspect],
    rows: Iterable[models.RoleBand],
    scale: Sequence[models.Band],
    prose: Prose,
) -> WayPicture:
    """`aspects` and `rows` are the role's, in every year; `scale` is every band, lowest first."""
    said = {aspect: [row for row in aspects if row.aspect == aspect] for aspect in Aspect}
    latest = _find_latest([row for row in rows if row.lowest])
    in_words = [] if latest else said[Aspect.BAND]
    return WayPicture(
        id=f"way-{role.slug}",
        role=str(role),
        ways_in=tuple(_way_in(heading, said[aspect], prose) for aspect, heading in WAYS_IN.items()),
        year=str(latest[0].contract_year) if latest else "",
        bands=tuple(_draw_bands(agreeing, scale, prose) for agreeing in _group_agreeing(latest)),
        bands_html=_join(in_words, prose),
        bands_citations=citations.cite_all(in_words),
        gap="" if latest or in_words else NOTHING_FOUND,
    )


def _find_latest(rows: Sequence[models.RoleBand]) -> list[models.RoleBand]:
    latest = max((row.contract_year.slug for row in rows), default="")
    return [row for row in rows if row.contract_year.slug == latest]


def _way_in(heading: str, rows: Sequence[models.RoleAspect], prose: Prose) -> WayIn:
    return WayIn(heading, _join(rows, prose), "" if rows else NOTHING_FOUND, citations.cite_all(rows))


def _join(rows: Iterable[models.RoleAspect], prose: Prose) -> SafeString:
    return format_html_join("", "{}", ((prose.html(row.text),) for row in rows))


def _group_agreeing(rows: Iterable[models.RoleBand]) -> list[list[models.RoleBand]]:
    """The rows that give the same bands and the same registration together, the lowest bands first."""
    groups: dict[tuple[str, str], list[models.RoleBand]] = {}
    for row in sorted(rows, key=_place_on_scale):
        groups.setdefault((row.bands_text, row.registration), []).append(row)
    return list(groups.values())


def _place_on_scale(row: models.RoleBand) -> tuple[int, float]:
    lowest = row.lowest.order if row.lowest else 0
    return lowest, row.highest.order if row.highest else float("inf")


def _draw_bands(rows: Sequence[models.RoleBand], scale: Sequence[models.Band], prose: Prose) -> BandsDrawn:
    first = rows[0]
    return BandsDrawn(
        text=first.bands_text,
        registration=first.get_registration_display(),
        notes=tuple(prose.line(note) for note in dict.fromkeys(row.note for row in rows if row.note)),
        steps=tuple(BandStep(band.slug, first.includes(band)) for band in scale),
        goes_on=first.highest is None,
        citations=citations.cite_all(rows),
    )

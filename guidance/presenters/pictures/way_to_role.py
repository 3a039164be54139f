"""The way to a role and its bands: what people bring, what they qualify as, and the bands that sources give."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from guidance import models
from guidance.presenters.citations import SourceCited, cite_all
from guidance.presenters.prose import Prose
from guidance.presenters.years import ChosenYear
from guidance.rules.years.contract_years import label_year
from guidance.rules.years.year_shown import NOTHING_FOUND, WHOM_TO_ASK, find_year_shown

Aspect = models.RoleAspect.Aspect

# In the order of the picture. Neither is said to come before the other: for some roles it is the other way round.
WAYS_IN = {Aspect.QUALIFICATION: "Qualification", Aspect.ENTRY_REQUIREMENT: "Entry requirement"}


@dataclass(frozen=True, slots=True)
class WayIn:
    """`html` is blank where we hold nothing, and `gap` then says so."""

    heading: str
    html: SafeString
    gap: str
    citations: tuple[SourceCited, ...]


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
    citations: tuple[SourceCited, ...]


@dataclass(frozen=True, slots=True)
class WayPicture:
    """`bands` are of `year`, and `gap` says so where that is not the year asked.

    Where no source gives bands that can be drawn, `bands_html` is what one says of them in words, or blank.
    """

    id: str
    role: str
    role_href: str
    ways_in: tuple[WayIn, ...]
    year: str
    gap: str
    bands: tuple[BandsDrawn, ...]
    bands_html: SafeString
    bands_citations: tuple[SourceCited, ...]


def draw_way(
    role: models.Role,
    aspects: Iterable[models.RoleAspect],
    rows: Iterable[models.RoleBand],
    scale: Sequence[models.Band],
    chosen: ChosenYear,
    prose: Prose,
) -> WayPicture:
    """`aspects` and `rows` are the role's, in every year; `scale` is every band, lowest first."""
    said = {aspect: [row for row in aspects if row.aspect == aspect] for aspect in Aspect}
    stated = [row for row in rows if row.lowest]
    shown = find_year_shown(chosen.slug, (row.contract_year.slug for row in stated))
    ways_in = tuple(_way_in(heading, said[aspect], prose) for aspect, heading in WAYS_IN.items())
    of_year = [row for row in stated if row.contract_year.slug == shown]
    in_words = [] if of_year else said[Aspect.BAND]
    return WayPicture(
        id=f"way-{role.slug}",
        role=str(role),
        role_href=role.get_absolute_url(),
        ways_in=ways_in,
        year=str(of_year[0].contract_year) if of_year else "",
        gap=_write_gap(chosen.slug, shown) if not in_words else "",
        bands=tuple(_draw_bands(agreeing, scale, prose) for agreeing in _group_agreeing(of_year)),
        bands_html=_join(in_words, prose),
        bands_citations=cite_all(in_words),
    )


def _write_gap(asked: str, shown: str | None) -> str:
    """The answer of the year asked is in words elsewhere on the page: this is about what sources give in bands."""
    if shown is None:
        return f"{NOTHING_FOUND} {WHOM_TO_ASK}"
    return "" if shown == asked else f"We have not found a source that gives them for {label_year(asked)}."


def _way_in(heading: str, rows: Sequence[models.RoleAspect], prose: Prose) -> WayIn:
    return WayIn(heading, _join(rows, prose), "" if rows else NOTHING_FOUND, cite_all(rows))


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
        citations=cite_all(rows),
    )

"""The rates of a year that somebody starts, such as London supplements: a figure more in each series that was given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from guidance import models
from guidance.content.kinds import Key
from guidance.content.records import Record, make_canonical
from guidance.publishing import errors, permissions
from guidance.publishing.drafting import drafts, roots
from guidance.publishing.drafting.snapshots import Snapshot, read_live_snapshot
from guidance.publishing.going_live import membership
from guidance.publishing.new_year.year_drafts import YearDrafts, read_again
from guidance.rules.editing.pasted_grid import Cell

LONGEST_SLUG = 60


@dataclass(frozen=True)
class Rates:
    """By series and zone: last year's figure, and the value that a draft has for this year."""

    last: Mapping[Cell, models.Figure]
    drafted: Mapping[Cell, str]

    @property
    def missing(self) -> list[models.Figure]:
        return [figure for cell, figure in self.last.items() if cell not in self.drafted]


def read_rates(year: YearDrafts) -> Rates:
    """The rates that began in last year. Where one changed within it, the later counts."""
    began = models.Figure.objects.filter(holds_from__gte=year.last.starts_on, holds_from__lte=year.last.ends_on)
    rows = began.select_related("series").order_by("series__order", "series__slug", "order", "holds_from")
    first, last = year.bounds
    figures = [child for _, snapshot in year.drafts for child in snapshot.children if child.kind is models.Figure]
    drafted = {
        (str(figure.fields["series"][0]), figure.fields.get("zone", "")): str(figure.fields.get("value", ""))
        for figure in figures
        if figure.fields.get("holds_from") and first <= figure.fields["holds_from"] <= last
    }
    return Rates({(row.series.slug, row.zone): row for row in rows}, drafted)


@transaction.atomic
def draft_rates(
    year: YearDrafts, values: Mapping[Cell, Decimal], *, source: Key, locator: str, by: User, at: datetime
) -> list[models.Edition]:
    """One draft for each series. Raises PublishingError if somebody has drafted one of them meanwhile."""
    permissions.require_permission(by, permissions.DRAFT)
    models.ContentVersion.lock()
    now = read_again(year)
    rates = read_rates(now)
    if rates.drafted.keys() & values.keys() or values.keys() - rates.last.keys():
        raise errors.WrongStateError("Somebody has drafted some of these rates meanwhile. Open this page again.")
    made = []
    for series in dict.fromkeys(series for series, _ in values):
        given = {cell: value for cell, value in values.items() if cell[0] == series}
        cited = {"source": source, "locator": locator}
        figures = [_write_figure(year, rates.last[cell], value, cited) for cell, value in given.items()]
        made.append(_add_to_series(now, rates.last[next(iter(given))].series, figures, by=by, at=at))
    for edition in made[:1]:  # all of them cite the same source
        membership.join_with_cited(edition, by=by, at=at)
    return made


def _add_to_series(
    year: YearDrafts, series: models.FigureSeries, figures: list[Record], *, by: User, at: datetime
) -> models.Edition:
    """In the draft of the series that the release has, or in a new one."""
    root = roots.root_of(series)
    for edition, snapshot in year.drafts:
        if edition.root_id == root.pk:
            longer = Snapshot.of(snapshot.root, _add_last(snapshot.children, figures))
            return drafts.save_draft(edition, longer, revision=edition.revision, by=by, at=at).edition
    live = read_live_snapshot(models.FigureSeries, series.pk)
    if live is None:
        raise errors.WrongStateError(f"'{series}' is not live any more. Open this page again.")
    base = roots.get_live_edition(root, at=at)
    longer = Snapshot.of(live.root, _add_last(live.children, figures))
    return drafts.start_draft(root, longer, base=base, by=by, at=at, release=year.release)


def _add_last(held: Iterable[Record], figures: list[Record]) -> list[Record]:
    """New figures come after those that the series has."""
    held = list(held)
    last = max((int(one.fields.get("order", 0)) for one in held if one.kind is models.Figure), default=0)
    placed = (Record(one.kind, {**one.fields, "order": place}) for place, one in enumerate(figures, last + 1))
    return [*held, *placed]


def _write_figure(year: YearDrafts, before: models.Figure, value: Decimal, cited: dict[str, Any]) -> Record:
    """As the year before, with its own days. `basis` and `scope` say what the editor saw beside the box."""
    old, new = str(year.last), year.label
    values = {
        "series": before.series.natural_key(),
        "slug": _write_slug(year, before.slug),
        "label": before.label.replace(old, new),
        "value": value,
        "as_of": _a_year_on(before.as_of),
        "date_precision": before.date_precision,
        "holds_from": _a_year_on(before.holds_from),
        "holds_to": _a_year_on(before.holds_to),
        "zone": before.zone,
        "basis": before.basis,
        "scope": before.scope,
    }
    return make_canonical(models.Figure, {**values, **cited})


def _write_slug(year: YearDrafts, before: str) -> str:
    if year.last.slug in before:
        return before.replace(year.last.slug, year.slug)
    return f"{year.slug}-{before}"[:LONGEST_SLUG].rstrip("-")


def _a_year_on(day: date | None) -> date | None:
    if day is None:
        return None
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if is_leap_day else day.day)

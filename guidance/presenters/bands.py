"""Agenda for Change bands: what each pays by year, and which roles sit at it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from guidance.models import Band, PayPoint, RoleBand, Statement
from guidance.models.page_paths import page_path
from guidance.presenters.charts import Chart, pay_chart
from guidance.presenters.citations import SourceCited, cite_all
from guidance.presenters.extras import BandOnPage, band_on_page
from guidance.presenters.guide_rows import BAND_RELATIONS
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.presenters.statements import StatementOnPage, statement_on_page
from guidance.presenters.tables import Row, Table
from guidance.rules.contract_years import label, slug_on
from guidance.rules.money import pounds

NO_STEP = "no such step"


@dataclass(frozen=True, slots=True)
class RoleBands:
    role: str
    role_href: str
    anchor: str
    bands: list[BandOnPage]


@dataclass(frozen=True, slots=True)
class BandListPage:
    year: str
    bands: list[Link]
    pay: Table | None
    chart: Chart | None
    citations: tuple[SourceCited, ...]
    differ: list[StatementOnPage]
    roles: list[RoleBands]


@dataclass(frozen=True, slots=True)
class PayYear:
    anchor: str
    year: str
    is_current: bool
    table: Table
    citations: tuple[SourceCited, ...]


@dataclass(frozen=True, slots=True)
class BandPage:
    name: str
    breadcrumbs: list[tuple[str, str]]
    current_year: str
    bands: list[Link]
    years: list[PayYear]
    roles: list[BandOnPage]


def band_list_page(day: date, prose: Prose) -> BandListPage:
    """Pay in the contract year that holds `day`, and what each source says of each role's band."""
    this_year = slug_on(day)
    bands = list(Band.objects.all())
    points = list(PayPoint.objects.filter(contract_year__slug=this_year).select_related("band", "source"))
    differ = Statement.objects.where_sources_differ().filter(section__topic__slug="banding").with_sources()
    return BandListPage(
        year=label(this_year),
        bands=_links(bands, None),
        pay=_pay_table(bands, points, label(this_year)) if points else None,
        chart=pay_chart(bands, points, label(this_year)),
        citations=_sources(points),
        differ=[statement_on_page(statement, prose) for statement in differ],
        roles=_by_role(RoleBand.objects.select_related(*BAND_RELATIONS).order_by("role", "contract_year"), prose),
    )


def band_page(bands: Sequence[Band], band: Band, day: date, prose: Prose) -> BandPage:
    """One band's pay in every year held, newest first, and the roles that some source puts at it."""
    this_year = slug_on(day)
    years: dict[str, list[PayPoint]] = {}
    points = PayPoint.objects.filter(band=band).select_related("contract_year", "source")
    for point in points.order_by("-contract_year__starts_on"):
        years.setdefault(point.contract_year.slug, []).append(point)
    role_bands = RoleBand.objects.select_related(*BAND_RELATIONS).order_by("role", "contract_year")
    return BandPage(
        name=str(band),
        breadcrumbs=[("Bands and pay", page_path("band-list"))],
        current_year=label(this_year),
        bands=_links(bands, band),
        years=[_pay_year(slug, points, current=slug == this_year) for slug, points in years.items()],
        roles=[band_on_page(row, prose) for row in role_bands if row.includes(band)],
    )


def _links(bands: Sequence[Band], current: Band | None) -> list[Link]:
    return [Link(str(band), band.get_absolute_url(), current=band == current) for band in bands]


def _pay_table(bands: Sequence[Band], points: Sequence[PayPoint], year: str) -> Table:
    held = {(point.band_id, point.step): point for point in points}
    return Table(
        id="pay",
        caption=f"Full-time pay a year in {year}, England",
        columns=["Band", *PayPoint.Step.labels],
        rows=[Row(str(band), [_amount(held.get((band.pk, step))) for step in PayPoint.Step.values]) for band in bands],
        numeric=True,
    )


def _pay_year(slug: str, points: Sequence[PayPoint], *, current: bool) -> PayYear:
    held = {point.step: point for point in points}
    return PayYear(
        anchor=f"year-{slug}",
        year=label(slug),
        is_current=current,
        table=Table(
            id=f"pay-{slug}",
            caption=f"Full-time pay a year in {label(slug)}, England",
            columns=["Step", "Pounds a year"],
            rows=[Row(step.label, [_amount(held[step])]) for step in PayPoint.Step if step in held],
            numeric=True,
        ),
        citations=_sources(points),
    )


def _amount(point: PayPoint | None) -> str | None:
    if point is None:
        return NO_STEP
    return None if point.amount is None else pounds(point.amount)


def _sources(points: Sequence[PayPoint]) -> tuple[SourceCited, ...]:
    return cite_all(points)


def _by_role(rows: Iterable[RoleBand], prose: Prose) -> list[RoleBands]:
    roles: dict[str, RoleBands] = {}
    for row in rows:
        held = roles.setdefault(row.role.slug, RoleBands(str(row.role), row.role.get_absolute_url(), row.role.slug, []))
        held.bands.append(band_on_page(row, prose))
    return list(roles.values())

"""Agenda for Change bands: what each pays by year, and which roles are at it."""

from collections.abc import Sequence
from dataclasses import dataclass

from guidance import models
from guidance.models.page_paths import page_path
from guidance.presenters import answers, charts, role_bands, statements, tables
from guidance.presenters.citations import SourceCited, cite_all
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.presenters.years import ChosenYear
from guidance.rules.fixed.slugs import TopicSlug
from guidance.rules.money import format_pounds
from guidance.rules.years.contract_years import label_year
from guidance.rules.years.nearest_years import find_nearest_years

NO_STEP = "no such step"


@dataclass(frozen=True, slots=True)
class RoleBands:
    """`answers` are for the chosen year; `bands` are what each source says about other years."""

    role: str
    role_href: str
    anchor: str
    answers: list[answers.AnsweredQuestion]
    bands: list[role_bands.BandOnPage]


@dataclass(frozen=True, slots=True)
class BandListPage:
    """`pay` is None where we hold none for the year; `nearest` links to the closest years that have it."""

    year: str
    bands: list[Link]
    pay: tables.TableOnPage | None
    nearest: list[Link]
    chart: charts.Chart | None
    citations: tuple[SourceCited, ...]
    differ: list[statements.StatementOnPage]
    roles: list[RoleBands]


@dataclass(frozen=True, slots=True)
class PayYear:
    anchor: str
    year: str
    note: str
    table: tables.TableOnPage
    citations: tuple[SourceCited, ...]


@dataclass(frozen=True, slots=True)
class BandPage:
    """`years` has the chosen year first. `pay_held` says whether we hold its pay; `roles` are at the band in it."""

    slug: str
    name: str
    breadcrumbs: list[tuple[str, str]]
    year: str
    pay_held: bool
    bands: list[Link]
    years: list[PayYear]
    roles: list[role_bands.BandOnPage]
    roles_of_other_years: list[role_bands.BandOnPage]


def band_list_page(chosen: ChosenYear, prose: Prose) -> BandListPage:
    """Pay in the chosen year, and what each source says about each role's band in every year."""
    bands = list(models.Band.objects.all())
    all_points = list(models.PayPoint.objects.select_related("band", "source", "contract_year"))
    points = [point for point in all_points if point.contract_year.slug == chosen.slug]
    years_paid = {point.contract_year.slug for point in all_points}
    differ = (
        models.Statement.objects.where_sources_differ().filter(section__topic__slug=TopicSlug.BANDING).with_sources()
    )
    return BandListPage(
        year=chosen.label,
        bands=_link_bands(bands, None),
        pay=_pay_table(bands, points, chosen.label) if points else None,
        nearest=[Link(label_year(slug), f"?year={slug}") for slug in find_nearest_years(chosen.slug, years_paid)],
        chart=charts.pay_chart(bands, points, chosen.label),
        citations=cite_all(points),
        differ=[statements.statement_on_page(statement, prose, chosen) for statement in differ],
        roles=_group_by_role(chosen, prose),
    )


def band_page(bands: Sequence[models.Band], band: models.Band, chosen: ChosenYear, prose: Prose) -> BandPage:
    """One band's pay in every year that we hold, and the roles that a source puts at it."""
    years: dict[str, list[models.PayPoint]] = {}
    for point in models.PayPoint.objects.filter(band=band).select_related("contract_year", "source"):
        years.setdefault(point.contract_year.slug, []).append(point)
    rows = [
        row
        for row in models.RoleBand.objects.select_related(*role_bands.BAND_RELATIONS).order_by("role", "contract_year")
        if row.includes(band)
    ]
    return BandPage(
        slug=band.slug,
        name=str(band),
        breadcrumbs=[("Bands and pay", page_path("band-list"))],
        year=chosen.label,
        pay_held=chosen.slug in years,
        bands=_link_bands(bands, band),
        years=[
            _pay_year(slug, years[slug], chosen)
            for slug in sorted(years, key=lambda slug: (slug == chosen.slug, slug), reverse=True)
        ],
        roles=[role_bands.band_on_page(row, prose) for row in rows if row.contract_year.slug == chosen.slug],
        roles_of_other_years=[
            role_bands.band_on_page(row, prose) for row in rows if row.contract_year.slug != chosen.slug
        ],
    )


def _link_bands(bands: Sequence[models.Band], current: models.Band | None) -> list[Link]:
    return [Link(str(band), band.get_absolute_url(), current=band == current) for band in bands]


def _pay_table(bands: Sequence[models.Band], points: Sequence[models.PayPoint], year: str) -> tables.TableOnPage:
    held = {(point.band_id, point.step): point for point in points}
    return tables.TableOnPage(
        id="pay",
        caption=f"Full-time pay a year in {year}, England",
        columns=["Band", *models.PayPoint.Step.labels],
        rows=[
            tables.TableRow(
                str(band), [_write_amount(held.get((band.pk, step))) for step in models.PayPoint.Step.values]
            )
            for band in bands
        ],
        numeric=True,
    )


def _pay_year(slug: str, points: Sequence[models.PayPoint], chosen: ChosenYear) -> PayYear:
    held = {point.step: point for point in points}
    note = "this year" if chosen.is_current else "the year chosen"
    return PayYear(
        anchor=f"year-{slug}",
        year=label_year(slug),
        note=note if slug == chosen.slug else "",
        table=tables.TableOnPage(
            id=f"pay-{slug}",
            caption=f"Full-time pay a year in {label_year(slug)}, England",
            columns=["Step", "Pounds a year"],
            rows=[
                tables.TableRow(step.label, [_write_amount(held[step])])
                for step in models.PayPoint.Step
                if step in held
            ],
            numeric=True,
        ),
        citations=cite_all(points),
    )


def _write_amount(point: models.PayPoint | None) -> str | None:
    if point is None:
        return NO_STEP
    return None if point.amount is None else format_pounds(point.amount)


def _group_by_role(chosen: ChosenYear, prose: Prose) -> list[RoleBands]:
    rows: dict[models.Role, list[models.RoleBand]] = {}
    for row in models.RoleBand.objects.select_related(*role_bands.BAND_RELATIONS).order_by("role", "contract_year"):
        rows.setdefault(row.role, []).append(row)
    facts = answers.cited_facts(models.YearFactCitation.objects.about(models.YearFact.Subject.BANDS).with_facts())
    roles = sorted({*rows, *(fact.role for fact in facts)}, key=lambda role: (role.order, role.name))
    return [_role_bands(role, answers.facts_of_role(role, facts), rows.get(role, []), chosen, prose) for role in roles]


def _role_bands(
    role: models.Role,
    facts: answers.CitedFacts,
    rows: Sequence[models.RoleBand],
    chosen: ChosenYear,
    prose: Prose,
) -> RoleBands:
    found = answers.answer_subjects([answers.Subject.BANDS], chosen.slug, facts, prose, bands=rows)
    return RoleBands(
        role=str(role),
        role_href=role.get_absolute_url(),
        anchor=role.slug,
        answers=found,
        bands=role_bands.bands_not_shown(rows, [one.year for one in found], prose),
    )

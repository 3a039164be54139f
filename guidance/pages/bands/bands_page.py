"""Agenda for Change bands: what each pays by year, and which roles are at it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from guidance import models
from guidance.models.guide.source_labels import find_weakest_label
from guidance.models.page_paths import page_path
from guidance.presenters import answers, charts, role_bands, statements, tables
from guidance.presenters.citations import SourceCited, cite_all
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.presenters.years import ChosenYear
from guidance.rules.fixed.slugs import TopicSlug
from guidance.rules.money import format_pounds
from guidance.rules.years import holding
from guidance.rules.years.contract_years import label_year
from guidance.rules.years.nearest_years import find_nearest_years

NO_STEP = "no such step"

Steps = dict[tuple[int, str], list[models.PayPoint]]  # by band and step
HeldSteps = Mapping[tuple[int, str], Sequence[holding.HeldFor[models.PayPoint]]]


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
    """`pay` is None where we have none for the year; `nearest` links to the closest years that have it.

    `ranges` are what each band pays on the last day that the page answers for, and `label` how firm that is.
    """

    year: str
    bands: list[Link]
    ranges: list[Link]
    label: str
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
    """`years` has the chosen year first. `pay` is its lowest and highest amount on the last day that the page answers
    for, blank where we have none; `roles` are at the band in it.
    """

    slug: str
    name: str
    breadcrumbs: list[tuple[str, str]]
    year: str
    pay: str
    bands: list[Link]
    years: list[PayYear]
    roles: list[role_bands.BandOnPage]
    roles_of_other_years: list[role_bands.BandOnPage]


def band_list_page(chosen: ChosenYear, prose: Prose) -> BandListPage:
    """Pay in the chosen year, and what each source says about each role's band in every year."""
    bands = list(models.Band.objects.all())
    steps = _group_by_step(models.PayPoint.objects.select_related("band", "source"))
    held = _find_in_year(steps, chosen.slug)
    points = [one.row for found in held.values() for one in found]
    years_paid = {year.slug for year in chosen.held if _find_in_year(steps, year.slug)}
    differ = (
        models.Statement.objects.where_sources_differ().filter(section__topic__slug=TopicSlug.BANDING).with_sources()
    )
    return BandListPage(
        year=chosen.label,
        bands=_link_bands(bands, None, chosen),
        ranges=_write_ranges(bands, _find_on_day(steps, chosen.days[-1]), chosen),
        label=find_weakest_label(point.source for point in points).label if points else "",
        pay=_pay_table(bands, held, chosen.slug) if points else None,
        nearest=[Link(label_year(slug), f"?year={slug}") for slug in find_nearest_years(chosen.slug, years_paid)],
        chart=charts.pay_chart(bands, _find_on_day(steps, chosen.days[-1]), chosen.label),
        citations=cite_all(points),
        differ=[statements.statement_on_page(statement, prose, chosen) for statement in differ],
        roles=_group_by_role(chosen, prose),
    )


def band_page(bands: Sequence[models.Band], band: models.Band, chosen: ChosenYear, prose: Prose) -> BandPage:
    """One band's pay in every year that we have, and the roles that a source puts at it."""
    steps = _group_by_step(models.PayPoint.objects.filter(band=band).select_related("source"))
    slugs = {chosen.slug, *(year.slug for year in chosen.held)}
    years = {slug: held for slug in slugs if (held := _find_in_year(steps, slug))}
    rows = [
        row
        for row in models.RoleBand.objects.select_related(*role_bands.BAND_RELATIONS).order_by(
            "role", "contract_year", "pk"
        )
        if row.includes(band)
    ]
    return BandPage(
        slug=band.slug,
        name=str(band),
        breadcrumbs=[("Bands and pay", page_path("band-list"))],
        year=chosen.label,
        pay=_write_range(_find_on_day(steps, chosen.days[-1])),
        bands=_link_bands(bands, band, chosen),
        years=[
            _pay_year(slug, years[slug], band, chosen)
            for slug in sorted(years, key=lambda slug: (slug == chosen.slug, slug), reverse=True)
        ],
        roles=[role_bands.band_on_page(row, prose) for row in rows if row.contract_year.slug == chosen.slug],
        roles_of_other_years=[
            role_bands.band_on_page(row, prose) for row in rows if row.contract_year.slug != chosen.slug
        ],
    )


def _link_bands(bands: Sequence[models.Band], current: models.Band | None, chosen: ChosenYear) -> list[Link]:
    return [Link(str(band), chosen.kept.link(band.get_absolute_url()), current=band == current) for band in bands]


def _group_by_step(points: Iterable[models.PayPoint]) -> Steps:
    found: Steps = {}
    for point in points:
        found.setdefault((point.band_id, point.step), []).append(point)
    return found


def _find_in_year(steps: Steps, year: str) -> HeldSteps:
    """What applies in the year of each step that has any."""
    return {key: found for key, points in steps.items() if (found := holding.find_in_year(points, year))}


def _find_on_day(steps: Steps, day: date) -> list[models.PayPoint]:
    return [point for points in steps.values() if (point := holding.find_on(points, day))]


def _write_range(points: Iterable[models.PayPoint]) -> str:
    amounts = [point.amount for point in points if point.amount is not None]
    if not amounts:
        return ""
    least, most = min(amounts), max(amounts)
    return format_pounds(least) if least == most else f"{format_pounds(least)} to {format_pounds(most)}"


def _write_ranges(bands: Sequence[models.Band], points: Sequence[models.PayPoint], chosen: ChosenYear) -> list[Link]:
    """The pay of each band that we have, as a note beside its link."""
    ranges = [(band, _write_range(point for point in points if point.band_id == band.pk)) for band in bands]
    return [Link(str(band), chosen.kept.link(band.get_absolute_url()), note=pay) for band, pay in ranges if pay]


def _pay_table(bands: Sequence[models.Band], held: HeldSteps, year: str) -> tables.TableOnPage:
    return tables.TableOnPage(
        id="pay",
        caption=f"Full-time pay a year in {label_year(year)}, England",
        columns=["Band", *models.PayPoint.Step.labels],
        rows=[
            tables.TableRow(
                str(band), [_write_amounts(held.get((band.pk, step)), year) for step in models.PayPoint.Step.values]
            )
            for band in bands
        ],
        numeric=True,
    )


def _pay_year(
    slug: str,
    held: HeldSteps,
    band: models.Band,
    chosen: ChosenYear,
) -> PayYear:
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
                tables.TableRow(step.label, [_write_amounts(held[band.pk, step], slug)])
                for step in models.PayPoint.Step
                if (band.pk, step) in held
            ],
            numeric=True,
        ),
        citations=cite_all(one.row for found in held.values() for one in found),
    )


def _write_amounts(found: Sequence[holding.HeldFor[models.PayPoint]] | None, year: str) -> str | None:
    """The step's amount or, where it changed within the year, each with its days."""
    if not found:
        return NO_STEP
    if all(one.row.amount is None for one in found):
        return None
    said = holding.write_amounts(found, year, lambda point: format_pounds(point.amount))
    return said[:1].upper() + said[1:]


def _group_by_role(chosen: ChosenYear, prose: Prose) -> list[RoleBands]:
    rows: dict[models.Role, list[models.RoleBand]] = {}
    for row in models.RoleBand.objects.select_related(*role_bands.BAND_RELATIONS).order_by(
        "role", "contract_year", "pk"
    ):
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
        role_href=chosen.kept.link(role.get_absolute_url()),
        anchor=role.slug,
        answers=found,
        bands=role_bands.bands_not_shown(rows, [one.year for one in found], prose),
    )

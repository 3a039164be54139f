"""The rows of a job description template, and the plain facts that the form and the checks use."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import unescape

from django.db.models import Prefetch, QuerySet
from django.utils.html import strip_tags

from guidance import models
from guidance.models.page_paths import page_path
from guidance.presenters.markdown import to_html
from guidance.presenters.role_bands import BAND_RELATIONS
from guidance.rules.fixed import keys
from guidance.rules.money import Range
from guidance.rules.recruitment import templates
from guidance.rules.recruitment.filled_in import show_prompts
from guidance.rules.years import holding


def templates_with_lines() -> QuerySet[models.JobDescription]:
    """Templates with their clauses, duties, sections and criteria, and the sources of these, in six queries."""
    criteria = Prefetch("criteria", models.Criterion.objects.select_related("source"))
    return _templates().prefetch_related(_sections(), criteria)


def templates_for_form() -> QuerySet[models.JobDescription]:
    """The same without the criteria, which no step of the form shows."""
    return _templates().prefetch_related(_sections(), Prefetch("criteria", models.Criterion.objects.none()))


def templates_with_sources() -> QuerySet[models.JobDescription]:
    """Templates with their lines, and the sources of their other parts too."""
    return templates_with_lines().prefetch_related(_citations())


def templates_for_page() -> QuerySet[models.JobDescription]:
    """The same without the sections, which the notes for the employer show."""
    criteria = Prefetch("criteria", models.Criterion.objects.select_related("source"))
    return _templates().prefetch_related(criteria, _citations())


def _templates() -> QuerySet[models.JobDescription]:
    clauses = models.Clause.objects.with_those_above().select_related("instrument__contract_year")
    duties = models.Duty.objects.select_related("source").prefetch_related(Prefetch("clauses", clauses))
    return models.JobDescription.objects.select_related("role", "band", "contract_year").prefetch_related(
        Prefetch("clauses", clauses), Prefetch("duties", duties)
    )


def _sections() -> Prefetch:
    return Prefetch("sections", models.JobDescriptionSection.objects.select_related("source"))


def _citations() -> Prefetch:
    return Prefetch("citations", models.JobDescriptionCitation.objects.select_related("source"))


def template_facts(template: models.JobDescription) -> templates.TemplateFacts:
    """Reads the template's lines: fetch it with `templates_with_lines`. Queries its role's bands and pay."""
    rows = (
        list(models.RoleBand.objects.filter(role=template.role_id).select_related(*BAND_RELATIONS))
        if template.band
        else []
    )
    pay = _pay_by_band() if template.band else {}
    allowed = [band.slug for band in pay if any(row.includes(band) for row in rows)]
    own = [template.band.slug] if template.band else []
    clauses = all_clauses(template)
    return templates.TemplateFacts(
        slug=template.slug,
        title=template.title,
        role=str(template.role),
        role_href=template.role.get_absolute_url(),
        band="".join(own),
        bands=tuple(allowed or own),
        bands_reference=templates.AdviceReference(
            f"What each source says about the bands of the role: {template.role.name}",
            f"{page_path('band-list')}#{template.role.slug}",
        ),
        pay=tuple(held for band, of_band in pay.items() if band.slug in {*allowed, *own} for held in of_band),
        duties=tuple(_build_duty_line(duty) for duty in template.duties.all()),
        criteria=tuple(criterion_line(criterion) for criterion in template.criteria.all()),
        supervision=_find_first(keys.ON_SUPERVISION, clauses),
        direct_bookings=_find_first(
            keys.ON_BOOKINGS, (clause for duty in template.duties.all() for clause in duty.clauses.all())
        ),
        asked=models.list_asked(template),
        sections=tuple(
            templates.SectionLine(section.slug, section.heading, section.text)
            for section in models.list_sections(template)
        ),
        is_training=template.is_training,
    )


def all_clauses(template: models.JobDescription) -> list[models.Clause]:
    """Every clause behind the template, each once, in the order of their texts."""
    found = {clause.pk: clause for clause in template.clauses.all()}
    for duty in template.duties.all():
        found |= {clause.pk: clause for clause in duty.clauses.all()}
    return sorted(found.values(), key=lambda clause: (clause.instrument.slug, clause.number))


def plain_text(markdown: str) -> str:
    """The text of Markdown without its marks, on one line."""
    return " ".join(unescape(strip_tags(to_html(markdown))).split())


def clause_behind(clause: models.Clause) -> templates.ClauseBehind:
    year = clause.instrument.contract_year
    return templates.ClauseBehind(
        number=clause.number,
        title=f"Network Contract DES {year}" if year else clause.instrument.title,
        href=clause.get_absolute_url(),
        plain_english=plain_text(clause.plain_english),
        is_must=clause.force == models.Clause.Force.MUST,
    )


def criterion_line(criterion: models.Criterion) -> templates.CriterionLine:
    essential = criterion.weight == models.Criterion.Weight.ESSENTIAL
    return templates.CriterionLine(criterion.slug, criterion.group, plain_text(show_prompts(criterion.text)), essential)


def _build_duty_line(duty: models.Duty) -> templates.DutyLine:
    clauses = tuple(clause_behind(clause) for clause in duty.clauses.all())
    on_bookings = any(models.is_on_bookings(clause) for clause in duty.clauses.all())
    return templates.DutyLine(
        duty.slug, duty.group, plain_text(show_prompts(duty.text)), duty.optional, clauses, duty.post_for, on_bookings
    )


def _find_first(wanted: Collection[keys.ClauseKey], clauses: Iterable[models.Clause]) -> templates.ClauseBehind | None:
    wanted_keys = {one.key for one in wanted}
    return next((clause_behind(clause) for clause in clauses if clause.natural_key() in wanted_keys), None)


@dataclass(frozen=True, slots=True)
class _PayRow:
    step: str
    holds_from: date
    holds_to: date | None
    amount: Decimal
    source: str


def _pay_by_band() -> dict[models.Band, list[templates.BandPay]]:
    """Every band, lowest first, with its pay in each year from the lowest step that we have to the highest.

    Where pay changed within a year, the latest.
    """
    names = ("step", "holds_from", "holds_to", "amount", "source__title")
    rows = models.Band.objects.order_by("order").values_list(
        "pk", "slug", "order", *(f"pay_points__{name}" for name in names)
    )
    found: dict[models.Band, list[_PayRow]] = {}
    for pk, slug, order, *values in rows:
        held = found.setdefault(models.Band(pk=pk, slug=slug, order=order), [])
        if values[3] is not None:
            held.append(_PayRow(*values))
    years = holding.list_years(row for of_band in found.values() for row in of_band)
    return {band: [pay for year in years if (pay := _pay_in_year(band, held, year))] for band, held in found.items()}


def _pay_in_year(band: models.Band, rows: Iterable[_PayRow], year: str) -> templates.BandPay | None:
    steps: dict[str, list[_PayRow]] = {}
    for row in rows:
        steps.setdefault(row.step, []).append(row)
    found = [holding.find_in_year(of_step, year)[-1:] for of_step in steps.values()]
    held = sorted((one.row for latest in found for one in latest), key=lambda row: row.amount)
    if not held:
        return None
    sources = dict.fromkeys((held[0].source, held[-1].source))
    return templates.BandPay(band.slug, year, Range(held[0].amount, held[-1].amount).text, " and ".join(sources))

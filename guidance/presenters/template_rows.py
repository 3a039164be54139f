"""The rows of a job description template, and the plain facts of it that the form and the checks work with."""

from collections.abc import Iterable, Sequence
from html import unescape

from django.db.models import Prefetch, QuerySet
from django.utils.html import strip_tags

from guidance.models import (
    Band,
    Clause,
    Criterion,
    Duty,
    JobDescription,
    JobDescriptionCitation,
    PayPoint,
    RoleBand,
)
from guidance.presenters.guide_rows import BAND_RELATIONS
from guidance.presenters.markdown import to_html
from guidance.rules.money import pounds
from guidance.rules.templates import ClauseBehind, CriterionLine, DutyLine, Pay, Reference, TemplateFacts


def templates_with_lines() -> QuerySet[JobDescription]:
    """Templates with all that is shown of each line, in six queries however many there are."""
    clauses = Clause.objects.with_those_above().select_related("instrument__contract_year")
    duties = Duty.objects.select_related("source").prefetch_related(Prefetch("clauses", clauses))
    return JobDescription.objects.select_related("role", "band", "contract_year").prefetch_related(
        Prefetch("clauses", clauses),
        Prefetch("duties", duties),
        Prefetch("criteria", Criterion.objects.select_related("source")),
        Prefetch("citations", JobDescriptionCitation.objects.select_related("source")),
    )


def template_facts(template: JobDescription) -> TemplateFacts:
    """Reads the template's lines, fetched by `templates_with_lines`, and the bands and pay of its role."""
    rows = list(RoleBand.objects.filter(role=template.role_id).select_related(*BAND_RELATIONS)) if template.band else []
    bands = [band for band in Band.objects.all() if any(row.includes(band) for row in rows)] if rows else []
    offered = sorted({*bands, *([template.band] if template.band else [])}, key=lambda band: band.order)
    clauses = all_clauses(template)
    return TemplateFacts(
        slug=template.slug,
        title=template.title,
        role=str(template.role),
        role_href=template.role.get_absolute_url(),
        band=template.band.slug if template.band else "",
        bands=tuple(band.slug for band in bands) or ((template.band.slug,) if template.band else ()),
        bands_reference=_bands_reference(rows),
        pay=tuple(_pay(offered)),
        duties=tuple(_duty(duty) for duty in template.duties.all()),
        criteria=tuple(criterion_line(criterion) for criterion in template.criteria.all()),
        supervision=_about(clauses, "supervision"),
        direct_bookings=_about(
            [clause for duty in template.duties.all() for clause in duty.clauses.all()], "direct booking"
        ),
    )


def all_clauses(template: JobDescription) -> list[Clause]:
    """Every clause behind the template, each once, in the order of their texts."""
    found = {clause.pk: clause for clause in template.clauses.all()}
    for duty in template.duties.all():
        found |= {clause.pk: clause for clause in duty.clauses.all()}
    return sorted(found.values(), key=lambda clause: (clause.instrument.slug, clause.number))


def plain_text(markdown: str) -> str:
    """What the Markdown says, without its marks, on one line."""
    return " ".join(unescape(strip_tags(to_html(markdown))).split())


def clause_behind(clause: Clause) -> ClauseBehind:
    year = clause.instrument.contract_year
    return ClauseBehind(
        number=clause.number,
        title=f"Network Contract DES {year}" if year else clause.instrument.title,
        href=clause.get_absolute_url(),
        plain_english=plain_text(clause.plain_english),
        is_must=clause.force == Clause.Force.MUST,
    )


def criterion_line(criterion: Criterion) -> CriterionLine:
    essential = criterion.weight == Criterion.Weight.ESSENTIAL
    return CriterionLine(criterion.slug, criterion.group, plain_text(criterion.text), essential)


def _duty(duty: Duty) -> DutyLine:
    clauses = tuple(clause_behind(clause) for clause in duty.clauses.all())
    return DutyLine(duty.slug, duty.group, plain_text(duty.text), duty.optional, clauses)


def _about(clauses: Iterable[Clause], words: str) -> ClauseBehind | None:
    """The first of the clauses that speaks of it."""
    for clause in clauses:
        if words in f"{clause.wording} {clause.plain_english}".lower():
            return clause_behind(clause)
    return None


def _bands_reference(rows: Sequence[RoleBand]) -> Reference | None:
    if not rows:
        return None
    latest = max(rows, key=lambda row: row.contract_year.starts_on)
    return Reference(f"{latest.source.title}, {latest.locator}", latest.get_absolute_url())


def _pay(bands: Iterable[Band]) -> Iterable[Pay]:
    """Each band's pay in each year, from its lowest step held to its highest. Never worked out."""
    steps: dict[tuple[str, str], list[PayPoint]] = {}
    points = PayPoint.objects.filter(band__in=list(bands), amount__isnull=False)
    for point in points.select_related("band", "contract_year", "source").order_by("amount"):
        steps.setdefault((point.band.slug, point.contract_year.slug), []).append(point)
    for (band, year), held in steps.items():
        lowest, highest = held[0], held[-1]
        text = f"{pounds(lowest.amount)} to {pounds(highest.amount)}" if len(held) > 1 else pounds(lowest.amount)
        sources = " and ".join(dict.fromkeys(point.source.title for point in (lowest, highest)))
        yield Pay(band, year, text, sources, lowest.get_absolute_url())

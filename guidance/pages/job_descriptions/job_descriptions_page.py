"""The list of job description templates, and a template with the clause and source behind each of its lines."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance import models
from guidance.models.page_paths import page_path
from guidance.presenters import citations, template_rows
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.presenters.years import ChosenYear
from guidance.rules.dates import long_date
from guidance.rules.recruitment.filled_in import show_prompts
from guidance.rules.recruitment.templates import ClauseBehind

Part = models.JobDescriptionCitation.Part
# In the document's order. Duties and the person specification come between the two.
BEFORE_DUTIES = (Part.PURPOSE, Part.EMPLOYER_NOTE)
AFTER_DUTIES = (
    Part.REPORTS_TO,
    Part.SUPERVISION,
    Part.WORKING_RELATIONSHIPS,
    Part.REGISTRATION,
    Part.SAFEGUARDING,
    Part.EQUALITY,
)


@dataclass(frozen=True, slots=True)
class TemplateCard:
    title: str
    href: str
    summary_html: SafeString
    tailor_href: str
    files: list[Link]


@dataclass(frozen=True, slots=True)
class RoleTemplates:
    role: str
    role_href: str
    anchor: str
    templates: list[TemplateCard]


@dataclass(frozen=True, slots=True)
class JobDescriptionListPage:
    roles: list[RoleTemplates]
    check_href: str


@dataclass(frozen=True, slots=True)
class PartOnPage:
    anchor: str
    heading: str
    html: SafeString
    citations: tuple[citations.SourceCited, ...]


@dataclass(frozen=True, slots=True)
class ClausesOfAText:
    title: str
    clauses: list[ClauseBehind]


@dataclass(frozen=True, slots=True)
class DutyOnPage:
    anchor: str
    html: SafeString
    optional: bool
    clauses: list[ClausesOfAText]
    citations: tuple[citations.SourceCited, ...]


@dataclass(frozen=True, slots=True)
class CriterionOnPage:
    html: SafeString
    assessment: str
    citations: tuple[citations.SourceCited, ...]


@dataclass(frozen=True, slots=True)
class DutyGroup:
    heading: str
    duties: list[DutyOnPage]


@dataclass(frozen=True, slots=True)
class CriterionGroup:
    """One table's rows: the criteria of a weight under a heading."""

    heading: str
    criteria: list[CriterionOnPage]


@dataclass(frozen=True, slots=True)
class JobDescriptionPage:
    title: str
    role: str
    breadcrumbs: list[tuple[str, str]]
    band: str
    band_href: str
    year: str
    years: str
    is_behind: bool
    current_year: str
    checked: str
    tailor_href: str
    notes_href: str
    questions_href: str
    files: list[Link]
    before: list[PartOnPage]
    groups: list[DutyGroup]
    after: list[PartOnPage]
    essential: list[CriterionGroup]
    desirable: list[CriterionGroup]
    clauses: list[ClausesOfAText]


def job_description_list_page(chosen: ChosenYear, prose: Prose) -> JobDescriptionListPage:
    roles: dict[str, RoleTemplates] = {}
    for template in models.JobDescription.objects.select_related("role", "band", "contract_year"):
        role = template.role
        role_href = chosen.kept.link(role.get_absolute_url())
        held = roles.setdefault(role.slug, RoleTemplates(str(role), role_href, role.slug, []))
        held.templates.append(_build_card(template, chosen, prose))
    return JobDescriptionListPage(list(roles.values()), page_path("job-description-check"))


def job_description_page(template: models.JobDescription, chosen: ChosenYear, prose: Prose) -> JobDescriptionPage:
    """Reads the template's lines: fetch it with `templates_for_page`."""
    years = list_years(template)
    return JobDescriptionPage(
        title=template.title,
        role=str(template.role),
        breadcrumbs=[("Job descriptions", page_path("job-description-list"))],
        band=str(template.band or ""),
        band_href=chosen.kept.link(template.band.get_absolute_url()) if template.band else "",
        year=str(template.contract_year or ""),
        years=" and ".join(filter(None, (", ".join(years[:-1]), *years[-1:]))),
        is_behind=bool(years) and years[-1] < chosen.current_label,
        current_year=chosen.current_label,
        checked=long_date(template.checked_on),
        tailor_href=page_path("tailor", template.slug),
        notes_href=page_path("employer-notes", template.slug),
        questions_href=page_path("role-interview-questions", template.role.slug),
        files=link_files(template),
        before=_build_parts(template, BEFORE_DUTIES, prose),
        groups=_group_duties(template.duties.all(), prose),
        after=_build_parts(template, AFTER_DUTIES, prose),
        essential=_group_criteria(template.criteria.all(), models.Criterion.Weight.ESSENTIAL, prose),
        desirable=_group_criteria(template.criteria.all(), models.Criterion.Weight.DESIRABLE, prose),
        clauses=_group_clauses(template_rows.all_clauses(template)),
    )


@dataclass(frozen=True, slots=True)
class NotesPage:
    title: str
    breadcrumbs: list[tuple[str, str]]
    tailor_href: str
    files: list[Link]


def notes_page(template: models.JobDescription) -> NotesPage:
    return NotesPage(
        title=template.title,
        breadcrumbs=[
            ("Job descriptions", page_path("job-description-list")),
            (template.title, template.get_absolute_url()),
        ],
        tailor_href=page_path("tailor", template.slug),
        files=[
            Link("Word", page_path("employer-notes-docx", template.slug)),
            Link("PDF", page_path("employer-notes-pdf", template.slug)),
        ],
    )


def link_files(template: models.JobDescription) -> list[Link]:
    return [
        Link("Word", page_path("job-description-docx", template.slug)),
        Link("PDF", page_path("job-description-pdf", template.slug)),
    ]


def _build_card(template: models.JobDescription, chosen: ChosenYear, prose: Prose) -> TemplateCard:
    return TemplateCard(
        title=template.title,
        href=chosen.kept.link(template.get_absolute_url()),
        summary_html=prose.html(show_prompts(template.purpose)),
        tailor_href=page_path("tailor", template.slug),
        files=link_files(template),
    )


def list_years(template: models.JobDescription) -> list[str]:
    """The contract years whose clauses it answers, oldest first."""
    years = {clause.instrument.contract_year for clause in template_rows.all_clauses(template)}
    return sorted(str(year) for year in years if year)


def _build_parts(template: models.JobDescription, parts: Iterable[Part], prose: Prose) -> list[PartOnPage]:
    found = []
    for part in parts:
        text = getattr(template, part.value.replace("-", "_"))
        if text:
            cited = citations.cite_all(citation for citation in template.citations.all() if citation.part == part)
            found.append(PartOnPage(part.value, part.label, prose.html(show_prompts(text)), cited))
    return found


def _group_duties(duties: Iterable[models.Duty], prose: Prose) -> list[DutyGroup]:
    groups: dict[str, DutyGroup] = {}
    for duty in duties:
        groups.setdefault(duty.group, DutyGroup(duty.group, [])).duties.append(
            DutyOnPage(
                anchor=f"duty-{duty.slug}",
                html=prose.html(show_prompts(duty.text)),
                optional=duty.optional,
                clauses=_group_clauses(duty.clauses.all()),
                citations=(citations.cite_row(duty),),
            )
        )
    return list(groups.values())


def _group_clauses(clauses: Iterable[models.Clause]) -> list[ClausesOfAText]:
    texts: dict[str, ClausesOfAText] = {}
    for clause in map(template_rows.clause_behind, clauses):
        texts.setdefault(clause.title, ClausesOfAText(clause.title, [])).clauses.append(clause)
    return list(texts.values())


def _group_criteria(
    criteria: Iterable[models.Criterion], weight: models.Criterion.Weight, prose: Prose
) -> list[CriterionGroup]:
    groups: dict[str, CriterionGroup] = {}
    for criterion in criteria:
        if criterion.weight == weight:
            groups.setdefault(criterion.group, CriterionGroup(criterion.group, [])).criteria.append(
                CriterionOnPage(
                    prose.html(show_prompts(criterion.text)),
                    criterion.get_assessment_display(),
                    (citations.cite_row(criterion),),
                )
            )
    return list(groups.values())

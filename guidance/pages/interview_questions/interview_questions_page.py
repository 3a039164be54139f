"""Questions to choose for an interview, and whether they test every essential criterion."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Prefetch
from django.utils.safestring import SafeString

from guidance import models
from guidance.documents import interview_pack
from guidance.models.page_paths import page_path
from guidance.presenters import template_rows
from guidance.presenters.citations import SourceCited, cite_row
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.rules.recruitment.document_checks import find_untested

NONE_CHOSEN = "Choose at least one question"


@dataclass(frozen=True, slots=True)
class PackRows:
    """`chosen` are the questions asked for, or those that are taken `by_default`.

    `template` is the job description asked for, or the role's first if any.
    """

    role: models.Role
    templates: list[models.JobDescription]
    template: models.JobDescription | None
    questions: list[models.InterviewQuestion]
    chosen: list[models.InterviewQuestion]
    by_default: list[models.InterviewQuestion]


@dataclass(frozen=True, slots=True)
class QuestionToChoose:
    slug: str
    subject: str
    question_html: SafeString
    good_answer_html: SafeString
    follow_ups_html: SafeString
    tests: list[str]
    chosen: bool
    citations: tuple[SourceCited, ...]


@dataclass(frozen=True, slots=True)
class TemplateToChoose:
    slug: str
    title: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class InterviewQuestionsPage:
    role: str
    role_slug: str
    breadcrumbs: list[tuple[str, str]]
    templates: list[TemplateToChoose]
    template: str
    questions: list[QuestionToChoose]
    chosen: int
    problem: str
    untested: list[str]
    pack_files: list[Link]
    sheet_files: list[Link]


def interview_role_links() -> list[Link]:
    """The roles that have questions, each with how many. Django drops a model's own order where it counts."""
    roles = (
        models.Role.objects.annotate(count=Count("interview_questions")).filter(count__gt=0).order_by("order", "name")
    )
    return [
        Link(
            str(role),
            page_path("role-interview-questions", role.slug),
            note=f"{role.count} questions",  # type: ignore[attr-defined]
        )
        for role in roles
    ]


def pack_rows(role: models.Role, template_slug: str, question_slugs: Sequence[str] | None) -> PackRows:
    """`question_slugs` of None chooses the eight that a template needs. Unknown slugs are ignored."""
    criteria = Prefetch("criteria", models.Criterion.objects.all())
    questions = list(
        models.InterviewQuestion.objects.filter(role=role).select_related("source", "role").prefetch_related(criteria)
    )
    templates = list(
        models.JobDescription.objects.filter(role=role)
        .select_related("role", "band", "contract_year")
        .prefetch_related(Prefetch("criteria", models.Criterion.objects.all()))
    )
    named = [template for template in templates if template.slug == template_slug]
    template = next(iter(named or templates), None)
    by_default = interview_pack.choose_questions(list(template.criteria.all()) if template else [], questions)
    return PackRows(
        role=role,
        templates=templates,
        template=template,
        questions=questions,
        by_default=by_default,
        chosen=by_default
        if question_slugs is None
        else [question for question in questions if question.slug in question_slugs],
    )


def interview_questions_page(rows: PackRows, prose: Prose) -> InterviewQuestionsPage:
    chosen = {question.pk for question in rows.chosen}
    template = rows.template
    return InterviewQuestionsPage(
        role=str(rows.role),
        role_slug=rows.role.slug,
        breadcrumbs=[("Interview questions", page_path("interview-question-list"))],
        templates=[TemplateToChoose(one.slug, one.title, one == template) for one in rows.templates],
        template=template.title if template else "",
        questions=[_build_question(question, template, question.pk in chosen, prose) for question in rows.questions],
        chosen=len(chosen),
        problem="" if chosen else NONE_CHOSEN,
        untested=_find_untested(rows),
        pack_files=_link_files(rows, "interview-pack"),
        sheet_files=_link_files(rows, "panel-sheet"),
    )


def _build_question(
    question: models.InterviewQuestion, template: models.JobDescription | None, chosen: bool, prose: Prose
) -> QuestionToChoose:
    return QuestionToChoose(
        slug=question.slug,
        subject=question.subject,
        question_html=prose.line(question.question),
        good_answer_html=prose.html(question.good_answer),
        follow_ups_html=prose.html(question.follow_ups),
        tests=[template_rows.plain_text(criterion.text) for criterion in _get_tested_criteria(question, template)],
        chosen=chosen,
        citations=(cite_row(question),),
    )


def _get_tested_criteria(
    question: models.InterviewQuestion, template: models.JobDescription | None
) -> Iterable[models.Criterion]:
    """A criterion belongs to one template, so a question can test the same words in several."""
    return (
        criterion for criterion in question.criteria.all() if template and criterion.job_description_id == template.pk
    )


def _find_untested(rows: PackRows) -> list[str]:
    if rows.template is None:
        return []
    tested = {criterion.slug for question in rows.chosen for criterion in _get_tested_criteria(question, rows.template)}
    lines = [
        template_rows.criterion_line(criterion)
        for criterion in rows.template.criteria.all()
        if interview_pack.is_asked(criterion)
    ]
    return [line.text for line in find_untested(lines, tested)]


def _link_files(rows: PackRows, route: str) -> list[Link]:
    if rows.template is None or not rows.chosen:
        return []
    query = [("for", rows.template.slug)]
    if rows.chosen != rows.by_default:
        query += [("chosen", "yes"), *(("question", question.slug) for question in rows.chosen)]
    return [
        Link(text, f"{page_path(f'{route}-{ending}', rows.role.slug)}?{urlencode(query)}")
        for text, ending in (("Word", "docx"), ("PDF", "pdf"))
    ]

"""What a topic's page has besides statements: pictures, case studies, employment models, interview questions, bands."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from guidance import models
from guidance.pages.roles.guide_rows import GuideRows
from guidance.presenters import citations, reimbursements, role_bands
from guidance.presenters.pictures import way_to_role, who_pays
from guidance.presenters.prose import Prose
from guidance.presenters.years import ChosenYear
from guidance.rules.fixed.slugs import TopicSlug


@dataclass(frozen=True, slots=True)
class CaseStudyOnPage:
    anchor: str
    title: str
    setting: str
    year: int
    html: SafeString
    quotation_html: SafeString | str
    quoted: str
    caution_html: SafeString
    citations: tuple[citations.SourceCited, ...]


@dataclass(frozen=True, slots=True)
class EmploymentModelOnPage:
    """`not_of` is the year that the page answers for, blank where that is today's or the model's."""

    anchor: str
    title: str
    year: str
    not_of: str
    rows: list[tuple[str, SafeString]]
    benefits_html: SafeString
    citations: tuple[citations.SourceCited, ...]


@dataclass(frozen=True, slots=True)
class QuestionOnPage:
    anchor: str
    subject: str
    question_html: SafeString
    good_answer_html: SafeString
    follow_ups_html: SafeString


@dataclass(frozen=True, slots=True)
class InterviewQuestionsOnPage:
    """The questions from one source, so that it is cited once."""

    questions: list[QuestionOnPage]
    citations: tuple[citations.SourceCited, ...]


@dataclass(frozen=True, slots=True)
class MaximumsOfYear:
    year: str
    rows: list[reimbursements.ReimbursementOnPage]


@dataclass(frozen=True, slots=True)
class Extras:
    case_studies: list[CaseStudyOnPage] = field(default_factory=list)
    employment_models: list[EmploymentModelOnPage] = field(default_factory=list)
    interview_questions: list[InterviewQuestionsOnPage] = field(default_factory=list)
    bands: list[role_bands.BandOnPage] = field(default_factory=list)
    way: way_to_role.WayPicture | None = None
    payers: who_pays.WhoPaysPicture | None = None
    maximums: MaximumsOfYear | None = None


def build_extras(
    guide: GuideRows, topic_slug: str, chosen: ChosenYear, years_shown: Collection[str], prose: Prose, *, alone: bool
) -> Extras:
    """`years_shown` are the years whose bands the page has in its answer.

    With `alone` false, on the page of the whole guide, leaves out pictures, maximums, bands and interview questions.

    They would make that page too heavy for a slow connection.
    """
    match topic_slug:
        case TopicSlug.CASE_STUDIES:
            return Extras(case_studies=_case_studies(guide.case_studies, prose))
        case TopicSlug.EMPLOYMENT_MODELS:
            return Extras(employment_models=_employment_models(guide.employment_models, chosen, prose))
        case TopicSlug.INTERVIEW_QUESTIONS if alone:
            return Extras(interview_questions=_interview_questions(guide.interview_questions, prose))
        case TopicSlug.BANDING if alone:
            return Extras(bands=role_bands.bands_not_shown(guide.bands, years_shown, prose))
        case TopicSlug.FUNDING if alone:
            payers = who_pays.draw_who_pays(guide.role, chosen, guide.facts, prose)
            return Extras(payers=payers, maximums=_list_maximums(guide.reimbursements, chosen))
        case TopicSlug.TRAINING if alone:
            return Extras(way=way_to_role.draw_way(guide.role, guide.aspects, guide.bands, guide.scale, prose))
    return Extras()


def _case_studies(studies: Iterable[models.CaseStudy], prose: Prose) -> list[CaseStudyOnPage]:
    return [
        CaseStudyOnPage(
            anchor=study.slug,
            title=study.title,
            setting=study.setting,
            year=study.year,
            html=prose.html(study.body),
            quotation_html=prose.quotation(study.quotation) if study.quotation else "",
            quoted=study.quoted,
            caution_html=prose.html(study.caution),
            citations=(citations.cite_row(study),),
        )
        for study in studies
    ]


def _list_maximums(held: list[models.Reimbursement], chosen: ChosenYear) -> MaximumsOfYear | None:
    in_year = reimbursements.find_in_year(held, chosen.slug)
    rows = reimbursements.list_reimbursements(row for row in held if row in in_year)
    return MaximumsOfYear(chosen.label, rows) if rows else None


def _employment_models(
    held: Iterable[models.EmploymentModel], chosen: ChosenYear, prose: Prose
) -> list[EmploymentModelOnPage]:
    return [
        EmploymentModelOnPage(
            anchor=model.slug,
            title=model.title,
            year=str(model.contract_year or ""),
            not_of=chosen.unless(model.contract_year),
            rows=[
                (label, prose.html(text))
                for label, text in (
                    ("Who employs", model.employer),
                    ("Who pays", model.payer),
                    ("Where the post works", model.base),
                )
                if text
            ],
            benefits_html=prose.html(model.benefits),
            citations=(citations.cite_row(model),),
        )
        for model in held
    ]


def _interview_questions(questions: Iterable[models.InterviewQuestion], prose: Prose) -> list[InterviewQuestionsOnPage]:
    groups: dict[citations.SourceCited, list[QuestionOnPage]] = {}
    for question in questions:
        groups.setdefault(citations.cite_row(question), []).append(
            QuestionOnPage(
                anchor=question.slug,
                subject=question.subject,
                question_html=prose.line(question.question),
                good_answer_html=prose.html(question.good_answer),
                follow_ups_html=prose.html(question.follow_ups),
            )
        )
    return [InterviewQuestionsOnPage(questions, (citation,)) for citation, questions in groups.items()]

"""A role's guide: its front page, a topic's page, and the whole of it on one page."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance import models
from guidance.models.guide.answers import OF_TOPICS, find_facts_of_section, write_answer
from guidance.models.page_paths import page_path
from guidance.pages.roles.guide_rows import GuideRows
from guidance.pages.roles.section_clauses import SectionClauses, section_clauses
from guidance.pages.roles.topic_extras import Extras, build_extras
from guidance.presenters import answers, milestones
from guidance.presenters.citations import SourceCited, cite_row
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.presenters.role_bands import BandOnPage, bands_not_shown
from guidance.presenters.statements import StatementOnPage, statement_on_page
from guidance.presenters.years import ChosenYear
from guidance.rules.dates import long_date
from guidance.rules.fixed.slugs import TopicSlug


@dataclass(frozen=True, slots=True)
class OtherName:
    kind: str
    name: str
    note_html: SafeString
    citations: tuple[SourceCited, ...]


@dataclass(frozen=True, slots=True)
class RolePage:
    name: str
    breadcrumbs: list[tuple[str, str]]
    summary_html: SafeString
    turns_on_the_year: bool
    year: str
    is_current: bool
    year_href: str
    topics: tuple[Link, ...]
    answers: list[answers.AnsweredQuestion]
    whole_guide_href: str
    hire_href: str
    compare_href: str
    programme: list[milestones.MilestoneOnPage]
    other_names: list[OtherName]


@dataclass(frozen=True, slots=True)
class Aspect:
    heading: str
    html: SafeString
    citations: tuple[SourceCited, ...]


@dataclass(frozen=True, slots=True)
class RoleWithoutGuidePage:
    """A role for comparison only, or proposed: what a source says of it, heading by heading."""

    name: str
    breadcrumbs: list[tuple[str, str]]
    turns_on_the_year: bool
    kind: str
    summary_html: SafeString
    aspects: list[Aspect]
    answers: list[answers.AnsweredQuestion]
    bands: list[BandOnPage]
    compare_href: str


@dataclass(frozen=True, slots=True)
class SectionOnPage:
    """A topic's answer. `years` are the contract years that it is about; `current_year` is the one in force today.

    `asked` is the year that the page answers for, blank where that is today's; `answers` are for that year. With
    `is_of_now` some of it does, and its answer does not.
    """

    anchor: str
    title: str
    question: str
    href: str
    answer: answers.AnsweredQuestion
    turns_on_the_year: bool
    is_of_now: bool
    years: tuple[str, ...]
    current_year: str
    asked: str
    checked: str
    answers: list[answers.AnsweredQuestion]
    statements: list[StatementOnPage]
    extras: Extras
    clauses: SectionClauses | None
    documents: tuple[Link, ...]

    @property
    def is_on_funding(self) -> bool:
        return self.anchor == TopicSlug.FUNDING


@dataclass(frozen=True, slots=True)
class TopicPage:
    role: str
    section: SectionOnPage
    faqs: tuple[Link, ...]
    contents: tuple[Link, ...]
    previous: Link | None
    next: Link | None
    whole_guide_href: str
    whole_guide_files: tuple[Link, ...]
    breadcrumbs: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class WholeGuidePage:
    role: str
    role_href: str
    files: tuple[Link, ...]
    sections: list[SectionOnPage]
    turns_on_the_year: bool
    contents: list[Link]
    breadcrumbs: list[tuple[str, str]]


def role_page(guide: GuideRows, chosen: ChosenYear, prose: Prose) -> RolePage:
    role = guide.role
    return RolePage(
        name=str(role),
        breadcrumbs=_build_breadcrumbs(),
        summary_html=prose.line(role.summary),
        turns_on_the_year=bool(guide.facts),
        year=chosen.label,
        is_current=chosen.is_current,
        year_href=chosen.href,
        topics=tuple(
            Link(
                section.topic.question,
                chosen.kept.link(section.get_absolute_url()),
                note=prose.line(write_answer(section, guide.facts, chosen.slug)),
            )
            for section in guide.sections
        ),
        answers=answers.answer_subjects(answers.Subject.values, chosen.slug, guide.facts, prose),
        whole_guide_href=chosen.kept.link(page_path("whole-guide", role.slug)),
        hire_href=chosen.kept.link(page_path("hire", role.slug)) if guide.has_hiring_steps else "",
        compare_href=_compare_href(role, chosen),
        programme=milestones.milestones_on_page(guide.programme, prose),
        other_names=[
            OtherName(name.get_kind_display(), name.name, prose.line(name.note), (cite_row(name),))
            for name in guide.other_names
        ],
    )


def role_without_guide_page(guide: GuideRows, chosen: ChosenYear, prose: Prose) -> RoleWithoutGuidePage:
    role = guide.role
    summary_html = prose.line(role.summary)
    aspects = [
        Aspect(aspect.get_aspect_display(), prose.html(aspect.text), (cite_row(aspect),)) for aspect in guide.aspects
    ]
    found = answers.answer_subjects(answers.Subject.values, chosen.slug, guide.facts, prose, bands=guide.bands)
    return RoleWithoutGuidePage(
        name=str(role),
        breadcrumbs=_build_breadcrumbs(),
        turns_on_the_year=bool(guide.facts or guide.bands),
        kind=role.get_kind_display(),
        summary_html=summary_html,
        aspects=aspects,
        answers=found,
        bands=bands_not_shown(guide.bands, [one.year for one in found if one.bands], prose),
        compare_href=_compare_href(role, chosen),
    )


def topic_page(guide: GuideRows, section: models.Section, chosen: ChosenYear, prose: Prose) -> TopicPage:
    role, sections = guide.role, guide.sections
    place = sections.index(section)
    return TopicPage(
        role=str(role),
        section=_section_on_page(guide, section, chosen, prose, alone=True),
        faqs=tuple(
            Link(asked.question, chosen.kept.link(page_path("faq", asked.slug)))
            for asked in guide.questions
            if asked.topic_slug == section.topic.slug
        ),
        contents=tuple(_link_section(one, chosen, current=one == section) for one in sections),
        previous=_link_section(sections[place - 1], chosen) if place else None,
        next=_link_section(sections[place + 1], chosen) if place + 1 < len(sections) else None,
        whole_guide_href=chosen.kept.link(page_path("whole-guide", role.slug)),
        whole_guide_files=_link_files(role, chosen),
        breadcrumbs=_build_breadcrumbs(role),
    )


def whole_guide_page(guide: GuideRows, chosen: ChosenYear, prose: Prose) -> WholeGuidePage:
    """All the sections on one page. Clauses, bands and interview questions are only on the topics' own pages."""
    sections = [_section_on_page(guide, section, chosen, prose, alone=False) for section in guide.sections]
    return WholeGuidePage(
        role=str(guide.role),
        role_href=chosen.kept.link(guide.role.get_absolute_url()),
        files=_link_files(guide.role, chosen),
        sections=sections,
        turns_on_the_year=any(section.turns_on_the_year for section in sections),
        contents=[Link(section.topic.question, f"#{section.topic.slug}") for section in guide.sections],
        breadcrumbs=_build_breadcrumbs(guide.role),
    )


def _section_on_page(
    guide: GuideRows, section: models.Section, chosen: ChosenYear, prose: Prose, *, alone: bool
) -> SectionOnPage:
    """With `alone`, on its own page, a section also shows its bands, clauses, documents and more of its facts."""
    topic = section.topic.slug
    clauses = section_clauses(guide, section, chosen, prose) if alone else None
    turns_on_the_year = _is_answered_by_year(guide, topic, alone=alone) or bool(clauses and clauses.turn_on_the_year)
    told = chosen if turns_on_the_year else chosen.of_today
    facts = guide.facts if topic in OF_TOPICS else {}
    answer = answers.answer_section(section, facts, chosen.slug, prose)
    found = _answer_of_year(guide, section, chosen, prose, alone=alone) if topic in OF_TOPICS else []
    statements_on_page = [statement_on_page(statement, prose, told) for statement in guide.statements(section)]
    years = {str(section.contract_year or ""), *(statement.year for statement in statements_on_page)}
    years |= {one.year for one in (answer, *found)}
    return SectionOnPage(
        anchor=topic,
        title=section.topic.title,
        question=section.topic.question,
        href=chosen.kept.link(section.get_absolute_url()),
        answer=answer,
        turns_on_the_year=turns_on_the_year,
        is_of_now=bool(told.asked) and not answer.year,
        years=tuple(sorted(years - {""})),
        current_year=chosen.current_label,
        asked=told.asked,
        checked=long_date(section.checked_on),
        answers=found,
        statements=statements_on_page,
        extras=build_extras(guide, topic, told, [one.year for one in found if one.bands], prose, alone=alone),
        clauses=clauses,
        documents=tuple(_link_documents(guide, topic, chosen)) if alone else (),
    )


def _is_answered_by_year(guide: GuideRows, topic: str, *, alone: bool) -> bool:
    """Whether the topic shows a fact of any year, or bands. Reads them only for a topic that may."""
    subjects = OF_TOPICS.get(topic, ())
    if subjects and any(fact.subject in subjects for fact in guide.facts):
        return True
    return alone and answers.Subject.BANDS in subjects and bool(guide.bands)


def _answer_of_year(
    guide: GuideRows, section: models.Section, chosen: ChosenYear, prose: Prose, *, alone: bool
) -> list[answers.AnsweredQuestion]:
    """The questions that a topic answers for a year, the first without the words that are at its top already."""
    main, *others = OF_TOPICS[section.topic.slug]
    bands = guide.bands if alone and main == answers.Subject.BANDS else []
    if not any(find_facts_of_section(section, guide.facts)):
        return answers.answer_subjects([main, *others], chosen.slug, guide.facts, prose, bands=bands)
    detail = answers.detail_section(section, guide.facts, chosen.slug, prose, bands=bands) if alone else []
    return [*detail, *answers.answer_subjects(others, chosen.slug, guide.facts, prose)]


def _link_documents(guide: GuideRows, topic: str, chosen: ChosenYear) -> list[Link]:
    """Links to the templates and packs that a reader can download on a topic."""
    if topic == TopicSlug.JOB_DESCRIPTIONS:
        return [
            Link(
                template.title,
                chosen.kept.link(template.get_absolute_url()),
                note="A template to tailor and download",
            )
            for template in guide.job_descriptions
        ]
    if topic == TopicSlug.INTERVIEW_QUESTIONS and guide.interview_questions:
        here = page_path("role-interview-questions", guide.role.slug)
        return [Link("Choose questions for your panel", here, note="With a pack to download")]
    return []


def _compare_href(role: models.Role, chosen: ChosenYear) -> str:
    """The form to choose roles to compare, with this one ticked."""
    return chosen.kept.link(f"{page_path('compare')}?with={role.slug}")


def _link_files(role: models.Role, chosen: ChosenYear) -> tuple[Link, ...]:
    """The whole guide to take away."""
    return (
        Link("Word", chosen.kept.link(page_path("whole-guide-docx", role.slug))),
        Link("PDF", chosen.kept.link(page_path("whole-guide-pdf", role.slug))),
    )


def _link_section(section: models.Section, chosen: ChosenYear, *, current: bool = False) -> Link:
    return Link(section.topic.title, chosen.kept.link(section.get_absolute_url()), current)


def _build_breadcrumbs(role: models.Role | None = None) -> list[tuple[str, str]]:
    roles = ("Roles", page_path("role-list"))
    return [roles, (str(role), role.get_absolute_url())] if role else [roles]

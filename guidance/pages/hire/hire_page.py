"""Hiring for a role step by step: each step with its answer for the year, its tool and its documents."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.safestring import SafeString

from guidance import models
from guidance.forms.post_fields import read_post
from guidance.models.guide.answers import MAIN_SUBJECTS
from guidance.pages.hire.step_links import Hire, StepLinks, link_tool
from guidance.presenters.answers import AnsweredQuestion, AnswerOnPage, CitedFacts, answer_section, cited_facts
from guidance.presenters.citations import cite_all
from guidance.presenters.links import Link
from guidance.presenters.other_answers.own_words import answer_step
from guidance.presenters.prose import Prose
from guidance.rules.choosing import funding
from guidance.rules.costs.posts import Post
from guidance.rules.fixed.places import StatementPlace
from guidance.rules.fixed.tools import Tool
from guidance.rules.years.contract_years import label_year

OUTSIDE_AT = StatementPlace.MHP_OUTSIDE_THE_ARRS


@dataclass(frozen=True, slots=True)
class HiringStepOnPage:
    """`answered_for` is the role that the answer is about, blank where it is the one that is hired."""

    anchor: str
    title: str
    answer: AnsweredQuestion
    answered_for: str
    more: Link | None
    links: StepLinks | None
    done_html: SafeString


@dataclass(frozen=True, slots=True)
class HirePage:
    """`chosen` is what the reader has said of the post, in words. `outside` is who pays for a post outside the ARRS,
    which takes the place of what it repays, with the address that says so. `employer_note` is what to ask of an
    employer that not every source allows. Both are blank or None for other posts."""

    title: str
    role: str
    role_href: str
    year: str
    chosen: list[tuple[str, str]]
    steps: list[HiringStepOnPage]
    outside: Link | None
    employer_note: str


def title_of(role: models.Role) -> str:
    """'Hire a mental health practitioner'."""
    return f"Hire {'an' if role.name[:1] in 'aeiou' else 'a'} {role.name}"


def read_steps(role_slug: str) -> list[models.HiringStep]:
    """The role's steps in order, each with whether the role has interview questions, and what its section cites.

    Makes three queries.
    """
    questions = models.InterviewQuestion.objects.filter(role=OuterRef("role"))
    steps = models.HiringStep.objects.filter(role__slug=role_slug).with_sources()
    found = list(steps.annotate(role_has_questions=Exists(questions)))
    cited = {one.pk: one for one in models.Section.objects.filter(hiring_steps__in=found).in_guide_order().list_cited()}
    for step in found:
        if step.section_id:
            step.section = cited[step.section_id]
    return found


def describe_hire(steps: Sequence[models.HiringStep], answers: Mapping[str, Any]) -> Hire:
    """`answers` are the form's cleaned answers, and the year. Makes one query."""
    role = steps[0].role
    post = read_post({**answers, "role": role.slug})
    templates = list(models.JobDescription.objects.filter(role=role).select_related("band").order_by("band", "slug"))
    of_band = [template for template in templates if template.band and template.band.slug == post.band]
    has_questions = steps[0].role_has_questions  # type: ignore[attr-defined]  # annotated by read_steps
    return Hire(post, answers.get("list_size"), of_band or templates, has_questions)


def hire_page(steps: Sequence[models.HiringStep], hire: Hire, chosen: list[tuple[str, str]], prose: Prose) -> HirePage:
    """`steps` are all of one role, with their sources. Makes one query, and one more for a post outside the ARRS."""
    role = steps[0].role
    post = hire.post
    outside = _answer_outside(post, prose) if post.is_outside_the_arrs else None
    facts = _read_facts(step.section for step in steps if step.section)
    return HirePage(
        title=title_of(role),
        role=str(role),
        role_href=prose.kept.link(role.get_absolute_url()),
        year=label_year(hire.post.year),
        chosen=chosen,
        steps=[_build_step(step, hire, facts, prose, outside) for step in steps],
        outside=Link(funding.describe_outside(post), prose.kept.link(OUTSIDE_AT.address)) if outside else None,
        employer_note="" if outside else funding.BY_EMPLOYER.get(post.employer, ""),
    )


def _answer_outside(post: Post, prose: Prose) -> AnsweredQuestion:
    cited = models.StatementCitation.objects.select_related("source").filter(
        statement__section__role__slug=OUTSIDE_AT.role,
        statement__section__topic__slug=OUTSIDE_AT.topic,
        statement__slug=OUTSIDE_AT.slug,
    )
    label = models.Label.OURS if funding.is_our_reading_outside(post) else models.Label.REPORTED
    answer = AnswerOnPage(
        prose.html(funding.describe_outside(post)),
        label=label.label,
        citations=cite_all(cited),
    )
    return AnsweredQuestion((answer,))


def _is_about_the_claim(step: models.HiringStep) -> bool:
    """Whether it says what the ARRS repays, or how to claim it: its tool is who pays or, with words of its own, the
    evidence checklist."""
    return step.tool == Tool.WHO_PAYS or (step.tool == Tool.EVIDENCE_CHECKLIST and not step.section_id)


def _read_facts(sections: Iterable[models.Section]) -> CitedFacts:
    """What answers the sections in every year, with its sources."""
    asked = list(sections)
    subjects = {MAIN_SUBJECTS[one.topic.slug] for one in asked if one.topic.slug in MAIN_SUBJECTS}
    roles = {one.role_id for one in asked}
    return cited_facts(models.YearFactCitation.objects.about(*subjects).filter(fact__role__in=roles).with_facts())


def _build_step(
    step: models.HiringStep, hire: Hire, facts: CitedFacts, prose: Prose, outside: AnsweredQuestion | None
) -> HiringStepOnPage:
    """`outside` takes the place of what the ARRS repays. Nothing is claimed then, so there is no evidence to list."""
    if outside and _is_about_the_claim(step):
        return HiringStepOnPage(step.slug, step.title, outside, "", None, None, SafeString())
    section = step.section
    has_tool = step.tool and not (outside and step.tool == Tool.EVIDENCE_CHECKLIST)
    return HiringStepOnPage(
        anchor=step.slug,
        title=step.title,
        answer=_answer_by_guide(section, facts, hire, prose) if section else answer_step(step, prose),
        answered_for=section.role.name if section and section.role_id != step.role_id else "",
        more=_link_section(section, prose) if section else None,
        links=_link_tool(Tool(step.tool), hire, prose) if has_tool else None,
        done_html=prose.html(step.done),
    )


def _link_tool(tool: Tool, hire: Hire, prose: Prose) -> StepLinks:
    """The tools take the year from the post; the list of job descriptions passes it on."""
    links = link_tool(tool, hire)
    return replace(links, tool=replace(links.tool, href=prose.kept.link(links.tool.href)))


def _answer_by_guide(section: models.Section, facts: CitedFacts, hire: Hire, prose: Prose) -> AnsweredQuestion:
    """Without the links to more of each fact: the step has one to the page of the guide."""
    found = answer_section(section, facts, hire.post.year, prose)
    return replace(found, answers=tuple(replace(answer, more=None) for answer in found.answers))


def _link_section(section: models.Section, prose: Prose) -> Link:
    return Link(f"{section.role}: {section.topic.title.lower()}", prose.kept.link(section.get_absolute_url()))

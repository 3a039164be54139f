"""The front page: what managers ask, with the year's answers in a line; then the roles, the tools and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from guidance import models
from guidance.models.guide.answers import choose_facts
from guidance.models.page_paths import page_path
from guidance.pages.home.home_cost import work_out_cost
from guidance.pages.home.home_tools import list_tools
from guidance.presenters import milestones, role_cards
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.presenters.years import ChosenYear
from guidance.rules.plain_text import plain_text

CHANGES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class HomeQuestionOnPage:
    """`html` is one line. Where it is no answer of a year, `role` and `label` are blank.

    `gap` says that the answer is another year's. With `has_more` it is the one to follow among several.
    """

    anchor: str
    text: str
    href: str
    html: SafeString
    role: str = ""
    label: str = ""
    gap: str = ""
    has_more: bool = False


@dataclass(frozen=True, slots=True)
class HomePage:
    year: str
    is_current: bool
    year_href: str
    hire_href: str
    questions: list[HomeQuestionOnPage]
    roles: list[role_cards.RoleCard]
    tools: list[Link]
    reference: list[Link]
    changes: list[milestones.MilestoneOnPage]


def home_page(chosen: ChosenYear, prose: Prose) -> HomePage:
    _, last_day = chosen.days
    changes = models.Milestone.objects.of_the_contract().up_to(last_day).newest_first().select_related("source", "role")
    return HomePage(
        year=chosen.label,
        is_current=chosen.is_current,
        year_href=chosen.href,
        hire_href=chosen.kept.link(page_path("hire-list")),
        questions=_answer_questions(chosen, prose),
        roles=role_cards.role_cards(models.Role.objects.with_guidance(), prose),
        tools=[replace(tool, href=chosen.kept.link(tool.href)) for tool in list_tools()],
        reference=role_cards.reference_links(chosen.kept),
        changes=milestones.milestones_on_page(changes[:CHANGES_SHOWN], prose),
    )


def _answer_questions(chosen: ChosenYear, prose: Prose) -> list[HomeQuestionOnPage]:
    questions = list(models.HomeQuestion.objects.select_related("role"))
    subjects = {question.subject for question in questions if question.subject}
    roles = {question.role_id for question in questions}
    facts = list(models.YearFact.objects.about(*subjects).filter(role__in=roles).order_by("order", "slug"))
    return [_answer_question(question, facts, chosen, prose) for question in questions]


def _answer_question(
    question: models.HomeQuestion, facts: Sequence[models.YearFact], chosen: ChosenYear, prose: Prose
) -> HomeQuestionOnPage:
    about = (fact for fact in facts if fact.subject == question.subject and fact.role_id == question.role_id)
    shown = choose_facts(chosen.slug, about if question.subject else ())
    place = question.slug, question.question, chosen.kept.link(question.path)
    if question.subject == models.HomeQuestion.COST:
        cost = work_out_cost(chosen)
        return HomeQuestionOnPage(
            place[0], place[1], cost.href, prose.line(cost.text), str(question.role), label=cost.label
        )
    if not question.subject:
        return HomeQuestionOnPage(*place, prose.line(question.text))
    gap, instead = shown.gap
    if not shown.facts:
        return HomeQuestionOnPage(*place, prose.line(f"{gap} {instead}"), str(question.role))
    first = shown.facts[0]
    page, _, part = question.path.partition("#")
    if part:  # of the page: in the year asked, that is the year's own answer
        part = f"{chosen.slug}.{question.subject if gap else first.slug}"
    return HomeQuestionOnPage(
        question.slug,
        question.question,
        chosen.kept.link(f"{page}#{part}" if part else page),
        prose.line(plain_text(first.in_short)),
        str(question.role),
        label=first.get_label_display() if first.label else "",
        gap=f"{gap} {instead}".strip(),
        has_more=len(shown.facts) > 1,
    )

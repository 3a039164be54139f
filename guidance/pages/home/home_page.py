"""The front page: by role, by task, and what changed."""

from dataclasses import dataclass, replace

from guidance import models
from guidance.models.page_paths import page_path
from guidance.presenters import milestones
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.presenters.role_cards import RoleCard, reference_links, role_cards
from guidance.presenters.years import ChosenYear
from guidance.rules.fixed.slugs import TopicSlug

CHANGES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class HomePage:
    year: str
    is_current: bool
    year_href: str
    roles: list[RoleCard]
    tasks: list[Link]
    reference: list[Link]
    changes: list[milestones.MilestoneOnPage]


def home_page(chosen: ChosenYear, prose: Prose) -> HomePage:
    _, last_day = chosen.days
    changes = models.Milestone.objects.of_the_contract().up_to(last_day).newest_first().select_related("source", "role")
    return HomePage(
        year=chosen.label,
        is_current=chosen.is_current,
        year_href=chosen.href,
        roles=role_cards(models.Role.objects.with_guidance(), prose),
        tasks=[replace(task, href=chosen.kept.link(task.href)) for task in _list_tasks()],
        reference=reference_links(chosen.kept),
        changes=milestones.milestones_on_page(changes[:CHANGES_SHOWN], prose),
    )


def _list_tasks() -> list[Link]:
    """What people come to do: fixed pages, then topics of the first role's guide."""
    fixed = [
        Link("Find which role fits", page_path("which-role"), note="And who pays, how many, and what to ask your ICB"),
        Link("Find out who pays", page_path("funding"), note="Funding and reimbursement by contract year"),
        Link(
            "See what the contract requires",
            page_path("contract"),
            note="Clauses by year, in official words and plain English",
        ),
        Link("Check a band and its pay", page_path("band-list"), note="Agenda for Change bands 3 to 8a"),
        Link("Work out what a post costs", page_path("costs"), note="By band, hours and place, with every step"),
        Link("Write a job description", page_path("job-description-list"), note="Templates to tailor and download"),
        Link("Prepare interviews", page_path("interview-question-list"), note="Questions, and packs for the panel"),
        Link("Compare roles", page_path("compare"), note="Two to four side by side, as a page or a spreadsheet"),
    ]
    answers = list(models.Section.objects.filter(topic__slug__in=TASK_TOPICS).in_guide_order())
    return fixed + [
        Link(TASK_TOPICS[section.topic.slug], section.get_absolute_url(), note=f"For a {section.role.name}")
        for section in answers
        if section.role == answers[0].role
    ]


TASK_TOPICS: dict[str, str] = {
    TopicSlug.SUPERVISION: "Arrange supervision",
    TopicSlug.EMPLOYMENT_MODELS: "Decide who employs the post",
}

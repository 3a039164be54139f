"""What goes with the roles that fit: supervision and employment, documents, and what to work out next."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from guidance import models
from guidance.forms import post_fields
from guidance.models.guide.answers import MAIN_SUBJECTS
from guidance.models.page_paths import page_path
from guidance.presenters import answers
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.rules.costs.posts import PlaceInBand, Post
from guidance.rules.fixed import slugs

SUPPORT = (slugs.TopicSlug.SUPERVISION, slugs.TopicSlug.EMPLOYMENT_MODELS)


@dataclass(frozen=True, slots=True)
class Support:
    """A role's guide's answer on a topic."""

    role: str
    topic: str
    href: str
    answer: answers.AnsweredQuestion


def list_support(roles: Sequence[models.Role], post: Post, prose: Prose) -> list[Support]:
    """Supervision and employment of each role, and who pays for one that is not the practitioner.

    Everything else on the page is about the practitioner. Outside the ARRS the reader has said who employs, and the
    answers on employment are about a post within it.
    """
    topics = (slugs.TopicSlug.SUPERVISION,) if post.is_outside_the_arrs else (slugs.TopicSlug.FUNDING, *SUPPORT)
    sections = [
        section
        for section in models.Section.objects.filter(role__in=roles, topic__slug__in=topics)
        .in_guide_order()
        .list_cited()
        if section.topic.slug != slugs.TopicSlug.FUNDING or section.role.slug != slugs.RoleSlug.MHP
    ]
    subjects = [MAIN_SUBJECTS[topic] for topic in topics]
    facts = answers.cited_facts(
        models.YearFactCitation.objects.about(*subjects).filter(fact__role__in=roles).with_facts()
    )
    return [
        Support(
            str(section.role),
            section.topic.title,
            section.get_absolute_url(),
            answers.answer_section(section, facts, post.year, prose),
        )
        for section in sections
    ]


def link_documents(roles: Sequence[models.Role]) -> list[Link]:
    held = models.JobDescription.objects.filter(role__in=roles).select_related("role")
    templates = list(held.order_by("role__order", "band", "slug"))
    return [
        Link(
            f"Job description: {template.title}",
            template.get_absolute_url(),
            note=f"For a {template.role.name}. Tailor it, or download it as Word or PDF",
        )
        for template in templates
    ] + [
        Link(
            f"Interview questions: {role.name}",
            page_path("role-interview-questions", role.slug),
            note="With a pack for the panel, as Word or PDF",
        )
        for role in {template.role: None for template in templates}
    ]


def link_steps(post: Post, roles: Iterable[models.Role], list_size: int | None) -> Iterator[Link]:
    """To hiring for each role that has steps, with what was answered of the post."""
    answers = post_fields.write_post(post)
    answers |= {"employer": post.employer} if post.employer else {}
    answers |= {"list_size": str(list_size)} if list_size else {}
    for role in roles:
        if role.has_hiring_steps:  # type: ignore[attr-defined]  # annotated by `which_role_page`
            address = f"{page_path('hire', role.slug)}?{urlencode(answers)}"
            yield Link(f"Hire step by step: {role.name}", address, note="From the decision to the claim")


def link_onward_pages(post: Post, roles: Sequence[models.Role], kind_of_post: str) -> list[Link]:
    """Nothing is claimed for a post outside the ARRS, so it needs no evidence; the board paper asks for its place."""
    outside = post.is_outside_the_arrs
    money = post_fields.write_post(replace(post, place=PlaceInBand.OUTSIDE) if outside else post)
    costs = Link("Work out what it costs", f"{page_path('costs')}?{urlencode(money)}", note="By band, hours and place")
    if outside:
        return [costs]
    several = urlencode([*money.items(), *(("role", role.slug) for role in roles[:4])])
    kind = [("post", kind_of_post)] if kind_of_post else []
    one = urlencode([*money.items(), *kind, *(("role", role.slug) for role in roles[:1])])
    return [
        costs,
        Link("Make a board paper", f"{page_path('board-paper')}?{several}", note="Two pages, as Word or PDF"),
        Link(
            "Make an evidence checklist",
            f"{page_path('evidence-checklist')}?{one}",
            note="For an ARRS claim, as Word or PDF",
        ),
    ]

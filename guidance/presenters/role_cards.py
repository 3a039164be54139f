"""Roles as cards, and links to what all the guides use."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance.models import Role
from guidance.models.page_paths import page_path
from guidance.presenters.links import NO_YEAR, KeptYear, Link
from guidance.presenters.prose import Prose


@dataclass(frozen=True, slots=True)
class RoleCard:
    heading: str
    href: str
    description: SafeString
    label: str


def role_cards(roles: Iterable[Role], prose: Prose) -> list[RoleCard]:
    return [
        RoleCard(str(role), prose.kept.link(role.get_absolute_url()), prose.line(role.summary), role.abbreviation)
        for role in roles
    ]


def reference_links(kept: KeptYear = NO_YEAR) -> list[Link]:
    """Pages that all the guides use."""
    return [
        Link(
            "Questions and answers",
            kept.link(page_path("faq-list")),
            note="Asked about the roles, by role and topic",
        ),
        Link(
            "Standards and recommendations",
            page_path("standards-list"),
            note="Regulations, service standards, competences and plans, clause by clause",
        ),
        Link("Key publications", page_path("publication-list"), note="What each asks for, and why it matters"),
        Link("Figures", kept.link(page_path("figures")), note="Every number with its date and how it was counted"),
    ]

"""The list of roles."""

from dataclasses import dataclass

from guidance.models import Role
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.presenters.role_cards import RoleCard, reference_links, role_cards


@dataclass(frozen=True, slots=True)
class RoleListPage:
    guides: list[RoleCard]
    comparison: list[RoleCard]
    proposed: list[RoleCard]
    reference: list[Link]


def role_list_page(prose: Prose) -> RoleListPage:
    """Roles with a guide first, then those for comparison, then those proposed."""
    guides = role_cards(Role.objects.with_guidance(), prose)
    others = list(Role.objects.without_guidance())
    return RoleListPage(
        guides=guides,
        comparison=role_cards([role for role in others if role.kind != Role.Kind.PROPOSED], prose),
        proposed=role_cards([role for role in others if role.kind == Role.Kind.PROPOSED], prose),
        reference=reference_links(prose.kept),
    )

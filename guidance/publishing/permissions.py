"""Who may do what: four groups, each with all the permissions of the one before it."""

from django.contrib.auth.models import AnonymousUser, Group, Permission, User

from guidance.publishing.errors import NotAllowedError

VIEW = "guidance.view_edition"
DRAFT = "guidance.draft_edition"
PUBLISH = "guidance.publish_edition"
ASSIGN = "guidance.assign_edition"

VIEWER, EDITOR, PUBLISHER, ADMINISTRATOR = "Viewer", "Editor", "Publisher", "Administrator"

# The permissions that each group adds to those of the groups above it.
GROUPS: dict[str, tuple[str, ...]] = {
    VIEWER: (VIEW, "guidance.view_event"),
    EDITOR: (DRAFT,),
    PUBLISHER: (PUBLISH, ASSIGN),
    ADMINISTRATOR: (
        "auth.view_user",
        "auth.add_user",
        "auth.change_user",
        "auth.view_group",
    ),
}

_DOING = {
    VIEW: "look at drafts and history",
    DRAFT: "write drafts",
    PUBLISH: "review, schedule, publish or withdraw",
    ASSIGN: "name owners and days of review",
}


def may_do(user: User | AnonymousUser, permission: str) -> bool:
    return bool(user.is_active and user.has_perm(permission))


def require_permission(user: User | AnonymousUser, permission: str) -> None:
    """Raises NotAllowedError if the person lacks the permission."""
    if not may_do(user, permission):
        raise NotAllowedError(f"Your account cannot {_DOING[permission]}. Ask an administrator which group you are in.")


def make_groups() -> None:
    """Creates the four groups with their permissions. Permissions that an administrator added to a group stay."""
    granted: list[str] = []
    for name, permissions in GROUPS.items():
        granted += permissions
        group, _ = Group.objects.get_or_create(name=name)
        pairs = [permission.split(".") for permission in granted]
        group.permissions.add(
            *(Permission.objects.get(content_type__app_label=app, codename=codename) for app, codename in pairs)
        )

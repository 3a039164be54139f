"""Decides who needs a second step to sign in, and whether they have taken it. Nothing else decides this."""

from collections.abc import Iterable, Mapping
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet
from django.http import HttpRequest

# Permissions to publish, or to give oneself that permission. A superuser has every permission.
POWERS = ("guidance.publish_edition", "auth.change_user", "auth.change_group")

SESSION_KEY = "second_factor"


def is_needed_by(user: User | AnonymousUser) -> bool:
    return any(user.has_perm(power) for power in POWERS)


def apps_of(*users: Any) -> QuerySet[Authenticator]:
    """The authenticator apps that these users have set up. Recovery codes alone do not count."""
    apps: QuerySet[Authenticator] = Authenticator.objects.filter(user__in=users, type=Authenticator.Type.TOTP)
    return apps


def record_taken(request: HttpRequest, user: Any) -> None:
    """Records that a code of the app, or a recovery code, was right in this session."""
    request.session[SESSION_KEY] = apps_of(user).values_list("pk", flat=True).first()


def is_missing_in(session: Mapping[str, Any], user: User | AnonymousUser) -> bool:
    return is_needed_by(user) and not apps_of(user).filter(pk=session.get(SESSION_KEY)).exists()


def is_missing(request: HttpRequest) -> bool:
    """Whether the person needs a second step and this session has not taken it with the app they have now.

    A session that began before the app was set up again, or before the person could publish, has not.
    """
    known: bool | None = getattr(request, "second_factor_is_missing", None)
    if known is None:
        known = is_missing_in(request.session, request.user)
        request.second_factor_is_missing = known  # type: ignore[attr-defined]  # asked several times a page
    return known


def reset_apps(users: Iterable[User]) -> None:
    """Deletes the app and the recovery codes, for a lost phone. Open sessions then have no second step."""
    Authenticator.objects.filter(user__in=users).delete()

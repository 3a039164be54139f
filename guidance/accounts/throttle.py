"""Limits how often a password or code may be wrong. django-axes counts in the database, for all processes."""

from datetime import datetime
from ipaddress import ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_login_failed
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest

from guidance.accounts.people import normalise_name

# The mistakes allowed within the cool-off period, in the order of AXES_LOCKOUT_PARAMETERS.
LIMITS = (
    5,  # for one account from one address: stops somebody who guesses, but not the owner elsewhere
    20,  # from one address, for all accounts together: several people may share an address
    30,  # for one account, from all addresses: no single address can lock the owner out
)


class Throttle(AxesDatabaseHandler):
    """Axes has one limit for everything it counts by. Here each has its own."""

    def find_reached_limits(self, request: HttpRequest, credentials: dict[str, Any] | None) -> list[QuerySet[Any]]:
        """The mistakes that count towards each limit that is reached."""
        counted = zip(self.get_user_attempts(request, credentials), LIMITS, strict=True)
        return [
            mistakes
            for mistakes, limit in counted
            if (mistakes.aggregate(number=Sum("failures_since_start"))["number"] or 0) >= limit
        ]

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """The number of limits reached. AXES_FAILURE_LIMIT is 1."""
        return len(self.find_reached_limits(request, credentials))

    def ends(self, request: HttpRequest, credentials: dict[str, Any] | None) -> datetime:
        """When the person may try again. Attempts that were turned away do not make the wait longer."""
        latest = [
            each.aggregate(at=Max("attempt_time"))["at"] for each in self.find_reached_limits(request, credentials)
        ]
        moment: datetime = max(latest, default=request.axes_attempt_time)  # type: ignore[attr-defined]
        return moment + settings.AXES_COOLOFF_TIME

    def user_logged_in(self, sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
        """Forgets only the person's own mistakes. With AXES_RESET_ON_SUCCESS, signing in would also reset the count of
        their guesses at somebody else's account."""
        super().user_logged_in(sender, request, user, **kwargs)
        forget_mistakes_of(user)


def forget_mistakes_of(user: User) -> None:
    """Deletes the mistakes counted for the account, under its user name and its email address."""
    names = {normalise_name(user.username), normalise_name(user.email)} - {""}
    AccessAttempt.objects.filter(username__in=names).delete()


def is_turned_away(request: HttpRequest, user: User) -> bool:
    """Whether no more codes may be tried. If so, the middleware of axes shows its own page instead."""
    credentials = {"username": user.username}
    if AxesProxyHandler.is_allowed(request, credentials):
        return False
    request.axes_locked_out = True  # type: ignore[attr-defined]
    request.axes_credentials = credentials  # type: ignore[attr-defined]
    return True


def count_mistake(request: HttpRequest, user: User) -> None:
    """Sends the signal that Django sends for a wrong password, which axes counts."""
    user_login_failed.send(sender=__name__, credentials={"username": user.username}, request=request)


def get_counted_name(request: HttpRequest, credentials: dict[str, Any] | None) -> str:  # noqa: ARG001
    """The name that axes counts by: what was typed, not the user found, so that counts do not reveal who has an
    account."""
    return normalise_name((credentials or {}).get("username"))


def find_client_address(request: HttpRequest) -> str | None:
    """The address that a request comes from. For IPv6 it is the /64 network, because one host has many addresses.

    Behind a proxy it is the last address in X-Forwarded-For, which the proxy wrote. The client can forge the others,
    and all of them if there is no proxy.
    """
    written = [request.META.get("REMOTE_ADDR", "")]
    if settings.TRUSTED_PROXY:
        written.append(request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2])
    found = [address for address in map(_read_address, written) if address]
    return found[-1] if found else None


def _read_address(text: str) -> str | None:
    """`text` is an address, or an address with a port."""
    text = text.strip()
    for candidate in (text, urlsplit(f"//{text}").hostname or ""):
        try:
            address = ip_address(candidate)
        except ValueError:
            continue
        mapped = getattr(address, "ipv4_mapped", None)
        if mapped or address.version == 4:
            return str(mapped or address)
        return str(ip_network((address, 64), strict=False).network_address)
    return None

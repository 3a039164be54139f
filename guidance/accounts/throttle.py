"""How often a password or a code may be wrong. django-axes keeps count in the database, for every process at once."""

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

from guidance.accounts.people import as_typed

# How many mistakes within the cool-off are too many, in the order of AXES_LOCKOUT_PARAMETERS.
LIMITS = (
    5,  # for one account from one address: whoever guesses is stopped, and the owner elsewhere is not
    20,  # from one address, for whichever accounts: several people may share one
    30,  # for one account, from wherever: no single address can shut the owner out
)


class Throttle(AxesDatabaseHandler):
    """Axes has one limit for all that it counts by; here each has its own."""

    def exceeded(self, request: HttpRequest, credentials: dict[str, Any] | None) -> list[QuerySet[Any]]:
        """For each limit that is reached, the mistakes that count towards it."""
        counted = zip(self.get_user_attempts(request, credentials), LIMITS, strict=True)
        return [
            mistakes
            for mistakes, limit in counted
            if (mistakes.aggregate(number=Sum("failures_since_start"))["number"] or 0) >= limit
        ]

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Of limits. AXES_FAILURE_LIMIT is 1."""
        return len(self.exceeded(request, credentials))

    def ends(self, request: HttpRequest, credentials: dict[str, Any] | None) -> datetime:
        """Attempts that are turned away do not count, so that the wait never grows by trying."""
        latest = [each.aggregate(at=Max("attempt_time"))["at"] for each in self.exceeded(request, credentials)]
        moment: datetime = max(latest, default=request.axes_attempt_time)  # type: ignore[attr-defined]
        return moment + settings.AXES_COOLOFF_TIME

    def user_logged_in(self, sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
        """Forgets the person's own mistakes and no others: signing in must not let anybody go on with their guesses
        at the account of somebody else, as it would with AXES_RESET_ON_SUCCESS."""
        super().user_logged_in(sender, request, user, **kwargs)
        forget_mistakes_of(user)


def forget_mistakes_of(user: User) -> None:
    """The account's, under each of its names."""
    names = {as_typed(user.username), as_typed(user.email)} - {""}
    AccessAttempt.objects.filter(username__in=names).delete()


def is_turned_away(request: HttpRequest, user: User) -> bool:
    """Whether no more codes may be tried. The middleware of axes then says so, in place of the page."""
    credentials = {"username": user.username}
    if AxesProxyHandler.is_allowed(request, credentials):
        return False
    request.axes_locked_out = True  # type: ignore[attr-defined]
    request.axes_credentials = credentials  # type: ignore[attr-defined]
    return True


def count_mistake(request: HttpRequest, user: User) -> None:
    """As Django does for a password, which is how axes hears of it."""
    user_login_failed.send(sender=__name__, credentials={"username": user.username}, request=request)


def name_counted(request: HttpRequest, credentials: dict[str, Any] | None) -> str:  # noqa: ARG001
    """What axes counts by. What was typed, and not whom it means: counts must not tell who has an account."""
    return as_typed((credentials or {}).get("username"))


def client_address(request: HttpRequest) -> str | None:
    """Where a request comes from: of IPv6 the network, as each of its hosts has addresses without end.

    Behind a proxy it is what that proxy wrote last into X-Forwarded-For. What stands before that, and all of it
    where there is no proxy, is whatever the client likes to send.
    """
    written = [request.META.get("REMOTE_ADDR", "")]
    if settings.TRUSTED_PROXY:
        written.append(request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2])
    found = [address for address in map(_as_address, written) if address]
    return found[-1] if found else None


def _as_address(text: str) -> str | None:
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

"""What Django asks for where it, or a view, refuses a request (handler400 and handler403)."""

from django.http import HttpRequest, HttpResponse

from guidance.refusals.bad_requests import forbidden, refusal_of
from guidance.refusals.refusal import refuse
from guidance.refusals.unavailable import outage, unavailable


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A session that could not be saved comes here too, as one that was ended, while the database is away."""
    away = outage(exception)
    return unavailable(request, away, in_view=False) if away else refuse(request, refusal_of(exception))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return refuse(request, forbidden())

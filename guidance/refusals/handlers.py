"""What Django asks for where it, or a view, refuses a request (handler400 and handler403)."""

from django.http import HttpRequest, HttpResponse
from django.utils.log import log_response

from guidance.refusals.bad_requests import forbidden, refusal_of
from guidance.refusals.refusal import refuse
from guidance.refusals.unavailable import LONGEST_REASON, outage, unavailable


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A session that could not be saved comes here too, as one that was ended, while the database is away."""
    away = outage(exception)
    if away:
        return unavailable(request, away, in_view=False)
    response = refuse(request, refusal_of(exception))
    # In one line, and before Django logs a traceback for whatever anybody likes to send.
    log_response(
        "Refused: %s: %s: %s",
        request.path,
        type(exception).__name__,
        str(exception)[:LONGEST_REASON],
        response=response,
        request=request,
        level="warning",
    )
    return response


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return refuse(request, forbidden())

"""What Django asks for where it, or a view, refuses a request or finds nothing (handler400, 403, 404 and 500)."""

import re
import sys

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.log import log_response

from guidance.models import FormerAddress
from guidance.presenters.site import this_site
from guidance.refusals import bad_requests
from guidance.refusals.refusal import refuse
from guidance.refusals.unavailable import LONGEST_REASON, outage, unavailable


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A session that could not be saved comes here too, as one that was ended, while the database is away."""
    away = outage(exception)
    if away:
        return unavailable(request, away, in_view=False)
    response = refuse(request, bad_requests.refusal_of(exception))
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
    return refuse(request, bad_requests.forbidden())


PLAIN_PATH = re.compile(r"/[A-Za-z0-9./-]{1,300}")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """An address that has moved leads on for good; any other gets a page that helps.

    An editor may move it back, restore what was withdrawn or publish here, so browsers are to ask each time.
    """
    if PLAIN_PATH.fullmatch(request.path):
        successor = FormerAddress.objects.successor(request.path)
        if successor:
            moved = redirect(successor, permanent=True)
            moved["Cache-Control"] = "no-cache"
            return moved
    page = render(request, "404.html", status=404)
    page["Cache-Control"] = "no-cache"
    return page


def server_error(request: HttpRequest) -> HttpResponse:
    """Rendered without the request: what failed may be what the frame of a page needs.

    Django calls this while it handles the error. Where a middleware or an error page asked the database in vain, it
    comes here past `UnavailableMiddleware`.
    """
    away = outage(sys.exc_info()[1])
    if away:
        return unavailable(request, away, in_view=False)
    return HttpResponseServerError(render_to_string("500.html", {"site": this_site()}))

"""Django's handler400, handler403, handler404 and handler500."""

import re
import sys

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.log import log_response

from guidance.models import FormerAddress
from guidance.presenters.site import this_site
from guidance.refusals import bad_requests
from guidance.refusals.refusal import refuse_request
from guidance.refusals.unavailable import LONGEST_REASON, answer_unavailable, find_outage


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """While the database is away, a session that could not be saved comes here too, as SessionInterrupted."""
    away = find_outage(exception)
    if away:
        return answer_unavailable(request, away, in_view=False)
    response = refuse_request(request, bad_requests.refusal_of(exception))
    # Logs one line itself, so that Django doesn't log a traceback for anything that anybody sends.
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
    return refuse_request(request, bad_requests.no_permission())


PLAIN_PATH = re.compile(r"/[A-Za-z0-9./-]{1,300}")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Redirects from an address that has moved, or shows a page that helps.

    Browsers must ask each time, because an editor may move the page back, restore it, or publish here.
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
    """Renders the page without the request, because what failed may be something that a page's frame needs.

    Django calls this while it handles the error. A database error in a middleware or an error page comes here without
    passing `UnavailableMiddleware`.
    """
    away = find_outage(sys.exc_info()[1])
    if away:
        return answer_unavailable(request, away, in_view=False)
    return HttpResponseServerError(render_to_string("500.html", {"site": this_site()}))

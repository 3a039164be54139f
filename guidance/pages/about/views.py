"""The pages about the site itself, and what it says when there is no page to show."""

import re
import sys

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from guidance.models import FormerAddress
from guidance.presenters.site import this_site
from guidance.refusals.unavailable import outage, unavailable

PLAIN_PATH = re.compile(r"/[A-Za-z0-9./-]{1,300}")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/about/about.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/about/privacy.html")


@require_safe
def accessibility_statement(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/about/accessibility_statement.html")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Everything public may be indexed; the admin may not."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('admin:index')}",
        f"Disallow: {reverse('mfa_index')}",
        f"Sitemap: {this_site().address}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


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

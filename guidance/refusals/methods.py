"""Which methods an address takes, and what is said of any other: 405, before the CSRF check could call it forged.

A view is only read unless it says otherwise, so that a new one that takes a form says so here and nowhere else.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods

from guidance.refusals import refusal

READ = ("GET", "HEAD")
READ_AND_SENT = ("GET", "HEAD", "POST")
SENT = ("POST",)

# Django's own pages of the admin that take no form, by the names of their views, and its view for any other address.
READ_IN_ADMIN = {"index", "app_index", "autocomplete_view", "history_view", "i18n_javascript", "shortcut"}
NOTHING_IN_ADMIN = "catch_all_view"

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

TITLE = "This page does not work that way"
WORDS = {
    READ: ("This address can only be read.", "Open it in a browser, or ask for it with GET or HEAD."),
    READ_AND_SENT: ("This address shows a form and takes its answers, and nothing else.", "Open it and use the form."),
    SENT: ("This address only takes the answers of a form.", "Open the page with the form, and send it from there."),
}


def takes(*methods: str) -> Callable[[View], View]:
    """Of a view: it takes these methods. READ_AND_SENT for a form, SENT where a form of another page is sent to."""

    def marked(view: View) -> View:
        view = require_http_methods(list(methods))(view)
        view.methods = methods  # type: ignore[attr-defined]
        return view

    return marked


def takes_any_method(view: View) -> View:
    """For addresses at which there is nothing, whoever asks how."""
    view.methods = None  # type: ignore[attr-defined]
    return view


def methods_of(view: Any, *, in_admin: bool) -> tuple[str, ...] | None:
    """Empty where there is nothing at the address; None where the view answers whatever it is asked."""
    if hasattr(view, "methods"):
        methods: tuple[str, ...] | None = view.methods
        return methods
    if hasattr(view, "view_class"):
        return tuple(method for method in READ_AND_SENT if _handles(view.view_class, method))
    if in_admin and view.__name__ == NOTHING_IN_ADMIN:
        return ()
    return READ_AND_SENT if in_admin and view.__name__ not in READ_IN_ADMIN else READ


def not_allowed(request: HttpRequest, methods: tuple[str, ...]) -> HttpResponse:
    """Whoever asks by OPTIONS is told the methods, anybody else that this is none of them."""
    told = (*methods, "OPTIONS")
    allow = HttpResponseNotAllowed(told)["Allow"]
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": allow, "Cache-Control": "no-store"})
    happened, remedy = WORDS.get(methods, WORDS[READ])
    return refusal.refuse(request, refusal.Refusal(405, TITLE, happened, remedy, allowed=told), {"Allow": allow})


def _handles(view_class: Any, method: str) -> bool:
    """Django answers HEAD by whatever answers GET."""
    return hasattr(view_class, "get" if method == "HEAD" else method.lower())

"""Which methods an address takes, and the 405 for any other.

A view takes GET and HEAD unless it says otherwise with a decorator from here.
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

# The views of Django's admin that take no form, and its view for any unknown address.
READ_IN_ADMIN = {"index", "app_index", "autocomplete_view", "history_view", "i18n_javascript", "shortcut"}
NOTHING_IN_ADMIN = "catch_all_view"

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

TITLE = "This page does not work that way"
WORDS = {
    READ: ("This address can only be read.", "Open it in a browser, or ask for it with GET or HEAD."),
    READ_AND_SENT: ("This address shows a form and takes its answers, and nothing else.", "Open it and use the form."),
    SENT: ("This address only takes the answers of a form.", "Open the page with the form, and send it from there."),
}


def accepts_only(*methods: str) -> Callable[[View], View]:
    """For a view that takes these methods: READ_AND_SENT for a form, SENT for where another page's form is sent."""

    def marked(view: View) -> View:
        view = require_http_methods(list(methods))(view)
        view.methods = methods  # type: ignore[attr-defined]
        return view

    return marked


def accepts_any_method(view: View) -> View:
    """For addresses where there is nothing, so that every method gets the same 404."""
    view.methods = None  # type: ignore[attr-defined]
    return view


def methods_of(view: Any, *, in_admin: bool) -> tuple[str, ...] | None:
    """Empty where there is nothing at the address. None where the view takes any method."""
    if hasattr(view, "methods"):
        methods: tuple[str, ...] | None = view.methods
        return methods
    if hasattr(view, "view_class"):
        handlers = {"GET": "get", "HEAD": "get", "POST": "post"}  # Django answers HEAD with `get`
        return tuple(method for method in READ_AND_SENT if hasattr(view.view_class, handlers[method]))
    if in_admin and view.__name__ == NOTHING_IN_ADMIN:
        return ()
    return READ_AND_SENT if in_admin and view.__name__ not in READ_IN_ADMIN else READ


def not_allowed(request: HttpRequest, methods: tuple[str, ...]) -> HttpResponse:
    """Answers OPTIONS with the methods, and any other with a 405."""
    told = (*methods, "OPTIONS")
    allow = HttpResponseNotAllowed(told)["Allow"]
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": allow, "Cache-Control": "no-store"})
    happened, remedy = WORDS.get(methods, WORDS[READ])
    return refusal.refuse_request(
        request, refusal.Refusal(405, TITLE, happened, remedy, allowed=told), {"Allow": allow}
    )

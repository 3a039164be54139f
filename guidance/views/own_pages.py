"""Protects forms that change nothing and need no signing in from other sites, without a CSRF cookie.

The browser's own headers say whether a form was sent from one of our pages.
"""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from guidance.refusals.bad_requests import from_another_site
from guidance.refusals.refusal import refuse_request

View = Callable[..., HttpResponse]


def from_own_pages_only(view: View) -> View:
    """Refuses a form that another site's page sends (https://www.w3.org/TR/fetch-metadata/)."""

    @wraps(view)
    def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "POST" and not _is_from_own_page(request):
            return refuse_request(request, from_another_site(request))
        return view(request, *args, **kwargs)

    return csrf_exempt(checked)


def _is_from_own_page(request: HttpRequest) -> bool:
    site = request.META.get("HTTP_SEC_FETCH_SITE")
    if site:
        return site in {"same-origin", "none"}
    origin = request.META.get("HTTP_ORIGIN")
    try:
        return not origin or urlsplit(origin).netloc == request.get_host()
    except ValueError:
        return False

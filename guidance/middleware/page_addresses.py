"""The address that a page is kept under: its path, and those of the query's parameters that the page reads."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from guidance.rules.limits import read_parameters


def drop_unread_parameters(request: HttpRequest) -> str:
    """Removes parameters that the page doesn't read from the request, sorts the rest, and returns them as a query.

    The view sees only these, so that every address that is kept as the same page gets the same page.
    """
    query: str = request.META.get("QUERY_STRING", "")
    if not query:
        return ""
    view = find_view(request.path_info, settings.ROOT_URLCONF)
    parameters = view and read_parameters.get_parameters(view)
    if parameters is read_parameters.EVERYTHING:
        return query  # also where there is no page: a redirect to the right address must keep the query
    left = QueryDict(mutable=True)
    for name, values in parameters.read(dict(request.GET.lists())):
        left.setlist(name, list(values))
    query = request.META["QUERY_STRING"] = left.urlencode()
    request.GET = QueryDict(query)  # replaces the one cached by reading it above
    return query


@lru_cache(maxsize=1024)
def find_view(path: str, urlconf: str) -> Callable[..., Any] | None:
    """None where there is no page."""
    try:
        return resolve(path, urlconf).func
    except Resolver404:
        return None

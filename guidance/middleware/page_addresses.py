"""The address that a page is kept under: the path, and of the query only what the page reads."""

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from guidance.rules.limits import read_parameters


def take_out_what_is_not_read(request: HttpRequest) -> str:
    """Gives the query that is left, which is the one that the view will see: names in order, nothing else.

    So a page is what its kept address makes of it, whatever else a reader's address carried.
    """
    query: str = request.META.get("QUERY_STRING", "")
    if not query:
        return ""
    parameters = _parameters_at(request.path_info, settings.ROOT_URLCONF)
    if parameters is read_parameters.EVERYTHING:
        return query
    left = QueryDict(mutable=True)
    for name, values in parameters.read(dict(request.GET.lists())):
        left.setlist(name, list(values))
    query = request.META["QUERY_STRING"] = left.urlencode()
    request.GET = QueryDict(query)  # it was read above, from the whole query
    return query


@lru_cache(maxsize=1024)
def _parameters_at(path: str, urlconf: str) -> read_parameters.Parameters | None:
    """Where no page is, everything: a redirect to the right address keeps what it was asked with."""
    try:
        return read_parameters.parameters_of(resolve(path, urlconf).func)
    except Resolver404:
        return read_parameters.EVERYTHING

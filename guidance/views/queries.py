"""Pages that are made from what a reader put into their address."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def made_for_one_reader(view: View) -> View:
    """With a query in its address, the page is one reader's among very many: the page cache does not keep it, so that
    they do not fill the memory that pages have. It is compressed and has its ETag all the same."""

    @wraps(view)
    def marked(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
        response = view(request, *arguments, **named)
        response.is_for_one_reader = bool(request.META.get("QUERY_STRING"))  # type: ignore[attr-defined]
        return response

    return marked

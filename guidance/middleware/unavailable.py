"""Answers 503 while the database is away. The page's text is in guidance/refusals/unavailable.py."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from guidance.refusals.unavailable import answer_unavailable, find_outage


class UnavailableMiddleware:
    """Outside the session and CSRF middleware, so that it can remove their cookies from the 503.

    An error in another middleware goes to handler500 instead, which gives the same answer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code == 503:
            response.cookies.clear()
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        away = find_outage(error)
        return answer_unavailable(request, away, in_view=True) if away else None

"""Answers 503 where the database does not answer. What it says is in guidance/refusals/unavailable.py."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from guidance.refusals.unavailable import outage, unavailable


class UnavailableMiddleware:
    """Outside the session and the CSRF token, whose cookies this answer goes without.

    Where another middleware asks the database in vain, Django takes the error to handler500, which answers the same.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code == 503:
            response.cookies.clear()
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        away = outage(error)
        return unavailable(request, away, in_view=True) if away else None

"""A form that breaks off on its way, because the sender gave up or the connection did, is no fault of ours."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.response import HttpResponseBase

from guidance.refusals.bad_requests import refusal_of
from guidance.refusals.refusal import refuse


class UnreadableMiddleware:
    """Django takes it for a fault: 500, with its traceback in the log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return refuse(request, refusal_of(error)) if isinstance(error, UnreadablePostError) else None

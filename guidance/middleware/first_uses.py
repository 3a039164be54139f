"""Writes out abbreviations where each finished page first uses them."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from guidance.presenters.first_uses import write_out_first_uses

FIRST_MARKS = re.compile(rb"<span data-(?:first|title)=")


class FirstUsesMiddleware:
    """Next to the views, so that everything outside it has the page as readers get it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and FIRST_MARKS.search(response.content):
            response.content = write_out_first_uses(response.content.decode())
        return response

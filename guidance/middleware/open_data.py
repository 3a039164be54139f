"""The open data may be read by the pages of any site: everything under /api/ says so, refusals and 304s too."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

OPEN = "/api/"
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
# What a browser is told that asks before it asks: it may read, and may say which state of an answer it has.
BEFOREHAND = {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
    "Allow": "GET, HEAD, OPTIONS",
}


class OpenDataMiddleware:
    """Outside the page cache, which answers by itself where a browser's copy is still good."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(OPEN):
            return self.get_response(request)
        if request.method == "OPTIONS":
            response: HttpResponseBase = HttpResponse(status=204, headers=BEFOREHAND)
        else:
            response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

"""Lets the pages of any site read the open data: sets CORS headers on everything under /api/, even 304s and 4xx."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

OPEN = "/api/"
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
# The answer to a browser's preflight request: it may read, and send the ETag that it has.
BEFOREHAND = {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
    "Allow": "GET, HEAD, OPTIONS",
}


class OpenDataMiddleware:
    """Outside the page cache, so that its 304s get the headers too."""

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

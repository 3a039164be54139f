"""Answers 405 where an address does not take a method, and tells OPTIONS which it takes."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from guidance.refusals.methods import READ, methods_of, not_allowed


class MethodsMiddleware:
    """Runs before the CSRF check, which would call a PUT without a token a forgery, and around the static files."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code == 405 and not getattr(response, "content", b""):
            response = not_allowed(request, READ)  # WhiteNoise's, which has no text
        if response.status_code == 204:
            del response["Content-Type"], response["Content-Length"]  # RFC 9110, 8.6: no content, no length
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _arguments: Any, _named: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        methods = methods_of(view, in_admin=bool(match and "admin" in match.app_names))
        if methods == () and request.method not in READ:  # the admin redirects readers to sign in
            raise Http404
        if not methods or request.method in methods:
            return None
        return not_allowed(request, methods)

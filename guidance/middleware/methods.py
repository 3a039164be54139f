"""Answers 405 where an address does not take a method, and OPTIONS with those it takes."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from guidance.refusals.methods import READ, methods_of, not_allowed


class MethodsMiddleware:
    """Before the CSRF check, to which a PUT without a token is a forgery, and outside the static files."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code == 405 and not getattr(response, "content", b""):
            response = not_allowed(request, READ)  # WhiteNoise's, which says nothing of it
        if response.status_code == 204:
            del response["Content-Type"], response["Content-Length"]  # RFC 9110, 8.6: of nothing at all
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _arguments: Any, _named: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        methods = methods_of(view, in_admin=bool(match and "admin" in match.app_names))
        if methods == () and request.method not in READ:  # whoever reads, the admin itself leads to sign in
            raise Http404
        if not methods or request.method in methods:
            return None
        return not_allowed(request, methods)

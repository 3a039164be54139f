"""JSON responses, including those that refuse a request."""

import json
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from guidance.api.problems import RefusedQueryError
from guidance.api.references import Json
from guidance.rules.limits import read_parameters

View = Callable[..., HttpResponseBase]


def build_response(content: Json, status: int = 200) -> HttpResponse:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, status=status, content_type="application/json")


def build_refusal(refused: RefusedQueryError) -> HttpResponse:
    problems = [problem.as_json() for problem in refused.problems]
    return build_response({"status": refused.status, "problems": problems}, refused.status)


def for_programs(view: View) -> View:
    """Decorates a view of the API: a RefusedError becomes a JSON response.

    Responses that depend on a query or an identifier are kept out of the page cache. A program that reads every record
    would push out the pages that people read. They still have an ETag.

    The view reads every query parameter, because it refuses those that it does not know.
    """

    @wraps(view)
    def answered(request: HttpRequest, *arguments: object, **named: object) -> HttpResponseBase:
        try:
            response = view(request, *arguments, **named)
        except RefusedQueryError as refused:
            return build_refusal(refused)
        response.is_for_one_reader = bool(request.META.get("QUERY_STRING")) or "key" in named  # type: ignore[attr-defined]
        return response

    read_parameters.set_parameters(answered, read_parameters.EVERYTHING)
    return answered

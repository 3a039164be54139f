"""Answers as a program reads them, and the refusals among them."""

import json
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from guidance.api.problems import RefusedError
from guidance.api.references import Json
from guidance.rules.limits import read_parameters

View = Callable[..., HttpResponse]


def answer(content: Json, status: int = 200) -> HttpResponse:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, status=status, content_type="application/json")


def refusal(refused: RefusedError) -> HttpResponse:
    problems = [problem.as_json() for problem in refused.problems]
    return answer({"status": refused.status, "problems": problems}, refused.status)


def for_programs(view: View) -> View:
    """Refusals are JSON too. What a query or an identifier chose is not kept by the page cache: one program that reads
    every record would put out of it the pages that people read. It has an ETag all the same.

    Every name in a query is read, to refuse those that cannot be asked for.
    """

    @wraps(view)
    def answered(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
        try:
            response = view(request, *arguments, **named)
        except RefusedError as refused:
            return refusal(refused)
        response.is_for_one_reader = bool(request.META.get("QUERY_STRING")) or "key" in named  # type: ignore[attr-defined]
        return response

    read_parameters.declare(answered, read_parameters.EVERYTHING)
    return answered

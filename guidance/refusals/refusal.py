"""A refusal, and the response in the form that the request asks for."""

import json
from dataclasses import dataclass
from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from guidance.context_processors import build_frame
from guidance.presenters.links import Link

FOR_PROGRAMS = "/api/"
NO_PAGES = ("/static/", "/health/")
SHOWN_AS_PAGES = {"document", "iframe", "frame"}

Form = Literal["page", "json", "text"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """`happened` says what is wrong, and `remedy` what to do about it."""

    status: int
    title: str
    happened: str
    remedy: str
    template: str = "refusal.html"
    allowed: tuple[str, ...] | None = None
    leads_to: Link | None = None


def form_of(request: HttpRequest) -> Form:
    """Plain text for a file's address: a reader who follows a link to a file still has the page with the link open.

    Also for scripts, style sheets and images, by the browser's Sec-Fetch-Dest.
    """
    if request.path_info.startswith(FOR_PROGRAMS):
        return "json"
    is_file = "." in request.path_info.rpartition("/")[2] or request.path_info.startswith(NO_PAGES)
    shown = request.META.get("HTTP_SEC_FETCH_DEST", "document") in SHOWN_AS_PAGES
    return "page" if shown and not is_file and request.accepts("text/html") else "text"


def refuse_request(request: HttpRequest, refusal: Refusal, headers: dict[str, str] | None = None) -> HttpResponse:
    """Must not be cached, and needs neither the database nor the session."""
    content, content_type = _write_content(request, refusal)
    told = {"Cache-Control": "no-store", **(headers or {})}
    return HttpResponse(content, status=refusal.status, content_type=content_type, headers=told)


def _write_content(request: HttpRequest, refusal: Refusal) -> tuple[str, str]:
    form = form_of(request)
    words = f"{refusal.happened} {refusal.remedy}"
    if form == "page":
        # Without the request, because its user, session or messages may be what failed.
        page = render_to_string(refusal.template, {**build_frame(request), "refusal": refusal})
        return page, "text/html; charset=utf-8"
    if form == "json":
        problem = {"problem": words, "parameter": None, "allowed": refusal.allowed}
        return json.dumps({"status": refusal.status, "problems": [problem]}, ensure_ascii=False), "application/json"
    return f"{words}\n", "text/plain; charset=utf-8"

"""The form of a new record that was opened beside a list of records, and the draft that it hands back to that list."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from guidance.admin.choosing.choices import say_whose
from guidance.admin.choosing.draft_keys import write_draft_key
from guidance.admin.choosing.pickers import TO_CHOOSE
from guidance.models import Edition


def is_to_choose(request: HttpRequest) -> bool:
    return TO_CHOOSE in (request.POST or request.GET)


def write_purpose(request: HttpRequest) -> dict[str, object]:
    """The hidden field by which a form remembers that it was opened to choose what it makes."""
    return {TO_CHOOSE: 1} if is_to_choose(request) else {}


def hand_back(request: HttpRequest, edition: Edition) -> HttpResponse:
    """A page that tells the form it was opened from about the draft, and closes itself. It says so without a script."""
    root = edition.root
    context = {
        **admin.site.each_context(request),
        "title": f"Saved as a draft: {edition.title}",
        "edition": edition,
        "kind": root.model,
        "key": write_draft_key(root.pk) if root.row is None else root.row,
        "label": f"{edition.title} ({say_whose(edition)})",
    }
    return TemplateResponse(request, "admin/guidance/chosen.html", context)

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from guidance.admin.finding.form import FindForm, label_kind
from guidance.admin.finding.results import build_result
from guidance.admin.workflow.asking import render_page
from guidance.publishing import permissions
from guidance.publishing.drafting.snapshots import root_kinds
from guidance.publishing.finding.asked import ContentAsked
from guidance.publishing.finding.listing import FoundRecords
from guidance.refusals import methods

SHOWN = 25


@methods.accepts_only(*methods.READ)
def find_content(request: HttpRequest) -> HttpResponse:
    """Content of every kind by its words, state, kind, owner, source and year."""
    if not permissions.may_do(request.user, permissions.VIEW):
        raise PermissionDenied
    form = FindForm(request.GET)
    if not form.is_valid():
        return render_page(request, "Find content", "find.html", {"form": form})
    asked = form.read()
    found: Any = FoundRecords(asked)
    page = Paginator(found, SHOWN).get_page(request.GET.get("p", "1"))
    given = [(name, str(text)) for name, text in request.GET.items() if name in form.fields and text]
    context = {
        "form": form,
        "page": page,
        "results": [build_result(found, asked.words) for found in page.object_list],
        "lists": _list_lists(asked) if page.number == 1 else [],
        "address": f"?{urlencode([*given, ('p', '')])}",
        "is_narrowed": bool(given),
    }
    return render_page(request, "Find content", "find.html", context)


def _list_lists(asked: ContentAsked) -> list[tuple[str, str]]:
    """The lists that are called by the words, with their addresses."""
    named = [(kind, label_kind(kind)) for kind in root_kinds()] if asked.words else []
    return [
        (label, reverse(f"admin:guidance_{kind._meta.model_name}_changelist"))
        for kind, label in named
        if all(word in label.lower() for word in asked.words)
    ]

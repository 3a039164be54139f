"""A checklist of what to show for an ARRS claim, as a page, as Word and as PDF."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.documents import blocks
from guidance.forms.post_fields import read_post
from guidance.models.page_paths import page_path
from guidance.pages.evidence_checklist import checklist_document, checklist_page
from guidance.pages.evidence_checklist.checklist_form import EvidenceChecklistForm
from guidance.presenters.year_rules import YearRules
from guidance.presenters.year_texts import year_texts
from guidance.presenters.years import ChosenYear
from guidance.rules.choosing.claims import CLAIMED
from guidance.views import files, queries, years
from guidance.views.requests import get_today


@dataclass(frozen=True, slots=True)
class _ChecklistRequest:
    """`document` is None before the form is sent, and where something typed is wrong."""

    form: EvidenceChecklistForm
    document: blocks.Document | None


@require_safe
@queries.made_for_one_reader
@years.answers_as_at
def show_checklist(request: HttpRequest) -> HttpResponse:
    asked = _read_request(request, years.chosen_year(request, get_today()))
    context = {
        "form": asked.form,
        "action": page_path("evidence-checklist"),
        "document": asked.document,
        "files": queries.file_links(request, "evidence-checklist"),
    }
    return render(
        request, "pages/evidence_checklist/evidence_checklist.html", context, status=400 if asked.form.errors else 200
    )


@require_safe
@queries.made_for_one_reader
@years.answers_as_at
def download_checklist(request: HttpRequest, ending: str) -> HttpResponse:
    """Answers with a plain-text 400 where the address has no valid answers."""
    asked = _read_request(request, years.chosen_year(request, get_today()))
    if asked.document is None:
        return queries.nothing_to_make(asked.form, "checklist")
    name = blocks.file_name(f"evidence checklist {asked.form.cleaned_data['called']}", ending)
    return files.send_file(files.make_file(asked.document, ending), ending, name)


def _read_request(request: HttpRequest, chosen: ChosenYear) -> _ChecklistRequest:
    given = queries.read_answers(request, chosen)
    form = EvidenceChecklistForm(given, queries.year_choices(chosen), CLAIMED.items(), checked="role" in given)
    if not form.is_bound or not form.is_valid():
        return _ChecklistRequest(form, None)
    rules = YearRules(read_post(form.cleaned_data), year_texts())
    address = queries.build_address(given, "evidence-checklist")
    held = checklist_page.build_checklist(
        rules, form.cleaned_data["called"], address, for_children=form.cleaned_data["post"] == "children"
    )
    return _ChecklistRequest(form, checklist_document.lay_out_checklist(held, get_today()))

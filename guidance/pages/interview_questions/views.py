"""Questions for an interview panel, to choose from and take away."""

from collections.abc import Callable, Sequence
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from guidance import models
from guidance.documents import blocks
from guidance.documents.interview_pack import lay_out_interview_pack, lay_out_panel_sheet
from guidance.pages.interview_questions.interview_questions_page import (
    NONE_CHOSEN,
    PackRows,
    interview_questions_page,
    interview_role_links,
    pack_rows,
)
from guidance.presenters.template_rows import templates_with_lines
from guidance.rules.limits.read_parameters import reads_query
from guidance.rules.recruitment.tailoring import Tailoring
from guidance.views import files, requests

Maker = Callable[[models.JobDescription, Sequence[models.InterviewQuestion], Tailoring | None, date], blocks.Document]


@require_safe
def list_interview_roles(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/interview_questions/interview_question_list.html", {"roles": interview_role_links()})


@require_safe
@reads_query("chosen", "for", several=["question"])
def show_questions(request: HttpRequest, role_slug: str) -> HttpResponse:
    page = interview_questions_page(_read_rows(request, role_slug), requests.prose_for(request))
    return render(
        request,
        "pages/interview_questions/interview_questions.html",
        {"page": page},
        status=400 if page.problem else 200,
    )


@require_safe
@reads_query("chosen", "for", several=["question"])
def download_interview_pack(request: HttpRequest, role_slug: str, ending: str) -> HttpResponse:
    return _download_file(request, role_slug, "interview pack", lay_out_interview_pack, ending)


@require_safe
@reads_query("chosen", "for", several=["question"])
def download_panel_sheet(request: HttpRequest, role_slug: str, ending: str) -> HttpResponse:
    return _download_file(request, role_slug, "panel sheet", lay_out_panel_sheet, ending)


def _read_rows(request: HttpRequest, role_slug: str) -> PackRows:
    role = get_object_or_404(models.Role.objects.with_interview_questions(), slug=role_slug)
    chosen = request.GET.getlist("question") if "chosen" in request.GET else None
    return pack_rows(role, request.GET.get("for", ""), chosen)


def _download_file(request: HttpRequest, role_slug: str, what: str, maker: Maker, ending: str) -> HttpResponse:
    rows = _read_rows(request, role_slug)
    if rows.template is None:
        raise Http404("We make packs for job descriptions, and this role does not have one.")
    if not rows.chosen:
        return HttpResponse(f"{NONE_CHOSEN}.\n", status=400, content_type="text/plain; charset=utf-8")
    document = maker(
        get_object_or_404(templates_with_lines(), slug=rows.template.slug), rows.chosen, None, requests.get_today()
    )
    return files.send_file(
        files.make_file(document, ending), ending, blocks.file_name(f"{rows.template.slug} {what}", ending)
    )

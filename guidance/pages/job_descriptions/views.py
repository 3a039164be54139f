"""Job description templates: the list, each with what is behind it, and the files untailored."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from guidance.documents.blocks import file_name
from guidance.documents.job_description import job_description as as_document
from guidance.models import JobDescription
from guidance.pages.job_descriptions.job_descriptions_page import job_description_list_page, job_description_page
from guidance.presenters.template_rows import templates_with_lines, templates_with_sources
from guidance.views.files import download, made
from guidance.views.requests import prose_for, today
from guidance.views.years import answers_as_at, chosen_year, render_as_at


@require_safe
@answers_as_at
def job_description_list(request: HttpRequest) -> HttpResponse:
    chosen = chosen_year(request, today())
    page = job_description_list_page(chosen, prose_for(request))
    return render_as_at(request, "pages/job_descriptions/job_description_list.html", page, chosen)


@require_safe
@answers_as_at
def job_description(request: HttpRequest, slug: str) -> HttpResponse:
    template = get_object_or_404(templates_with_sources(), slug=slug)
    chosen = chosen_year(request, today())
    page = job_description_page(template, chosen, prose_for(request))
    return render_as_at(request, "pages/job_descriptions/job_description.html", page, chosen)


@require_safe
def untailored(request: HttpRequest, slug: str, ending: str) -> HttpResponse:  # noqa: ARG001
    document = as_document(template_called(slug), None, today())
    return download(made(document, ending), ending, file_name(f"{slug} job description", ending))


def template_called(slug: str) -> JobDescription:
    found: JobDescription = get_object_or_404(templates_with_lines(), slug=slug)
    return found

"""Job description templates: the list, each with its clauses and sources, and the files before tailoring."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from guidance.documents.blocks import file_name
from guidance.documents.employer_notes import lay_out_employer_notes
from guidance.documents.job_description import lay_out_job_description as as_document
from guidance.models import JobDescription
from guidance.pages.job_descriptions import job_descriptions_page
from guidance.presenters import template_rows
from guidance.views import files, requests, years


@require_safe
@years.answers_as_at
def list_job_descriptions(request: HttpRequest) -> HttpResponse:
    chosen = years.chosen_year(request, requests.get_today())
    page = job_descriptions_page.job_description_list_page(chosen, requests.prose_for(request, chosen.kept))
    return years.render_as_at(request, "pages/job_descriptions/job_description_list.html", page, chosen)


@require_safe
@years.answers_as_at
def show_job_description(request: HttpRequest, slug: str) -> HttpResponse:
    template = get_object_or_404(template_rows.templates_for_page(), slug=slug)
    chosen = years.chosen_year(request, requests.get_today())
    page = job_descriptions_page.job_description_page(template, chosen, requests.prose_for(request, chosen.kept))
    return years.render_as_at(request, "pages/job_descriptions/job_description.html", page, chosen)


@require_safe
def download_untailored(request: HttpRequest, slug: str, ending: str) -> HttpResponse:  # noqa: ARG001
    document = as_document(get_template_or_404(slug), None, requests.get_today())
    return files.send_file(files.make_file(document, ending), ending, file_name(f"{slug} job description", ending))


@require_safe
def show_notes(request: HttpRequest, slug: str) -> HttpResponse:
    """What the employer is to know of the template, which no candidate reads."""
    template = get_template_with_sources_or_404(slug)
    notes = lay_out_employer_notes(template, None, requests.get_today())
    context = {"page": job_descriptions_page.notes_page(template), "document": notes}
    return render(request, "pages/job_descriptions/employer_notes.html", context)


@require_safe
def download_notes(request: HttpRequest, slug: str, ending: str) -> HttpResponse:  # noqa: ARG001
    document = lay_out_employer_notes(get_template_with_sources_or_404(slug), None, requests.get_today())
    name = file_name(f"{slug} notes for the employer", ending)
    return files.send_file(files.make_file(document, ending), ending, name)


def get_template_or_404(slug: str) -> JobDescription:
    found: JobDescription = get_object_or_404(template_rows.templates_with_lines(), slug=slug)
    return found


def get_template_with_sources_or_404(slug: str) -> JobDescription:
    found: JobDescription = get_object_or_404(template_rows.templates_with_sources(), slug=slug)
    return found

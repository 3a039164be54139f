"""Checks whether a document made here is still current. Uploads are read in memory and not kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from guidance.documents.carried import Carried
from guidance.models.page_paths import page_path
from guidance.pages.job_descriptions import template_check, upload
from guidance.pages.job_descriptions.check_form import CheckForm
from guidance.pages.job_descriptions.reading import file_kinds, report
from guidance.refusals import methods
from guidance.views import uploads
from guidance.views.own_pages import from_own_pages_only
from guidance.views.requests import get_today

NO_REFERENCE = "That is not a reference from one of our documents. Paste what is at the foot of the page"


@never_cache
@from_own_pages_only
@methods.accepts_only(*methods.READ_AND_SENT)
def check_job_description(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _render_page(request, CheckForm())
    form = CheckForm(request.POST, request.FILES)
    if form.is_valid():
        return _render_page(request, form, *_read_document(form))
    # An upload over the limit is skipped unread, so the form has no file to refuse.
    if uploads.was_skipped(request):
        form.add_error("file", file_kinds.TOO_BIG)
        form.errors.pop("reference", None)
    return _render_page(request, form)


def _read_document(form: CheckForm) -> tuple[Carried | None, upload.FileRead | None]:
    """Neither where the file can't be read: the form then says why."""
    if not form.cleaned_data["file"]:
        return Carried(form.cleaned_data["reference"]), None
    try:
        read = upload.read_whole(form.cleaned_data["file"])
    except upload.NotOurFile as error:
        form.add_error("file", str(error))
        return None, None
    return read.carried, read


def _render_page(
    request: HttpRequest, form: CheckForm, carried: Carried | None = None, read: upload.FileRead | None = None
) -> HttpResponse:
    result: template_check.DocumentCheck | None = (
        template_check.check_document(carried, get_today()) if carried else None
    )
    if carried and result is None:
        form.add_error("reference", NO_REFERENCE)
    context = {
        "breadcrumbs": [("Job descriptions", page_path("job-description-list"))],
        "form": form,
        "report": report.report_on(read, result, get_today()) if read and result else None,
        "result": result,
    }
    return render(request, "pages/job_descriptions/job_description_check.html", context)

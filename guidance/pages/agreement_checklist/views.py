"""The agreement checklist, as a page, as Word and as PDF. It asks nothing, so every reader gets the same."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.models.page_paths import page_path
from guidance.pages.agreement_checklist import agreement_document, agreement_page
from guidance.presenters.links import Link
from guidance.presenters.site import this_site
from guidance.views import files, requests

ROUTE = "agreement-checklist"


@require_safe
def show_agreement(request: HttpRequest) -> HttpResponse:
    links = [Link(name, page_path(f"{ROUTE}-{ending}")) for name, ending in (("Word", "docx"), ("PDF", "pdf"))]
    page = agreement_page.build_agreement_page(agreement_page.read_points(), links, requests.prose_for(request))
    return render(request, "pages/agreement_checklist/agreement_checklist.html", {"page": page})


@require_safe
def download_agreement(_request: HttpRequest, ending: str) -> HttpResponse:
    address = this_site().address + page_path(ROUTE)
    document = agreement_document.lay_out_agreement(agreement_page.read_points(), address, requests.get_today())
    return files.send_file(files.make_file(document, ending), ending, f"{ROUTE}.{ending}")

"""Regulations, service standards, competences and plans."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from guidance.models import Instrument
from guidance.pages.standards import standards_page
from guidance.views.requests import prose_for
from guidance.views.years import same_all_year


@require_safe
@same_all_year
def list_standards(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/standards/standards_list.html", {"page": standards_page.standards_list_page()})


@require_safe
@same_all_year
def show_standards(request: HttpRequest, instrument_slug: str) -> HttpResponse:
    instruments = Instrument.objects.not_of_a_contract_year().select_related("source")
    found = get_object_or_404(instruments, slug=instrument_slug)
    return render(
        request, "pages/standards/standards.html", {"page": standards_page.standards_page(found, prose_for(request))}
    )

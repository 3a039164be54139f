"""The documents that this site rests on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from guidance.models import Source
from guidance.pages.sources import sources_page
from guidance.views.requests import prose_for
from guidance.views.years import same_all_year


@require_safe
@same_all_year
def list_sources(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/sources/source_list.html", {"groups": sources_page.group_sources()})


@require_safe
@same_all_year
def show_source(request: HttpRequest, source_slug: str) -> HttpResponse:
    found = get_object_or_404(Source.objects.select_related("contract_year"), slug=source_slug)
    return render(request, "pages/sources/source.html", {"page": sources_page.source_page(found, prose_for(request))})

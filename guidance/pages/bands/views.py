"""Agenda for Change bands and their pay."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from guidance.models import Band
from guidance.pages.bands import bands_page
from guidance.views import requests, years


@require_safe
@years.answers_as_at
def list_bands(request: HttpRequest) -> HttpResponse:
    chosen = years.chosen_year(request, requests.get_today())
    return years.render_as_at(
        request,
        "pages/bands/band_list.html",
        bands_page.band_list_page(chosen, requests.prose_for(request, chosen.kept)),
        chosen,
    )


@require_safe
@years.answers_as_at
def show_band(request: HttpRequest, band_slug: str) -> HttpResponse:
    bands = list(Band.objects.all())
    found = next((one for one in bands if one.slug == band_slug), None)
    if found is None:
        raise Http404("We have nothing on that band.")
    chosen = years.chosen_year(request, requests.get_today())
    page = bands_page.band_page(bands, found, chosen, requests.prose_for(request, chosen.kept))
    return years.render_as_at(request, "pages/bands/band.html", page, chosen)

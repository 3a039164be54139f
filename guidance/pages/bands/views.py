"""Agenda for Change bands and their pay."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from guidance.models import Band
from guidance.pages.bands.bands_page import band_list_page, band_page
from guidance.views.requests import prose_for, today
from guidance.views.years import answers_as_at, chosen_year, render_as_at


@require_safe
@answers_as_at
def band_list(request: HttpRequest) -> HttpResponse:
    chosen = chosen_year(request, today())
    return render_as_at(request, "pages/bands/band_list.html", band_list_page(chosen, prose_for(request)), chosen)


@require_safe
@answers_as_at
def band(request: HttpRequest, band_slug: str) -> HttpResponse:
    bands = list(Band.objects.all())
    found = next((one for one in bands if one.slug == band_slug), None)
    if found is None:
        raise Http404("That band is not held.")
    chosen = chosen_year(request, today())
    page = band_page(bands, found, chosen, prose_for(request))
    return render_as_at(request, "pages/bands/band.html", page, chosen)

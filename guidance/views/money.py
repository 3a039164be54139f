"""Bands and pay, and funding."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.models import Band
from guidance.presenters.bands import band_list_page, band_page
from guidance.presenters.funding import funding_page
from guidance.views.requests import prose_for, today


@require_safe
def band_list(request: HttpRequest) -> HttpResponse:
    return render(request, "guidance/band_list.html", {"page": band_list_page(today(), prose_for(request))})


@require_safe
def band(request: HttpRequest, band_slug: str) -> HttpResponse:
    bands = list(Band.objects.all())
    found = next((one for one in bands if one.slug == band_slug), None)
    if found is None:
        raise Http404("That band is not held.")
    page = band_page(bands, found, today(), prose_for(request))
    return render(request, "guidance/band.html", {"page": page})


@require_safe
def funding(request: HttpRequest) -> HttpResponse:
    return render(request, "guidance/funding.html", {"page": funding_page(today(), prose_for(request))})

"""Every number, with its date and how it was counted: the list of series, and a page for each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from guidance import models
from guidance.pages.figures.figures_page import figures_page
from guidance.pages.figures.series_page import series_page
from guidance.views import requests, years


@require_safe
@years.answers_as_at
def show_figures(request: HttpRequest) -> HttpResponse:
    chosen = years.chosen_year(request, requests.get_today())
    return years.render_as_at(request, "pages/figures/figures.html", figures_page(chosen), chosen)


@require_safe
@years.answers_as_at
def show_series(request: HttpRequest, series_slug: str) -> HttpResponse:
    every = list(models.FigureSeries.objects.select_related("role"))
    series = next((one for one in every if one.slug == series_slug), None)
    if series is None:
        raise Http404("No series of figures has that address.")
    chosen = years.chosen_year(request, requests.get_today())
    page = series_page(series, every, chosen, requests.prose_for(request, chosen.kept))
    return years.render_as_at(request, "pages/figures/series.html", page, chosen)

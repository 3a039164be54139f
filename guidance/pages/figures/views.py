"""Every number, with its date and how it was counted."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from guidance.pages.figures.figures_page import figures_page
from guidance.views import requests, years


@require_safe
@years.answers_as_at
def show_figures(request: HttpRequest) -> HttpResponse:
    chosen = years.chosen_year(request, requests.get_today())
    return years.render_as_at(
        request, "pages/figures/figures.html", figures_page(chosen, requests.prose_for(request, chosen.kept)), chosen
    )

"""Who pays, by contract year."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from guidance.pages.funding.funding_page import funding_page
from guidance.views import requests, years


@require_safe
@years.answers_as_at
def show_funding(request: HttpRequest) -> HttpResponse:
    chosen = years.chosen_year(request, requests.get_today())
    return years.render_as_at(
        request, "pages/funding/funding.html", funding_page(chosen, requests.prose_for(request, chosen.kept)), chosen
    )

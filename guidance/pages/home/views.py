from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from guidance.pages.home.home_page import home_page
from guidance.views import requests, years


@require_safe
@years.answers_as_at
def show_home(request: HttpRequest) -> HttpResponse:
    chosen = years.chosen_year(request, requests.get_today())
    return years.render_as_at(
        request, "pages/home/home.html", home_page(chosen, requests.prose_for(request, chosen.kept)), chosen
    )

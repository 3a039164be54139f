from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from guidance.pages.home.home_page import home_page
from guidance.views.requests import prose_for, today
from guidance.views.years import answers_as_at, chosen_year, render_as_at


@require_safe
@answers_as_at
def home(request: HttpRequest) -> HttpResponse:
    chosen = chosen_year(request, today())
    return render_as_at(request, "pages/home/home.html", home_page(chosen, prose_for(request)), chosen)

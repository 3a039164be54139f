"""Every number, with its date and how it was counted."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from guidance.pages.figures.figures_page import figures_page
from guidance.views.requests import prose_for, today
from guidance.views.years import answers_as_at, chosen_year, render_as_at


@require_safe
@answers_as_at
def figures(request: HttpRequest) -> HttpResponse:
    chosen = chosen_year(request, today())
    return render_as_at(request, "pages/figures/figures.html", figures_page(chosen, prose_for(request)), chosen)

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from guidance.pages.roles import comparison_page
from guidance.pages.roles.comparison_csv import comparison_csv
from guidance.presenters.site import this_site
from guidance.presenters.years import ChosenYear
from guidance.rules.limits.read_parameters import reads
from guidance.views import requests, years
from guidance.views.files import download


@require_safe
@reads("with", "differences", several=["role"])
@years.answers_as_at
def compare(request: HttpRequest) -> HttpResponse:
    year = years.chosen_year(request, requests.today())
    page = _page(request, year)
    kept = (*(("role", slug) for slug in request.GET.getlist("role")), ("with", request.GET.get("with", "")))
    kept += (("differences", "on" if page.only_differences else ""),)
    return years.render_as_at(
        request, "pages/roles/compare.html", page, year, kept, status=400 if page.problems else 200
    )


@require_safe
@reads("with", "differences", several=["role"])
@years.answers_as_at
def compare_csv(request: HttpRequest) -> HttpResponse:
    page = _page(request, years.chosen_year(request, requests.today()))
    if page.comparison is None:
        problems = [problem.text for problem in page.problems] or ["Choose the roles to compare: ?role=...&role=..."]
        return HttpResponse("\n".join(problems) + "\n", status=400, content_type="text/plain; charset=utf-8")
    return download(comparison_csv(page.comparison, this_site().address).encode(), "csv", "roles-compared.csv")


def _page(request: HttpRequest, year: ChosenYear) -> comparison_page.ComparePage:
    chosen = request.GET.getlist("role")
    only_differences = request.GET.get("differences") == "on"
    begun_with = request.GET.get("with", "")
    return comparison_page.compare_page(
        chosen, begun_with, year, requests.prose_for(request), only_differences=only_differences
    )

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from guidance.pages.roles import comparison_page
from guidance.pages.roles.comparison_csv import write_comparison_csv
from guidance.presenters.links import NO_YEAR, KeptYear
from guidance.presenters.site import this_site
from guidance.presenters.years import ChosenYear
from guidance.rules.limits.read_parameters import reads_query
from guidance.views import requests, years
from guidance.views.files import send_file


@require_safe
@reads_query("with", "differences", several=["role"])
@years.answers_as_at
def compare_roles(request: HttpRequest) -> HttpResponse:
    year = years.chosen_year(request, requests.get_today())
    page = _build_page(request, year, year.kept)
    kept = (*(("role", slug) for slug in request.GET.getlist("role")), ("with", request.GET.get("with", "")))
    kept += (("differences", "on" if page.only_differences else ""),)
    return years.render_as_at(
        request, "pages/roles/compare.html", page, year, kept, status=400 if page.problems else 200
    )


@require_safe
@reads_query("with", "differences", several=["role"])
@years.answers_as_at
def download_roles_compared(request: HttpRequest) -> HttpResponse:
    page = _build_page(request, years.chosen_year(request, requests.get_today()), NO_YEAR)
    if page.comparison is None:
        problems = [problem.text for problem in page.problems] or ["Choose the roles to compare: ?role=...&role=..."]
        return HttpResponse("\n".join(problems) + "\n", status=400, content_type="text/plain; charset=utf-8")
    return send_file(write_comparison_csv(page.comparison, this_site().address).encode(), "csv", "roles-compared.csv")


def _build_page(request: HttpRequest, year: ChosenYear, kept: KeptYear) -> comparison_page.ComparePage:
    chosen = request.GET.getlist("role")
    only_differences = request.GET.get("differences") == "on"
    begun_with = request.GET.get("with", "")
    return comparison_page.compare_page(
        chosen, begun_with, year, requests.prose_for(request, kept), only_differences=only_differences
    )

"""Two contract years clause by clause, as a page and as a spreadsheet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.pages.contract import comparison_page
from guidance.pages.contract.comparison_csv import year_comparison_csv
from guidance.presenters.site import this_site
from guidance.presenters.years import contract_years
from guidance.rules.limits.read_parameters import reads_query
from guidance.views import requests
from guidance.views.files import send_file


@require_safe
@reads_query("from", "to")
def compare_years(request: HttpRequest) -> HttpResponse:
    page = _build_page(request)
    return render(request, "pages/contract/contract_compare.html", {"page": page}, status=400 if page.problems else 200)


@require_safe
@reads_query("from", "to")
def download_years_compared(request: HttpRequest) -> HttpResponse:
    page = _build_page(request)
    if page.comparison is None:
        problems = [problem.text for problem in page.problems] or ["Choose two years: ?from=2021-22&to=2023-24"]
        return HttpResponse("\n".join(problems) + "\n", status=400, content_type="text/plain; charset=utf-8")
    content = year_comparison_csv(page.comparison, this_site().address)
    return send_file(content.encode(), "csv", "contract-years-compared.csv")


def _build_page(request: HttpRequest) -> comparison_page.YearComparePage:
    held = contract_years(requests.content_version(request))
    return comparison_page.year_compare_page(
        request.GET.get("from", ""), request.GET.get("to", ""), held, requests.prose_for(request)
    )

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.presenters.comparison import ComparePage, compare_page
from guidance.presenters.comparison_csv import comparison_csv
from guidance.presenters.site import this_site
from guidance.views.requests import prose_for


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    page = _page(request)
    return render(request, "guidance/compare.html", {"page": page}, status=400 if page.problems else 200)


@require_safe
def compare_csv(request: HttpRequest) -> HttpResponse:
    page = _page(request)
    if page.comparison is None:
        problems = [problem.text for problem in page.problems] or ["Choose the roles to compare: ?role=...&role=..."]
        return HttpResponse("\n".join(problems) + "\n", status=400, content_type="text/plain; charset=utf-8")
    response = HttpResponse(
        comparison_csv(page.comparison, this_site().address), content_type="text/csv; charset=utf-8; header=present"
    )
    response["Content-Disposition"] = 'attachment; filename="roles-compared.csv"'
    return response


def _page(request: HttpRequest) -> ComparePage:
    chosen = request.GET.getlist("role")
    only_differences = request.GET.get("differences") == "on"
    return compare_page(chosen, request.GET.get("with", ""), prose_for(request), only_differences=only_differences)

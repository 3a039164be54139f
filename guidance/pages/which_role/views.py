"""Which role fits: a page of questions, and the result, whose address has the answers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.models.page_paths import page_path
from guidance.pages.which_role.which_role_form import WhichRoleForm
from guidance.pages.which_role.which_role_page import Asked, which_role_page
from guidance.presenters.years import ChosenYear
from guidance.rules.costs.cost_numbers import place_of
from guidance.views import queries, requests, years


@require_safe
@queries.made_for_one_reader
@years.answers_as_at
def which_role(request: HttpRequest) -> HttpResponse:
    form = _form(request, years.chosen_year(request, requests.today()), checked=False)
    return render(request, "pages/which_role/which_role.html", {"form": form})


@require_safe
@queries.made_for_one_reader
@years.answers_as_at
def which_role_answer(request: HttpRequest) -> HttpResponse:
    chosen = years.chosen_year(request, requests.today())
    form = _form(request, chosen, checked=True)
    if not form.is_valid():
        return render(request, "pages/which_role/which_role.html", {"form": form}, status=400)
    given = form.cleaned_data
    asked = Asked(form.answers, place_of(given["place"]), given["list_size"], chosen.slug)
    page = which_role_page(asked, requests.prose_for(request))
    context = {
        "page": page,
        "query": request.GET.urlencode(),
        "breadcrumbs": [("Which role, and how to employ it", page_path("which-role"))],
    }
    return render(request, "pages/which_role/which_role_answer.html", context)


def _form(request: HttpRequest, chosen: ChosenYear, *, checked: bool) -> WhichRoleForm:
    return WhichRoleForm(queries.answered(request, chosen), queries.year_choices(chosen), checked=checked)

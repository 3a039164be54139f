"""Which role fits: a page of questions, and the result, whose address has the answers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.models.page_paths import page_path
from guidance.pages.which_role.which_role_form import WhichRoleForm
from guidance.pages.which_role.which_role_page import WhichRoleAnswers, which_role_page
from guidance.presenters.years import ChosenYear
from guidance.rules.costs.cost_numbers import read_place
from guidance.views import queries, requests, years


@require_safe
@queries.made_for_one_reader
@years.answers_as_at
def ask_which_role(request: HttpRequest) -> HttpResponse:
    form = _build_form(request, years.chosen_year(request, requests.get_today()), checked=False)
    return render(request, "pages/which_role/which_role.html", {"form": form})


@require_safe
@queries.made_for_one_reader
@years.answers_as_at
def answer_which_role(request: HttpRequest) -> HttpResponse:
    chosen = years.chosen_year(request, requests.get_today())
    form = _build_form(request, chosen, checked=True)
    if not form.is_valid():
        return render(request, "pages/which_role/which_role.html", {"form": form}, status=400)
    given = form.cleaned_data
    asked = WhichRoleAnswers(form.answers, read_place(given["place"]), given["list_size"], chosen.slug)
    page = which_role_page(asked, requests.prose_for(request))
    context = {
        "page": page,
        "query": request.GET.urlencode(),
        "breadcrumbs": [("Which role, and how to employ it", page_path("which-role"))],
    }
    return render(request, "pages/which_role/which_role_answer.html", context)


def _build_form(request: HttpRequest, chosen: ChosenYear, *, checked: bool) -> WhichRoleForm:
    return WhichRoleForm(queries.read_answers(request, chosen), queries.year_choices(chosen), checked=checked)

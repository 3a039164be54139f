"""Which role fits: a page of questions, and the result, whose address has the answers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.forms.post_fields import read_post
from guidance.models.page_paths import page_path
from guidance.pages.which_role.which_role_form import WhichRoleForm
from guidance.pages.which_role.which_role_page import which_role_page
from guidance.presenters.years import ChosenYear
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
    post = read_post(form.cleaned_data)
    query = request.GET.urlencode()

    def change(question: str) -> str:
        return f"{page_path('which-role')}?{query}#{question}"

    page = which_role_page(post, form.answers, form.cleaned_data["list_size"], requests.prose_for(request), change)
    context = {
        "page": page,
        "query": query,
        "breadcrumbs": [("Which role, and how to employ it", page_path("which-role"))],
    }
    return render(request, "pages/which_role/which_role_answer.html", context)


def _build_form(request: HttpRequest, chosen: ChosenYear, *, checked: bool) -> WhichRoleForm:
    return WhichRoleForm(queries.read_answers(request, chosen), queries.year_choices(chosen), checked=checked)

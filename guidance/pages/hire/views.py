"""Hiring step by step. What a reader chooses is in the address, and opens each step's tool filled in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance import models
from guidance.models.page_paths import page_path
from guidance.pages.hire import hire_page
from guidance.pages.hire.hire_form import HireForm
from guidance.pages.hire.hire_list_page import hire_list_page
from guidance.presenters.site import this_site
from guidance.views import queries, requests, years


@require_safe
def list_roles_to_hire(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/hire/hire_list.html", {"page": hire_list_page(requests.prose_for(request))})


@require_safe
@queries.made_for_one_reader
@years.answers_as_at
def show_steps(request: HttpRequest, role_slug: str) -> HttpResponse:
    """Where something typed is wrong, the steps go by the rest of it."""
    chosen = years.chosen_year(request, requests.get_today())
    steps = hire_page.read_steps(role_slug)
    if not steps:
        raise Http404("We have not written steps for this role.")
    given = queries.read_answers(request, chosen)
    bands = [(band.slug, str(band)) for band in models.Band.objects.all()]
    form = HireForm(given, queries.year_choices(chosen), bands)
    form.is_valid()
    hire = hire_page.describe_hire(steps, {**form.cleaned_data, "year": chosen.slug})
    context = {
        "page": hire_page.hire_page(steps, hire, form.list_chosen(), requests.prose_for(request, chosen.kept)),
        "form": form,
        "address": f"{this_site().address}{request.path}?{given.urlencode()}",
        "breadcrumbs": [("Hire step by step", page_path("hire-list"))],
        "kept_year": chosen.kept,
    }
    return render(request, "pages/hire/hire.html", context, status=400 if form.errors else 200)

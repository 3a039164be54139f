from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from guidance import models
from guidance.pages.contract.contract_page import clause_page, contract_page, contract_year_page
from guidance.presenters.years import contract_years
from guidance.views import requests, years


@require_safe
@years.answers_as_at
def show_contract(request: HttpRequest) -> HttpResponse:
    chosen = years.chosen_year(request, requests.get_today())
    return years.render_as_at(
        request, "pages/contract/contract.html", contract_page(chosen, requests.prose_for(request, chosen.kept)), chosen
    )


@require_safe
@years.same_all_year
def show_contract_year(request: HttpRequest, year_slug: str) -> HttpResponse:
    year = get_object_or_404(models.ContractYear.objects.select_related("instrument__source"), slug=year_slug)
    page = contract_year_page(year, requests.get_today(), requests.prose_for(request))
    return render(request, "pages/contract/contract_year.html", {"page": page})


@require_safe
@years.same_all_year
def show_clause(request: HttpRequest, year_slug: str, number: str) -> HttpResponse:
    """A top-level clause. One that another page shows redirects to its place there: see Clause.get_absolute_url."""
    clauses = models.Clause.objects.select_related("source", "instrument__contract_year")
    found = get_object_or_404(clauses, instrument__contract_year__slug=year_slug, number=number)
    year = found.instrument.contract_year
    if year is None:
        raise Http404("That clause is not in any contract year.")
    if found.parent_id or found.is_only_in_its_year:
        shown = redirect(found)
        shown["Cache-Control"] = "no-cache"  # it gets a page once we have its words
        return shown
    held = contract_years(requests.content_version(request))
    page = clause_page(year, found, requests.get_today(), held, requests.prose_for(request))
    return render(request, "pages/contract/clause.html", {"page": page})

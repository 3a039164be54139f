"""The cost of a post. Everything typed is in the address, so that a sum can be shared and repeated."""

import json
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.documents.blocks import file_name
from guidance.forms.unit_fields import asks_for_a_sum
from guidance.models.page_paths import page_path
from guidance.pages.costs import costs_page
from guidance.pages.costs.cost_sheet_document import lay_out_cost_sheet
from guidance.pages.costs.costs_csv import write_cost_csv
from guidance.pages.costs.costs_form import CostsForm
from guidance.presenters.costs.cost_periods import find_periods
from guidance.presenters.costs.cost_rows import CostRows, cost_rows
from guidance.presenters.year_texts import year_texts
from guidance.presenters.years import ChosenYear
from guidance.rules.costs import cost_sheets
from guidance.rules.costs.staffing import WARNING
from guidance.rules.fixed.slugs import RoleSlug
from guidance.rules.plans.plan_texts import write_query_of_post
from guidance.views import files, queries, requests, years


@dataclass(frozen=True, slots=True)
class _Sum:
    form: CostsForm
    rows: CostRows
    sheet: cost_sheets.CostSheet | None  # None before the form is sent, and where something typed is wrong


@require_safe
@queries.made_for_one_reader
@years.answers_as_at
def show_costs(request: HttpRequest) -> HttpResponse:
    asked = _work_out_sum(request, years.chosen_year(request, requests.get_today()))
    context = {
        "form": asked.form,
        "sheet": asked.sheet,
        "rules": costs_page.list_rules(asked.rows, requests.prose_for(request))
        if asked.sheet and asked.sheet.parts and not asked.sheet.post.is_outside_the_arrs
        else [],
        "cautions": list(costs_page.list_cautions_on_page(asked.rows, asked.sheet)) if asked.sheet else [],
        "assumptions": cost_sheets.ASSUMPTIONS,
        "warning": WARNING,
        "amhp_href": page_path("role", RoleSlug.AMHP),
        "query": request.GET.urlencode(),
        "plan": write_query_of_post(asked.sheet.post, asked.sheet.called) if asked.sheet else "",
        "points": json.dumps(asked.rows.steps),
    }
    return render(request, "pages/costs/costs.html", context, status=400 if asked.form.errors else 200)


@require_safe
@queries.made_for_one_reader
@years.answers_as_at
def download_cost_sheet(request: HttpRequest, ending: str) -> HttpResponse:
    """The sum as Word, PDF or CSV. Answers with a plain-text 400 where the address has no valid answers."""
    asked = _work_out_sum(request, years.chosen_year(request, requests.get_today()))
    if asked.sheet is None:
        return queries.nothing_to_make(asked.form, "cost sheet")
    name = file_name(f"cost {asked.sheet.called or asked.sheet.post.band or 'amhps'}", ending)
    if ending == "csv":
        return files.send_file(write_cost_csv(asked.sheet).encode(), ending, name)
    return files.send_file(files.make_file(lay_out_cost_sheet(asked.sheet, requests.get_today()), ending), ending, name)


def _work_out_sum(request: HttpRequest, chosen: ChosenYear) -> _Sum:
    rows = cost_rows(chosen.slug, year_texts(), chosen.days[-1])
    given = queries.read_answers(request, chosen)
    form = CostsForm(
        given,
        queries.year_choices(chosen),
        [(band.slug, str(band)) for band in rows.bands],
        costs_page.describe_defaults(rows, given.get("zone", ""), given.get("band", "")),
        rows.steps,
        checked=asks_for_a_sum(given),
    )
    if not form.is_bound or not form.is_valid():
        return _Sum(form, rows, None)
    post = form.post
    held = find_periods(rows, post) if post.band else []
    answers, address = form.cleaned_data, queries.build_address(given, "costs")
    sheet = costs_page.build_sheet(rows, post, held, answers["population"], answers["called"], address)
    form.wanted = frozenset(name for one in sheet.left_out for name in one.fields)
    return _Sum(form, rows, sheet)

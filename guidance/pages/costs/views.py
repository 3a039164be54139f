"""The cost of a post. Everything typed is in the address, so that a sum can be shared and repeated."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.documents.blocks import file_name
from guidance.models.page_paths import page_path
from guidance.pages.costs import costs_page
from guidance.pages.costs.cost_sheet_document import lay_out_cost_sheet
from guidance.pages.costs.costs_csv import write_cost_csv
from guidance.pages.costs.costs_form import CostsForm
from guidance.presenters.cost_rows import CostRows, cost_rows
from guidance.presenters.year_texts import year_texts
from guidance.presenters.years import ChosenYear
from guidance.rules.costs import cost_sheets
from guidance.rules.costs.staffing import WARNING
from guidance.rules.fixed.slugs import RoleSlug
from guidance.views import files, queries, requests, years

NO_SUCH_STEP = "This band has no such pay point in this year. Choose another"


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
        checked={"hours", "on_costs"} <= given.keys(),  # a link may fill in hours alone
    )
    if not form.is_bound or not form.is_valid():
        return _Sum(form, rows, None)
    post = form.post
    held = rows.held(post) if post.band else None
    if post.band and held is None:
        form.add_error("step", NO_SUCH_STEP)
        return _Sum(form, rows, None)
    answers, address = form.cleaned_data, queries.build_address(given, "costs")
    return _Sum(form, rows, costs_page.build_sheet(rows, post, held, answers["population"], answers["called"], address))

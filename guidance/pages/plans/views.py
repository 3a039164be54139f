"""Several posts planned together. A plan is in its address or, where it is longer than that holds, in the form.

Nothing is stored. Addresses are not logged, by this site or in what it says of a proxy.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from guidance.pages.plans import plan_links, plan_page, plan_request, row_fields
from guidance.presenters.costs.plan_numbers import plan_numbers
from guidance.refusals import methods
from guidance.rules.plans import plan_sums, plan_texts
from guidance.views import own_pages, plan_reading, queries, requests


@never_cache
@queries.made_for_one_reader
@own_pages.from_own_pages_only
@methods.accepts_only(*methods.READ_AND_SENT)
def show_plan(request: HttpRequest) -> HttpResponse:
    version = requests.content_version(request)
    numbers, today = plan_numbers(version), requests.get_today()
    if request.method != "POST":
        return render_page(request, plan_request.read_address(request.GET, version, numbers, today))
    asked = plan_request.read_sent(request.POST, version, numbers, today)
    if asked.plan:
        query = plan_texts.write_query(asked.plan)
        if len(query) <= plan_texts.LONGEST_QUERY:
            return HttpResponseRedirect(f"{request.path}?{query}")
    return render_page(request, asked)


def render_page(request: HttpRequest, asked: plan_reading.PlanAsked) -> HttpResponse:
    page = None
    if asked.plan:
        numbers = plan_numbers(requests.content_version(request))
        sums = plan_sums.sum_up_plan(asked.plan, numbers.find_numbers)
        page = plan_page.build_plan_page(sums, numbers, asked.reader.choices[plan_texts.Column.ROLE])
    of_form = [{"text": str(text), "href": f"#{name}"} for name, texts in asked.form.errors.items() for text in texts]
    context = {
        "form": asked.form,
        "page": page,
        "files": plan_links.link_files(asked.plan) if asked.plan else None,
        "rows": row_fields.list_rows_on_form(asked.rows, asked.faults, row_fields.list_choices(asked.reader)),
        "problems": [*of_form, *asked.problems, *row_fields.list_problems(asked.faults)],
        "pasted": asked.pasted,
        "longest": f"{plan_texts.LONGEST_QUERY:,}",
    }
    return render(request, "pages/plans/plan.html", context, status=400 if asked.is_wrong else 200)

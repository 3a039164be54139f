"""What to claim for each month of a plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from guidance.models.page_paths import page_path
from guidance.pages.plans import asked_plan, claims_table, plan_links, views
from guidance.refusals import methods
from guidance.rules.plans import plan_claims, plan_words
from guidance.views import own_pages, queries


@never_cache
@queries.made_for_one_reader
@own_pages.from_own_pages_only
@methods.accepts_only(*methods.READ_AND_SENT)
def show_claims(request: HttpRequest) -> HttpResponse:
    """Without a plan, the page that asks for one."""
    asked, sums = asked_plan.read_plan(request)
    if sums is None:
        return views.render_page(request, asked)
    query = plan_links.link_files(sums.plan).query
    context = {
        "breadcrumbs": [("Plan several posts", f"{page_path('plan')}?{query}".rstrip("?"))],
        "summary": plan_words.summarise(sums),
        "headings": claims_table.HEADINGS,
        "months": list(claims_table.group_claims(sums)),
        "order_from": plan_claims.ORDER_FROM,
    }
    return render(request, "pages/plans/plan_claims.html", context)

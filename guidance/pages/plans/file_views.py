"""A plan as Excel and CSV. A plan that is too long for an address is sent as a form, as its page says."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from guidance.documents.blocks import file_name
from guidance.pages.plans import asked_plan, plan_making
from guidance.refusals import methods
from guidance.views import files, own_pages, queries, requests


@never_cache
@queries.made_for_one_reader
@own_pages.from_own_pages_only
@methods.accepts_only(*methods.READ_AND_SENT)
def download_plan(request: HttpRequest, ending: str) -> HttpResponse:
    """Answers with a plain-text 400 where there is no plan in the address or the form."""
    asked, sums = asked_plan.read_plan(request)
    if sums is None:
        return queries.nothing_to_make(asked.form, "plan")
    version = requests.content_version(request)
    content = plan_making.make_plan_file(sums, ending, asked.reader.choices, version, requests.get_today())
    return files.send_file(content, ending, file_name(f"plan {sums.plan.first.isoformat()}", ending))

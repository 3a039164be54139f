"""Opens a plan from its workbook. The file is read in memory and not kept."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache

from guidance.documents.plan_workbook import reading
from guidance.pages.plans import asked_plan, plan_links, plan_upload, views
from guidance.refusals import methods
from guidance.rules.limits.row_keys import read_row_key
from guidance.views import own_pages, requests

FILE = "file"
NO_FILE = "Choose the .xlsx file of a plan"


@never_cache
@own_pages.from_own_pages_only
@methods.accepts_only(*methods.READ_AND_SENT)
def upload_plan(request: HttpRequest) -> HttpResponse:
    """At the address of the plan, where an address holds it."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("plan"))
    try:
        read = reading.read_workbook(_find_file(request))
    except reading.NotOurPlan as error:
        asked, _ = asked_plan.read_plan(request)
        asked.problems.append({"text": str(error), "href": f"#{FILE}"})
        return views.render_page(request, asked)
    asked = plan_upload.read_upload(read, requests.content_version(request), requests.get_today())
    query = plan_links.link_files(asked.plan).query if asked.plan else ""
    return HttpResponseRedirect(f"{reverse('plan')}?{query}") if query else views.render_page(request, asked)


def _find_file(request: HttpRequest) -> bytes:
    """Raises NotOurPlan. An upload over the limit is skipped unread, so that there is no file to refuse."""
    file = request.FILES.get(FILE)
    length = read_row_key(request.META.get("CONTENT_LENGTH") or "")
    if file is None or not file.name:
        is_too_long = not request.FILES and length > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
        raise reading.NotOurPlan(reading.TOO_BIG if is_too_long else NO_FILE)
    data: bytes = file.read(reading.MOST_BYTES + 1)
    return data

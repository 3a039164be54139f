from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from guidance.documents.blocks import file_name
from guidance.models import Role
from guidance.pages.roles import guide_page
from guidance.pages.roles.guide_rows import GuideRows, guide_rows
from guidance.pages.roles.role_list_page import role_list_page
from guidance.pages.roles.whole_guide_document import lay_out_whole_guide
from guidance.views import files, requests, years


@require_safe
@years.same_all_year
@years.answers_as_at
def list_roles(request: HttpRequest) -> HttpResponse:
    chosen = years.chosen_year(request, requests.get_today())
    return years.render_as_at(
        request, "pages/roles/role_list.html", role_list_page(requests.prose_for(request, chosen.kept)), chosen
    )


@require_safe
@years.same_all_year
@years.answers_as_at
def show_role(request: HttpRequest, role_slug: str) -> HttpResponse:
    guide = _get_guide(request, role_slug)
    chosen = years.chosen_year(request, requests.get_today())
    prose = requests.prose_for(request, chosen.kept)
    if not guide.sections:
        page = guide_page.role_without_guide_page(guide, chosen, prose)
        return years.render_as_at(request, "pages/roles/role_without_guide.html", page, chosen)
    return years.render_as_at(request, "pages/roles/role.html", guide_page.role_page(guide, chosen, prose), chosen)


@require_safe
@years.same_all_year
@years.answers_as_at
def show_topic(request: HttpRequest, role_slug: str, topic_slug: str) -> HttpResponse:
    guide = _get_guide(request, role_slug)
    section = guide.section(topic_slug)
    if section is None:
        raise Http404(f"We have no page on that topic for the {guide.role.name}.")
    chosen = years.chosen_year(request, requests.get_today())
    page = guide_page.topic_page(guide, section, chosen, requests.prose_for(request, chosen.kept))
    return years.render_as_at(request, "pages/roles/topic.html", page, chosen)


@require_safe
@years.same_all_year
@years.answers_as_at
def show_whole_guide(request: HttpRequest, role_slug: str) -> HttpResponse:
    guide = _get_guide(request, role_slug)
    if not guide.sections:
        raise Http404(f"We have no guide to the {guide.role.name}.")
    chosen = years.chosen_year(request, requests.get_today())
    return years.render_as_at(
        request,
        "pages/roles/whole_guide.html",
        guide_page.whole_guide_page(guide, chosen, requests.prose_for(request, chosen.kept)),
        chosen,
    )


@require_safe
@years.answers_as_at
def download_whole_guide(request: HttpRequest, role_slug: str, ending: str) -> HttpResponse:
    guide = _get_guide(request, role_slug)
    if not guide.sections:
        raise Http404(f"We have no guide to the {guide.role.name}.")
    today = requests.get_today()
    document = lay_out_whole_guide(guide, years.chosen_year(request, today), today)
    return files.send_file(files.make_file(document, ending), ending, file_name(document.title, ending))


def _get_guide(request: HttpRequest, role_slug: str) -> GuideRows:
    try:
        return guide_rows(requests.content_version(request), role_slug)
    except Role.DoesNotExist as error:
        raise Http404("We have no such role.") from error

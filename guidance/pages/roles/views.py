from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from guidance.models import Role
from guidance.pages.roles.guide_page import role_page, role_without_guide_page, topic_page, whole_guide_page
from guidance.pages.roles.guide_rows import GuideRows, guide_rows
from guidance.pages.roles.role_list_page import role_list_page
from guidance.views.requests import content_version, prose_for, today
from guidance.views.years import answers_as_at, chosen_year, render_as_at


@require_safe
@answers_as_at
def role_list(request: HttpRequest) -> HttpResponse:
    chosen = chosen_year(request, today())
    return render_as_at(request, "pages/roles/role_list.html", role_list_page(prose_for(request)), chosen)


@require_safe
@answers_as_at
def role(request: HttpRequest, role_slug: str) -> HttpResponse:
    guide, chosen, prose = _guide(request, role_slug), chosen_year(request, today()), prose_for(request)
    if not guide.sections:
        page = role_without_guide_page(guide, chosen, prose)
        return render_as_at(request, "pages/roles/role_without_guide.html", page, chosen)
    return render_as_at(request, "pages/roles/role.html", role_page(guide, chosen, prose), chosen)


@require_safe
@answers_as_at
def topic(request: HttpRequest, role_slug: str, topic_slug: str) -> HttpResponse:
    guide = _guide(request, role_slug)
    section = guide.section(topic_slug)
    if section is None:
        raise Http404(f"No page on that topic is held for the {guide.role.name}.")
    chosen = chosen_year(request, today())
    page = topic_page(guide, section, chosen, prose_for(request))
    return render_as_at(request, "pages/roles/topic.html", page, chosen)


@require_safe
@answers_as_at
def whole_guide(request: HttpRequest, role_slug: str) -> HttpResponse:
    guide = _guide(request, role_slug)
    if not guide.sections:
        raise Http404(f"No guide is held for the {guide.role.name}.")
    chosen = chosen_year(request, today())
    return render_as_at(
        request, "pages/roles/whole_guide.html", whole_guide_page(guide, chosen, prose_for(request)), chosen
    )


def _guide(request: HttpRequest, role_slug: str) -> GuideRows:
    try:
        return guide_rows(content_version(request), role_slug)
    except Role.DoesNotExist as error:
        raise Http404("No such role is held.") from error

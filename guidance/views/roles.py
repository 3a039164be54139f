from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.models import Role
from guidance.presenters.guide import role_page, role_without_guide_page, topic_page, whole_guide_page
from guidance.presenters.guide_rows import GuideRows, guide_rows
from guidance.presenters.home import role_list_page
from guidance.views.requests import content_version, prose_for, today


@require_safe
def role_list(request: HttpRequest) -> HttpResponse:
    return render(request, "guidance/role_list.html", {"page": role_list_page(prose_for(request))})


@require_safe
def role(request: HttpRequest, role_slug: str) -> HttpResponse:
    guide = _guide(request, role_slug)
    prose = prose_for(request)
    if not guide.sections:
        page = role_without_guide_page(guide, prose)
        return render(request, "guidance/role_without_guide.html", {"page": page})
    return render(request, "guidance/role.html", {"page": role_page(guide, today(), prose)})


@require_safe
def topic(request: HttpRequest, role_slug: str, topic_slug: str) -> HttpResponse:
    guide = _guide(request, role_slug)
    section = guide.section(topic_slug)
    if section is None:
        raise Http404(f"No page on that topic is held for the {guide.role.name}.")
    page = topic_page(guide, section, today(), prose_for(request))
    return render(request, "guidance/topic.html", {"page": page})


@require_safe
def whole_guide(request: HttpRequest, role_slug: str) -> HttpResponse:
    guide = _guide(request, role_slug)
    if not guide.sections:
        raise Http404(f"No guide is held for the {guide.role.name}.")
    page = whole_guide_page(guide, today(), prose_for(request))
    return render(request, "guidance/whole_guide.html", {"page": page})


def _guide(request: HttpRequest, role_slug: str) -> GuideRows:
    try:
        return guide_rows(content_version(request), role_slug)
    except Role.DoesNotExist as error:
        raise Http404("No such role is held.") from error

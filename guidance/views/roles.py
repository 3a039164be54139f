from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from guidance.models import Role, Section
from guidance.presenters.guide import role_page, role_without_guide_page, topic_page, whole_guide_page
from guidance.presenters.home import role_list_page
from guidance.views.requests import prose_for, today


@require_safe
def role_list(request: HttpRequest) -> HttpResponse:
    return render(request, "guidance/role_list.html", {"page": role_list_page(prose_for(request))})


@require_safe
def role(request: HttpRequest, role_slug: str) -> HttpResponse:
    found = get_object_or_404(Role, slug=role_slug)
    sections = list(Section.objects.filter(role=found).in_guide_order())
    prose = prose_for(request)
    if not sections:
        page = role_without_guide_page(found, prose)
        return render(request, "guidance/role_without_guide.html", {"page": page})
    return render(request, "guidance/role.html", {"page": role_page(found, sections, today(), prose)})


@require_safe
def topic(request: HttpRequest, role_slug: str, topic_slug: str) -> HttpResponse:
    sections = _sections(role_slug)
    section = next((one for one in sections if one.topic.slug == topic_slug), None)
    if section is None:
        raise Http404(f"The guide to {sections[0].role.name} has no page on that topic.")
    page = topic_page(sections, section, today(), prose_for(request))
    return render(request, "guidance/topic.html", {"page": page})


@require_safe
def whole_guide(request: HttpRequest, role_slug: str) -> HttpResponse:
    page = whole_guide_page(_sections(role_slug), today(), prose_for(request))
    return render(request, "guidance/whole_guide.html", {"page": page})


def _sections(role_slug: str) -> list[Section]:
    sections = list(Section.objects.filter(role__slug=role_slug).in_guide_order())
    if not sections:
        raise Http404("No guide is held for that role.")
    return sections

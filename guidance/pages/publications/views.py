"""Key publications, and why each matters."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from guidance.models import KeyPublication
from guidance.pages.publications import publications_page
from guidance.rules.limits.read_parameters import reads_query
from guidance.views.requests import prose_for
from guidance.views.years import same_all_year


@require_safe
@reads_query("theme")
def list_publications(request: HttpRequest) -> HttpResponse:
    page = publications_page.publication_list_page(request.GET.get("theme", ""), prose_for(request))
    return render(request, "pages/publications/publication_list.html", {"page": page})


@require_safe
@same_all_year
def show_publication(request: HttpRequest, publication_slug: str) -> HttpResponse:
    found = get_object_or_404(KeyPublication, slug=publication_slug)
    return render(
        request,
        "pages/publications/publication.html",
        {"page": publications_page.publication_page(found, prose_for(request))},
    )

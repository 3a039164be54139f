"""What the guides draw on: standards, questions and answers, key publications, figures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from guidance.models import FAQ, Instrument, KeyPublication
from guidance.pages.faqs.faqs_page import faq_list_page, faq_page
from guidance.pages.figures.figures_page import figures_page
from guidance.pages.publications.publications_page import publication_list_page, publication_page
from guidance.pages.standards.standards_page import standards_list_page, standards_page
from guidance.rules.limits.read_parameters import reads
from guidance.views.requests import prose_for, today
from guidance.views.years import answers_as_at, chosen_year, render_as_at


@require_safe
def standards_list(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/standards/standards_list.html", {"page": standards_list_page()})


@require_safe
def standards(request: HttpRequest, instrument_slug: str) -> HttpResponse:
    instruments = Instrument.objects.not_of_a_contract_year().select_related("source")
    found = get_object_or_404(instruments, slug=instrument_slug)
    return render(request, "pages/standards/standards.html", {"page": standards_page(found, prose_for(request))})


@require_safe
@reads("role", "topic")
@answers_as_at
def faq_list(request: HttpRequest) -> HttpResponse:
    chosen = chosen_year(request, today())
    narrowed = {name: request.GET.get(name, "") for name in ("role", "topic")}
    page = faq_list_page(narrowed["role"], narrowed["topic"], chosen, prose_for(request))
    return render_as_at(request, "pages/faqs/faq_list.html", page, chosen, tuple(narrowed.items()))


@require_safe
@answers_as_at
def faq(request: HttpRequest, faq_slug: str) -> HttpResponse:
    found = get_object_or_404(FAQ.objects.with_sources(), slug=faq_slug)
    chosen = chosen_year(request, today())
    return render_as_at(request, "pages/faqs/faq.html", faq_page(found, chosen, prose_for(request)), chosen)


@require_safe
@reads("theme")
def publication_list(request: HttpRequest) -> HttpResponse:
    page = publication_list_page(request.GET.get("theme", ""), prose_for(request))
    return render(request, "pages/publications/publication_list.html", {"page": page})


@require_safe
def publication(request: HttpRequest, publication_slug: str) -> HttpResponse:
    found = get_object_or_404(KeyPublication, slug=publication_slug)
    return render(request, "pages/publications/publication.html", {"page": publication_page(found, prose_for(request))})


@require_safe
@answers_as_at
def figures(request: HttpRequest) -> HttpResponse:
    chosen = chosen_year(request, today())
    return render_as_at(request, "pages/figures/figures.html", figures_page(chosen, prose_for(request)), chosen)

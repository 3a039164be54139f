"""Questions and answers: the list, and each on a page of its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from guidance.models import FAQ
from guidance.pages.faqs import faqs_page
from guidance.rules.limits.read_parameters import reads_query
from guidance.views import requests, years


@require_safe
@reads_query("role", "topic")
@years.answers_as_at
def list_faqs(request: HttpRequest) -> HttpResponse:
    chosen = years.chosen_year(request, requests.get_today())
    narrowed = {name: request.GET.get(name, "") for name in ("role", "topic")}
    page = faqs_page.faq_list_page(narrowed["role"], narrowed["topic"], chosen)
    return years.render_as_at(request, "pages/faqs/faq_list.html", page, chosen, tuple(narrowed.items()))


@require_safe
@years.answers_as_at
def show_faq(request: HttpRequest, faq_slug: str) -> HttpResponse:
    found = get_object_or_404(FAQ.objects.with_sources(), slug=faq_slug)
    chosen = years.chosen_year(request, requests.get_today())
    return years.render_as_at(
        request,
        "pages/faqs/faq.html",
        faqs_page.faq_page(found, chosen, requests.prose_for(request, chosen.kept)),
        chosen,
    )

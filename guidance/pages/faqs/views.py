"""Questions and answers: the list, and each on a page of its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from guidance.models import FAQ
from guidance.pages.faqs.faqs_page import faq_list_page, faq_page
from guidance.rules.limits.read_parameters import reads
from guidance.views.requests import prose_for, today
from guidance.views.years import answers_as_at, chosen_year, render_as_at


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

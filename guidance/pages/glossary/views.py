"""Terms and abbreviations."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.pages.glossary.glossary_page import glossary_page
from guidance.views.requests import prose_for


@require_safe
def show_glossary(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/glossary/glossary.html", {"page": glossary_page(prose_for(request))})

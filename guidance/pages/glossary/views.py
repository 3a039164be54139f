"""Terms and abbreviations."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.pages.glossary.glossary_page import glossary_page
from guidance.rules.limits.read_parameters import reads_query
from guidance.views.requests import prose_for

LONGEST_WANTED = 100


@require_safe
@reads_query("term")
def show_glossary(request: HttpRequest) -> HttpResponse:
    wanted = request.GET.get("term", "")[:LONGEST_WANTED]
    context = {
        "page": glossary_page(wanted, prose_for(request)),
        "query": urlencode({"term": wanted}) if wanted else "",
    }
    return render(request, "pages/glossary/glossary.html", context)

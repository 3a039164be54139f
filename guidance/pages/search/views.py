"""Search: the page of results, and suggestions for what is being typed."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from guidance.models.searching.search_backlog import count_search
from guidance.pages.search.kept_with_index import KeptWithIndex
from guidance.pages.search.search_form import SearchForm
from guidance.pages.search.search_page import find_kept_year, search_page
from guidance.presenters import years
from guidance.rules.years.as_at import AsAt
from guidance.rules.years.contract_years import get_slug_on
from guidance.search.index import Index
from guidance.search.numbers import LONGEST_QUESTION
from guidance.search.results import Narrowed, Results, find_results
from guidance.search.serving import get_index
from guidance.search.suggestions import suggest_entries
from guidance.views import requests
from guidance.views.queries import made_for_one_reader

MOST_PAGES = 100  # of results, in memory: about 3 MB


@dataclass(frozen=True, slots=True)
class FoundPage:
    """`found` is the number to count the search with, None where it only turns a page or narrows one down."""

    html: str
    asked: str
    found: int | None


_pages: KeptWithIndex[FoundPage] = KeptWithIndex(MOST_PAGES)


@require_safe
@made_for_one_reader
def search_site(request: HttpRequest) -> HttpResponse:
    if not request.GET:
        return render(request, "pages/search/search.html")
    index = _get_index(request)
    # An editor's page has their own links, and templates change where DEBUG is on.
    may_keep = not (settings.DEBUG or getattr(request, "is_for_editor", False))
    key = (requests.content_version(request), requests.get_today(), request.get_full_path())
    page = _pages.get(index, key) if may_keep else None
    if page is None:
        answer = _search(request, index)
        if isinstance(answer, HttpResponse):
            return answer
        page = answer
        if may_keep:
            _pages.set(index, key, page)
    if request.method == "GET" and page.found is not None:
        count_search(page.asked, found=page.found, day=requests.get_today())
    return HttpResponse(page.html)


def _search(request: HttpRequest, index: Index) -> FoundPage | HttpResponse:
    """The page of results, or what is said where nothing was asked or something in the address is wrong."""
    form = SearchForm(request.GET, roles=index.lexicon.role_titles, years=index.lexicon.years)
    if not form.is_valid():
        context = {"typed": request.GET.get("q", "")[:LONGEST_QUESTION], "problems": form.problems}
        return render(request, "pages/search/search.html", context, status=400)
    asked = form.cleaned_data
    if not asked["q"]:
        return render(request, "pages/search/search.html")
    narrowed = Narrowed(asked["kind"], asked["role"], asked["year"])
    results = find_results(index, asked["q"], narrowed, requests.get_today(), asked["page"] or 1)
    is_counted = narrowed == Narrowed() and results.page == 1
    found = max(results.total, int(bool(results.not_covered)))  # told who to ask is not asked in vain
    kept = find_kept_year(results, narrowed, index)
    prose = requests.prose_for(request, kept)
    page = search_page(results, narrowed, index, _find_year(request, results, narrowed), prose)
    shown = {"page": page, "typed": page.typed, "kept_year": kept}
    html = render_to_string("pages/search/search.html", shown, request)
    return FoundPage(html, asked["q"], found if is_counted else None)


@require_safe
@made_for_one_reader
def suggest_pages(request: HttpRequest) -> HttpResponse:
    """Answers with a list of titles and addresses as JSON, empty where nothing begins with `q`."""
    typed = request.GET.get("q", "")[:LONGEST_QUESTION]
    found = suggest_entries(_get_index(request), typed)
    return JsonResponse([{"title": entry.title, "address": entry.address} for entry in found], safe=False)


def _find_year(request: HttpRequest, results: Results, narrowed: Narrowed) -> years.ChosenYear:
    """The contract year that the reader chose or named, even one that we don't have, or else the one in force."""
    today = requests.get_today()
    asked = narrowed.year or results.question.named.year or get_slug_on(today)
    return years.find_chosen_year(AsAt(asked), today, years.contract_years(requests.content_version(request)))


def _get_index(request: HttpRequest) -> Index:
    return get_index(requests.content_version(request), get_slug_on(requests.get_today()))

"""Keeps the finished HTML of a page for as long as its content version and contract year last, without the day.

The page cache keeps an answer as it was sent: in one encoding, and for one day. When it has none, most of these pages
need only today's date and compressing. A view says by `same_all_year` that its page may be kept so.

It is kept in the memory of the process under the content version that the request read, so nobody has to say that
there was a publication. Drafts are shown by calling the view itself, so they never come here.
"""

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from guidance.middleware import kept_pages, page_cache, page_stores
from guidance.middleware.page_addresses import find_view
from guidance.rules.dates import long_date
from guidance.rules.years.contract_years import get_slug_on
from guidance.views.years import is_same_all_year

# Stands for the day while a page is made: letters for private use, which no font has a sign for.
MARK = "\ue000the day\ue000"

store = page_stores.PageMemory(settings.FINISHED_PAGES_BYTES)


class FinishedPagesMiddleware:
    """Outside sessions, signing in and whatever else a public page does without."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        version = getattr(request, "content_version", None)
        if version is None or settings.DEBUG or not _may_be_kept(request):
            return self.get_response(request)
        day = page_cache.day_in_england()
        key = kept_pages.find_shelf(request.path, request.META.get("QUERY_STRING", "")).address
        state = kept_pages.hash_parts(request.release, version, get_slug_on(day), size=8)  # type: ignore[attr-defined]
        kept = store.get(key)
        if kept is not None and kept[0] == state:
            return _write_day(HttpResponse(kept[2], headers=kept[1]), day)
        request.mark_of_day = MARK  # type: ignore[attr-defined]
        response = self.get_response(request)
        del request.mark_of_day  # type: ignore[attr-defined]  # what refuses a request outside this one needs the day
        if not isinstance(response, HttpResponse):
            return response
        if request.method == "GET" and _is_worth_keeping(response):
            store.set(key, (state, dict(response.items()), response.content))
        return _write_day(response, day)


def _may_be_kept(request: HttpRequest) -> bool:
    """Not where a day is asked for: whether that is today is a matter of the day. Not with what only editors see."""
    if getattr(request, "is_for_editor", False):
        return False
    view = find_view(request.path_info, settings.ROOT_URLCONF)
    return view is not None and is_same_all_year(view) and "on" not in request.GET


def _is_worth_keeping(response: HttpResponse) -> bool:
    return page_cache.is_same_for_everyone(response) and len(response.content) <= kept_pages.LARGEST_BODY


def _write_day(response: HttpResponse, day: date) -> HttpResponse:
    response.content = response.content.replace(MARK.encode(), long_date(day).encode())
    if "Content-Length" in response:
        response["Content-Length"] = str(len(response.content))
    return response

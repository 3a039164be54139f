"""Keeps public pages until the content changes, and tells browsers when the page they have is still good.

A kept page names the state that it was made for: the content version, the release, and the day, which decides the
contract year. When any of them changes, the page is made again for its next reader; see
guidance/middleware/kept_pages.py. While the database can't say which state is current, the last one is served.
"""

import logging
from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import has_vary_header, patch_vary_headers
from django.utils.http import parse_etags

from guidance.middleware import encodings, kept_pages, sent_parts
from guidance.middleware.page_addresses import drop_unread_parameters
from guidance.patience.limits import quickly
from guidance.publishing.going_live.due import publish_if_free
from guidance.rules.years.contract_years import get_slug_on
from guidance.search.serving import expect_index
from guidance.site_map.release import current_release

logger = logging.getLogger(__name__)

ENGLAND = ZoneInfo(settings.TIME_ZONE)
NOT_PAGES = ("/account/", "/admin/", "/health/", settings.STATIC_URL)
LONGEST_ADDRESS = 1000
SMALLEST_COMPRESSED = 200
# Browsers may keep a page, but must ask each time whether it is still good. What was typed is in an address with a
# query, so no proxy keeps that. A proxy may serve any other page for 2 seconds (RFC 9111, 5.2.2.10), and for 3 more
# while it asks for the new one. So an edit is live everywhere within 5. While the site fails, it may do so for a day
# (RFC 5861).
CACHE_CONTROL = {
    kept_pages.PLAIN: "public, max-age=0, s-maxage=2, stale-while-revalidate=3, stale-if-error=86400",
    kept_pages.ASKED: "public, no-cache",
}
TEXT_TYPES = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")


class PageCacheMiddleware:
    """Outside nearly all other middleware, so that a kept page has what they add to it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.release = current_release()
        self.templates_change = settings.DEBUG
        self.noticed: tuple[str, date] | None = None
        self.only_secure = settings.SECURE_SSL_REDIRECT  # a middleware further in redirects the rest

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _may_be_page(request) or (self.only_secure and not request.is_secure()):
            return self.get_response(request)
        request.get_host()  # refuses a host that is not ours, as the view would have done
        shelf = kept_pages.find_shelf(request.path, drop_unread_parameters(request))
        encoding = encodings.best_encoding(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        version = content_version()
        if version is None:
            return _serve_last_page(request, shelf, encoding) or self.get_response(request)
        request.content_version = version  # type: ignore[attr-defined]  # so that no view reads it again
        if getattr(request, "is_for_editor", False):
            return _keep_private(self.get_response(request))

        release = current_release() if self.templates_change else self.release
        request.release = release  # type: ignore[attr-defined]
        day = day_in_england()
        if (version, day) != self.noticed:
            self.noticed = version, day
            expect_index(version, get_slug_on(day))
        etag = f'W/"{shelf.address}{kept_pages.hash_parts(release, version, day, size=8)}"'
        if _browser_has(request, etag):
            return _not_modified(etag, shelf)
        kept = shelf.get_page(encoding)
        if kept is not None and kept.etag == etag:
            return kept.response()

        response = self.get_response(request)
        if response.status_code == 503:
            return _serve_last_page(request, shelf, encoding) or response
        if isinstance(response, HttpResponse) and is_same_for_everyone(response):
            _compress_and_tag(response, etag, encoding)
            response.setdefault("Cache-Control", CACHE_CONTROL[shelf.kind])
            if _is_worth_keeping(request, response):
                if request.method == "GET":
                    shelf.keep_page(encoding, etag, response)
                return response
        if isinstance(response, StreamingHttpResponse) and getattr(response, "is_one_version", False):
            sent_parts.tag_and_keep(response, shelf, encoding, etag, may_keep=_may_keep(response))
            response.setdefault("Cache-Control", CACHE_CONTROL[shelf.kind])
            return response
        is_gone = response.status_code != 200
        if response.status_code < 500 and (is_gone or kept is not None):
            shelf.clear()  # otherwise it would be the page to fall back on
        return response


def _keep_private(response: HttpResponseBase) -> HttpResponseBase:
    """What an editor gets has a link for editors. No cache may have it."""
    response["Cache-Control"] = "private, no-store"
    return response


def _serve_last_page(request: HttpRequest, shelf: kept_pages.Shelf, encoding: str) -> HttpResponse | None:
    """Serves the page while the database is away and can't say whether it is current."""
    page = shelf.get_page(encoding) or shelf.get_page_decompressed(encoding)
    if page is None:
        return None
    logger.warning("The database did not answer, so %s was served as it last was.", request.path)
    if _browser_has(request, page.etag):
        return _not_modified(page.etag, shelf)
    response = page.response()
    response["Cache-Control"] = CACHE_CONTROL[shelf.kind]  # even if the page said otherwise: it may be out of date
    return response


def day_in_england() -> date:
    """The same as `timezone.localdate()` in a tenth of the time, because every request needs it."""
    return datetime.now(ENGLAND).date()


def content_version() -> str | None:
    """None where the database can't say: before the first migration, or while it is away.

    Publishes an edition that is due first, so that it is live from its time on.
    """
    try:
        with quickly():
            version, due_at = _read_version()
        if due_at is not None and due_at <= timezone.now():
            publish_if_free(timezone.now())
            version, _ = _read_version()
    except Error:
        return None
    return version


def _read_version() -> tuple[str, datetime | None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT version, due_at FROM guidance_contentversion")
        version, due_at = cursor.fetchone() or ("", None)
    if due_at is not None and due_at.tzinfo is None:
        due_at = due_at.replace(tzinfo=UTC)  # SQLite's driver gives UTC without a time zone
    return str(version), due_at


def _may_be_page(request: HttpRequest) -> bool:
    return (
        request.method in {"GET", "HEAD"}
        and not request.path_info.startswith(NOT_PAGES)
        and len(request.path) + len(request.META.get("QUERY_STRING", "")) <= LONGEST_ADDRESS
    )


def _browser_has(request: HttpRequest, etag: str) -> bool:
    """Whether the browser says that it has this state. W/ makes no difference for a GET (RFC 9110, 13.1.2)."""
    # META, because `request.headers` would parse every header.
    header = request.META.get("HTTP_IF_NONE_MATCH", "")
    return bool(header) and etag.removeprefix("W/") in {one.removeprefix("W/") for one in parse_etags(header)}


def is_same_for_everyone(response: HttpResponse) -> bool:
    cache_control = response.get("Cache-Control", "")
    return (
        response.status_code == 200
        and not response.cookies
        and not response.has_header("Set-Cookie")
        and not response.has_header("Content-Encoding")
        and not any(word in cache_control for word in ("private", "no-store"))
        and not any(has_vary_header(response, header) for header in ("Cookie", "*"))
    )


def _compress_and_tag(response: HttpResponse, etag: str, encoding: str) -> None:
    """Compress the page, and name its state."""
    text = response.get("Content-Type", "").startswith(TEXT_TYPES)
    if text:
        patch_vary_headers(response, ["Accept-Encoding"])
    if text and encoding != encodings.IDENTITY and len(response.content) >= SMALLEST_COMPRESSED:
        response.content = encodings.compress_body(response.content, encoding)
        response["Content-Encoding"] = encoding
    response["Content-Length"] = str(len(response.content))
    response["ETag"] = etag


def _may_keep(response: HttpResponseBase) -> bool:
    """Not pages that their view marks (guidance/views/queries.py).

    Those are made for one reader, and so many are possible that they would fill the memory.
    """
    return not getattr(response, "is_for_one_reader", False)


def _is_worth_keeping(request: HttpRequest, response: HttpResponse) -> bool:
    """Nor files with a query."""
    if not _may_keep(response):
        return False
    is_text = response.get("Content-Type", "").startswith(TEXT_TYPES)
    return len(response.content) <= kept_pages.LARGEST_BODY and (is_text or not request.META.get("QUERY_STRING"))


def _not_modified(etag: str, shelf: kept_pages.Shelf) -> HttpResponse:
    headers = {"ETag": etag, "Cache-Control": CACHE_CONTROL[shelf.kind], "Vary": "Accept-Encoding"}
    return HttpResponseNotModified(headers=headers)

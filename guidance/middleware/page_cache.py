"""Keeps public pages until the content changes, and tells browsers when the page they have is still good.

Whatever a page depends on is in its key: the content version, the release, the day (which decides the contract year),
the address and the encoding. So nothing is ever cleared: once any of them changes, the old pages are not asked for.
"""

import logging
from collections.abc import Callable, Hashable
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import blake2b
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.cache import cache
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import has_vary_header, patch_vary_headers
from django.utils.http import parse_etags

from guidance.middleware.encodings import IDENTITY, best_encoding, compress
from guidance.middleware.release import current_release
from guidance.patience.limits import quickly
from guidance.publishing.due import publish_if_free

logger = logging.getLogger(__name__)

ENGLAND = ZoneInfo(settings.TIME_ZONE)
NOT_PAGES = ("/account/", "/admin/", "/health/", settings.STATIC_URL)
LONGEST_ADDRESS = 1000
LARGEST_BODY = 1_000_000
SMALLEST_COMPRESSED = 200
ONE_DAY = 24 * 60 * 60
CACHE_CONTROL = "public, no-cache"  # keep it, but ask each time whether it is still good
TEXT_TYPES = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")

CacheOutage: tuple[type[Exception], ...] = ()
if settings.REDIS_URL:
    from redis.exceptions import RedisError

    CacheOutage = (RedisError,)


class PageCacheMiddleware:
    """Outermost but for the open data's headers, so that a kept page holds what every other middleware gave it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.release = current_release()
        self.templates_change = settings.DEBUG
        self.only_secure = settings.SECURE_SSL_REDIRECT  # what is not is sent on, by a middleware further in

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _may_be_page(request) or (self.only_secure and not request.is_secure()):
            return self.get_response(request)
        version = content_version()
        if version is None:
            return self.get_response(request)
        request.content_version = version  # type: ignore[attr-defined]  # so that no view reads it again

        validator = self._validator(request, version)
        etag = f'W/"{validator}"'
        if f'"{validator}"' in _etags_held(request):
            return _not_modified(etag)

        encoding = best_encoding(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        key = f"page:{validator}:{encoding}"
        kept = _kept(key)
        if kept is not None:
            return kept
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or not _is_same_for_everyone(response):
            return response
        _finish(response, etag, encoding)
        if request.method == "GET" and _is_worth_keeping(request, response):
            _keep(key, response)
        return response

    def _validator(self, request: HttpRequest, version: str) -> str:
        """Names one state of one address, so that a browser's copy of one page never vouches for another."""
        release = current_release() if self.templates_change else self.release
        return _digest(
            release,
            version,
            day_in_england(),
            request.scheme,
            request.get_host(),
            request.path,
            request.META.get("QUERY_STRING", ""),
        )


@lru_cache(maxsize=2048)
def _digest(*parts: Hashable) -> str:
    return blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def day_in_england() -> date:
    """As `timezone.localdate()` says it, for a tenth of the time: this is asked at every request."""
    return datetime.now(ENGLAND).date()


def content_version() -> str | None:
    """None where the database cannot say: before the first migration, or while it is away.

    Where an edition is due, it is published first: for a reader who asks at its time it is live already.
    """
    try:
        with quickly():
            version, due_at = _read_version()
        if due_at is not None and _is_past(due_at, timezone.now()):
            publish_if_free(timezone.now())
            version, _ = _read_version()
    except Error:
        return None
    return version


def _read_version() -> tuple[str, datetime | None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT version, due_at FROM guidance_contentversion")
        row = cursor.fetchone()
    return (str(row[0]), row[1]) if row else ("", None)


def _is_past(moment: datetime, now: datetime) -> bool:
    """A moment as the database's own driver gives it: SQLite's is in UTC and does not say so."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) <= now


def _may_be_page(request: HttpRequest) -> bool:
    return (
        request.method in {"GET", "HEAD"}
        and not request.path_info.startswith(NOT_PAGES)
        and len(request.path) + len(request.META.get("QUERY_STRING", "")) <= LONGEST_ADDRESS
    )


def _etags_held(request: HttpRequest) -> set[str]:
    """Without their W/, which says nothing for a GET (RFC 9110, 13.1.2)."""
    # META and not headers, which would parse every header of the request.
    header = request.META.get("HTTP_IF_NONE_MATCH", "")
    return {etag.removeprefix("W/") for etag in parse_etags(header)} if header else set()


def _is_same_for_everyone(response: HttpResponse) -> bool:
    cache_control = response.get("Cache-Control", "")
    return (
        response.status_code == 200
        and not response.cookies
        and not response.has_header("Set-Cookie")
        and not response.has_header("Content-Encoding")
        and not any(word in cache_control for word in ("private", "no-store"))
        and not any(has_vary_header(response, header) for header in ("Cookie", "*"))
    )


def _finish(response: HttpResponse, etag: str, encoding: str) -> None:
    """Compress the page, and say how a browser may keep it."""
    text = response.get("Content-Type", "").startswith(TEXT_TYPES)
    if text:
        patch_vary_headers(response, ["Accept-Encoding"])
    if text and encoding != IDENTITY and len(response.content) >= SMALLEST_COMPRESSED:
        response.content = compress(response.content, encoding)
        response["Content-Encoding"] = encoding
    response["Content-Length"] = str(len(response.content))
    response["ETag"] = etag
    response.setdefault("Cache-Control", CACHE_CONTROL)


def _is_worth_keeping(request: HttpRequest, response: HttpResponse) -> bool:
    """A file with a query is one reader's choice among very many: they would fill the memory that pages have. So is
    a page that its view marks as such: see guidance/views/queries.py."""
    if getattr(response, "is_for_one_reader", False):
        return False
    is_text = response.get("Content-Type", "").startswith(TEXT_TYPES)
    return len(response.content) <= LARGEST_BODY and (is_text or not request.META.get("QUERY_STRING"))


def _not_modified(etag: str) -> HttpResponse:
    return HttpResponseNotModified(headers={"ETag": etag, "Cache-Control": CACHE_CONTROL, "Vary": "Accept-Encoding"})


def _keep(key: str, response: HttpResponse) -> None:
    try:
        cache.set(key, response, ONE_DAY)
    except CacheOutage:
        logger.warning("The cache did not answer, so a page was not kept.")


def _kept(key: str) -> HttpResponse | None:
    try:
        kept: HttpResponse | None = cache.get(key)
    except CacheOutage:
        logger.warning("The cache did not answer, so a page is made anew.")
        return None
    return kept

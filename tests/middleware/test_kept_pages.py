"""However many addresses are asked for, what is kept stays within bounds and the pages of the site stay there."""

import os
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory
from django.urls import resolve

from guidance.middleware import page_stores
from guidance.middleware.kept_pages import ASKED, PLAIN, stores
from guidance.middleware.page_cache import PageCacheMiddleware
from guidance.middleware.page_stores import OVERHEAD, PageMemory, PagesOnRedis
from guidance.models import ContentVersion
from tests.kept import Server, kept_pages, pages_on_redis, size_kept

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.middleware.pages")]

REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/15")
REAL = ("/plain/", "/plain/two/", "/narrowed/", "/data/")
ENCODINGS = ("br", "gzip", "")
HOSTILE = 5_000


@pytest.fixture
def on_redis() -> Iterator[Server]:
    with pages_on_redis(REDIS) as kept:
        yield kept


@pytest.fixture
def little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A memory for some forty pages with a query."""
    monkeypatch.setitem(stores, ASKED, PageMemory(200_000))


def real_pages(client: Client) -> dict[tuple[str, str], bytes]:
    return {
        (address, encoding): client.get(address, HTTP_ACCEPT_ENCODING=encoding).content
        for address in REAL
        for encoding in ENCODINGS
    }


def ask_for_very_many(times: int = HOSTILE) -> None:
    """Queries that are read and that are not, hosts with any port, encodings of any wording."""
    cached, requests = PageCacheMiddleware(bare), RequestFactory()
    for number in range(times):
        address = (
            f"/plain/?utm_source={number}",
            f"/narrowed/?a={number}",
            f"/narrowed/?b={number}&b={-number}",
            f"/one-reader/?a={number}",
            f"/data/?question={number}",
            f"/missing/{number}/",
            f"/plain/two/?{number}",
        )[number % 7]
        encoding = ("br", "gzip", "identity", f"br;q=0.{number}, gzip", f"x-{number}")[number % 5]
        cached(requests.get(address, HTTP_HOST=f"testserver:{number}", HTTP_ACCEPT_ENCODING=encoding))


def bare(request: HttpRequest) -> HttpResponseBase:
    """What the view says, without the middleware between."""
    try:
        match = resolve(request.path_info)
        return match.func(request, *match.args, **match.kwargs)
    except Http404:
        return HttpResponse(status=404)


@pytest.mark.slow
def test_hostile_requests_leave_the_memory_within_bounds_and_the_pages_in_it(client: Client, little_room: None) -> None:
    before = real_pages(client)
    ask_for_very_many()
    assert real_pages(client) == before
    assert len(kept_pages()) == len(before)
    assert size_kept() < 200_000
    assert 0 < size_kept(ASKED) <= 200_000
    assert 10 < len(kept_pages(ASKED)) <= 200_000 / OVERHEAD


@pytest.mark.slow
def test_hostile_requests_leave_redis_within_bounds_and_the_pages_in_it(
    client: Client, on_redis: Server, little_room: None
) -> None:
    before = real_pages(client)
    keys, size = len(on_redis.keys()), on_redis.size()
    ask_for_very_many()
    assert real_pages(client) == before
    assert (len(on_redis.keys()), on_redis.size()) == (keys, size)
    assert keys == len(before)


def test_a_new_version_takes_the_place_of_the_one_before(client: Client, on_redis: Server) -> None:
    for _ in range(5):
        real_pages(client)
        ContentVersion.advance()
    assert len(on_redis.keys()) == len(REAL) * len(ENCODINGS)
    assert all(0 < lifetime <= 7 * 24 * 60 * 60 for lifetime in on_redis.lifetimes())


def test_pages_are_kept_on_redis_and_those_with_a_query_in_memory(client: Client, on_redis: Server) -> None:
    first, second = client.get("/plain/"), client.get("/plain/")
    assert (first.content, first.headers) == (second.content, second.headers)
    assert len(on_redis.keys()) == 1
    assert client.get("/narrowed/?a=1").content == client.get("/narrowed/?a=1").content
    assert (len(on_redis.keys()), len(kept_pages(ASKED))) == (1, 1)


def test_pages_are_served_while_redis_is_away(client: Client, settings, monkeypatch, caplog) -> None:
    from redis.exceptions import RedisError

    backend = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    kept_in = settings.CACHES
    settings.CACHES = {"default": backend}
    monkeypatch.setitem(stores, PLAIN, PagesOnRedis())
    monkeypatch.setattr(page_stores, "CacheOutage", (RedisError,))
    assert client.get("/plain/").status_code == 200
    assert client.get("/missing/").status_code == 404
    assert "did not answer" in caplog.text
    settings.CACHES = kept_in


def test_what_was_asked_for_least_lately_goes_first() -> None:
    asked, page = PageMemory(200_000), ("etag", {}, b"x" * 10_000)
    most = 200_000 // (10_000 + OVERHEAD)
    for number in range(most):
        asked.set(f"page {number}", page)
    assert asked.get("page 0") == page
    asked.set("one more", page)
    assert asked.get("page 1") is None
    assert asked.get("page 0") == asked.get("one more") == page


def test_a_page_that_no_memory_can_hold_is_not_kept() -> None:
    asked = PageMemory(200_000)
    asked.set("page", ("etag", {}, b"x" * 300_000))
    assert asked.get("page") is None


def test_no_flood_of_pages_puts_out_what_else_is_kept(client: Client, little_room: None) -> None:
    cache.set("counted", 3)
    ask_for_very_many(500)
    assert cache.get("counted") == 3

"""While the database is away, a page that is in the cache is served as it last was."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from functools import partial
from itertools import product

import brotli
import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from guidance.middleware import page_cache
from guidance.models import ContentVersion
from tests.kept import database_away, kept_pages, pages_on_redis
from tests.middleware import pages

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.middleware.pages")]

REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/15")


@pytest.fixture(params=["in memory", "on Redis"])
def store(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.param == "in memory":
        yield
    else:
        with pages_on_redis(REDIS):
            yield


def view_away() -> AbstractContextManager[None]:
    """The version can be read, and the view is refused: it answers as for any database that is away."""
    return pages.unavailable()


away = pytest.mark.parametrize(
    "gone",
    [database_away, partial(database_away, InterfaceError), view_away],
    ids=["refusing", "broken", "in the view"],
)


@away
def test_a_kept_page_is_served_as_it_was(client: Client, store: None, gone) -> None:
    before = client.get("/plain/", HTTP_ACCEPT_ENCODING="br")
    ContentVersion.advance()
    with gone():
        after = client.get("/plain/", HTTP_ACCEPT_ENCODING="br")
        assert (after.status_code, after.content, after.headers) == (200, before.content, before.headers)
        assert after["Cache-Control"] == pages.SHARED
        head = client.head("/plain/", HTTP_ACCEPT_ENCODING="br")
        assert (head.status_code, head.content, head.headers) == (200, b"", before.headers)
        held = client.get("/plain/", HTTP_IF_NONE_MATCH=before["ETag"])
        assert (held.status_code, held["ETag"], held.content) == (304, before["ETag"], b"")
        assert client.get("/plain/", HTTP_IF_NONE_MATCH='"another"').status_code == 200
        assert client.get("/plain/?utm_source=letter", HTTP_ACCEPT_ENCODING="br").content == before.content
    assert client.get("/plain/").content != brotli.decompress(before.content)


@away
def test_what_is_not_kept_goes_on_to_its_view(client: Client, store: None, gone) -> None:
    with gone():
        refused = client.get("/asks-the-database/")
    assert refused.status_code == 503
    assert "ETag" not in refused.headers
    assert client.get("/asks-the-database/").status_code == 200


@away
def test_a_page_with_a_query_is_served_as_it_was(client: Client, store: None, gone) -> None:
    before = client.get("/narrowed/?a=1")
    ContentVersion.advance()
    with gone():
        assert client.get("/narrowed/?a=1").content == before.content
        assert client.get("/narrowed/?a=2").content != before.content


def test_a_page_is_served_past_midnight_and_by_a_process_that_has_just_started(
    client: Client, store: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = client.get("/plain/")
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(page_cache, "day_in_england", lambda: tomorrow)
    with database_away():
        assert Client().get("/plain/").content == before.content


@pytest.mark.parametrize(("made_for", "asked_by"), [*product(["br", "gzip", ""], repeat=2)])
def test_a_page_is_served_in_whichever_encoding_it_is_kept(
    client: Client, store: None, made_for: str, asked_by: str
) -> None:
    made = client.get("/plain/", HTTP_ACCEPT_ENCODING=made_for)
    with database_away():
        served = client.get("/plain/", HTTP_ACCEPT_ENCODING=asked_by)
    if made_for == asked_by:
        assert (served.content, served.headers) == (made.content, made.headers)
    else:
        assert served.content.startswith(b"rendering")
        assert "Content-Encoding" not in served.headers
        assert served["Content-Length"] == str(len(served.content))
        assert served["ETag"] == made["ETag"]


def test_a_page_that_says_how_long_it_is_good_is_to_be_asked_for_again(client: Client) -> None:
    client.get("/for-an-hour/")
    with database_away():
        assert client.get("/for-an-hour/")["Cache-Control"] == pages.SHARED


def test_as_soon_as_the_database_answers_a_page_that_is_no_more_is_gone(client: Client, store: None) -> None:
    for encoding in ("br", "gzip"):
        client.get("/asks-the-database/", HTTP_ACCEPT_ENCODING=encoding)
    ContentVersion.advance()
    with database_away():
        assert client.get("/asks-the-database/").status_code == 200
    with pages.withdrawn():
        assert client.get("/asks-the-database/", HTTP_ACCEPT_ENCODING="br").status_code == 404
        with database_away():
            assert client.get("/asks-the-database/", HTTP_ACCEPT_ENCODING="br").status_code == 503
            assert client.get("/asks-the-database/", HTTP_ACCEPT_ENCODING="gzip").status_code == 503


def test_a_fault_of_ours_leaves_the_page_there_to_fall_back_on(client: Client) -> None:
    before = client.get("/asks-the-database/")
    ContentVersion.advance()
    client.raise_request_exception = False
    with pages.broken():
        assert client.get("/asks-the-database/").status_code == 500
    with database_away():
        assert client.get("/asks-the-database/").content == before.content


def test_nothing_that_is_served_as_it_was_is_kept_as_it_is_now(client: Client) -> None:
    client.get("/plain/")
    kept = kept_pages()
    ContentVersion.advance()
    with database_away():
        client.get("/plain/")
    assert kept_pages() == kept
    assert isinstance(client.get("/plain/"), HttpResponse)


def test_it_is_logged(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    client.get("/plain/")
    with database_away(OperationalError):
        client.get("/plain/")
    assert "/plain/ was served as it last was" in caplog.text

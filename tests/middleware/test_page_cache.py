import gzip
from datetime import timedelta

import brotli
import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from guidance.middleware import page_cache
from guidance.models import ContentVersion
from tests.middleware.pages import SHARED

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.middleware.pages")]


def test_a_page_is_made_once(client: Client) -> None:
    assert client.get("/plain/").content == client.get("/plain/").content


def test_a_file_is_kept_unless_a_reader_chose_what_is_in_it(client: Client) -> None:
    assert client.get("/data/").content == client.get("/data/").content
    assert client.get("/data/?question=1").content != client.get("/data/?question=1").content
    assert client.get("/narrowed/?a=1").content == client.get("/narrowed/?a=1").content


def test_a_kept_page_has_every_header_of_a_new_one(client: Client) -> None:
    assert client.get("/plain/").headers == client.get("/plain/").headers
    assert "Content-Security-Policy" in client.get("/plain/").headers


def test_a_kept_page_costs_one_query(client: Client, django_assert_num_queries) -> None:
    client.get("/plain/")
    with django_assert_num_queries(1):  # the content version
        client.get("/plain/")


def test_a_change_of_content_makes_the_page_anew(client: Client) -> None:
    before = client.get("/plain/")
    ContentVersion.advance()
    after = client.get("/plain/", HTTP_IF_NONE_MATCH=before["ETag"])
    assert after.status_code == 200
    assert after.content != before.content


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_rolled_back_leaves_the_page(client: Client) -> None:
    before = client.get("/plain/")
    with transaction.atomic():
        ContentVersion.advance()
        transaction.set_rollback(True)
    assert client.get("/plain/").content == before.content


def test_a_new_day_makes_the_page_anew(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    before = client.get("/plain/")
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(page_cache, "day_in_england", lambda: tomorrow)
    assert client.get("/plain/").content != before.content


def test_a_new_release_makes_the_page_anew(client: Client, settings) -> None:
    before = client.get("/plain/")
    settings.SITE_NAME = "Another name"
    assert Client().get("/plain/").content != before.content


def test_each_address_has_its_own_page(client: Client) -> None:
    queries = ["", "?a=1", "?a=2", "?c=1", "?a=", "?a=%01", "?a=%ff", "?b=1&b=2", "?b=2&b=1"]
    addresses = ["/plain/", "/plain/two/", *(f"/narrowed/{query}" for query in queries)]
    assert len({client.get(address).content for address in addresses}) == len(addresses)


def test_all_our_hosts_have_one_page(client: Client, settings) -> None:
    settings.ALLOWED_HOSTS = ["one.example.org", "two.example.org"]
    one = client.get("/plain/", HTTP_HOST="one.example.org")
    assert client.get("/plain/", HTTP_HOST="two.example.org:8443").content == one.content


def test_a_host_that_is_not_ours_is_refused_even_for_a_kept_page(client: Client) -> None:
    client.get("/plain/")
    assert client.get("/plain/", HTTP_HOST="evil.example.org").status_code == 400


@pytest.mark.parametrize(
    "held",
    [
        pytest.param("{etag}", id="the page's own"),
        pytest.param('"other", {etag}', id="one of several"),
        pytest.param('W/"a,b" , {etag},', id="after one with a comma"),
        pytest.param("{strong}", id="as a strong one"),
    ],
)
def test_a_browser_that_holds_the_page_is_told_so(client: Client, held: str) -> None:
    etag = client.get("/plain/")["ETag"]
    held = held.format(etag=etag, strong=etag.removeprefix("W/"))
    response = client.get("/plain/", HTTP_IF_NONE_MATCH=held)
    assert response.status_code == 304
    assert response.content == b""
    assert response["ETag"] == etag
    assert response["Cache-Control"] == SHARED
    assert response["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("held", ['"other"', "nonsense", "", '"', "W/"])
def test_a_browser_that_holds_something_else_is_sent_the_page(client: Client, held: str) -> None:
    assert client.get("/plain/", HTTP_IF_NONE_MATCH=held).status_code == 200


def test_one_page_never_vouches_for_another(client: Client) -> None:
    etag = client.get("/plain/")["ETag"]
    assert client.get("/missing/", HTTP_IF_NONE_MATCH=etag).status_code == 404
    assert client.get("/plain/two/", HTTP_IF_NONE_MATCH=etag).status_code == 200


def test_head_has_the_headers_of_get_and_no_body(client: Client) -> None:
    head, get, head_again = client.head("/plain/"), client.get("/plain/"), client.head("/plain/")
    assert head["Content-Length"] == get["Content-Length"]
    assert head_again.headers == get.headers
    assert head.content == head_again.content == b""
    assert client.head("/plain/", HTTP_IF_NONE_MATCH=get["ETag"]).status_code == 304


@pytest.mark.parametrize(
    ("encoding", "decompress"), [("br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)]
)
def test_each_browser_is_sent_an_encoding_it_reads(client: Client, encoding: str, decompress) -> None:
    for _ in range(2):
        response = client.get("/plain/", HTTP_ACCEPT_ENCODING=encoding)
        assert response.get("Content-Encoding", "") == encoding
        assert decompress(response.content).startswith(b"rendering")
        assert response["Content-Length"] == str(len(response.content))
        assert response["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("address", ["/data/", "/short/"])
def test_what_compression_would_not_make_smaller_is_kept_as_it_is(client: Client, address: str) -> None:
    first = client.get(address, HTTP_ACCEPT_ENCODING="br")
    assert "Content-Encoding" not in first.headers
    assert client.get(address, HTTP_ACCEPT_ENCODING="br").content == first.content


def test_a_page_may_say_for_itself_how_long_it_is_good(client: Client) -> None:
    assert client.get("/for-an-hour/")["Cache-Control"] == "max-age=3600"
    assert client.get("/plain/")["Cache-Control"] == SHARED


def test_no_proxy_keeps_what_follows_from_a_query(client: Client) -> None:
    for address in ("/narrowed/?a=1", "/one-reader/?typed=1"):
        response = client.get(address)
        assert response["Cache-Control"] == "public, no-cache"
        held = client.get(address, HTTP_IF_NONE_MATCH=response["ETag"])
        assert (held.status_code, held["Cache-Control"]) == (304, "public, no-cache")


@pytest.mark.parametrize(
    "address",
    [
        "/sets-cookie/",
        "/with-form/",
        "/reads-session/",
        "/missing/",
        "/moved/",
        "/streamed/",
        "/never-kept/",
        "/admin/plain/",
        "/plain/?" + "a" * 1000,
    ],
)
def test_what_may_differ_between_readers_is_never_kept(client: Client, address: str) -> None:
    first, second = Client().get(address), Client().get(address)
    assert first.getvalue() != second.getvalue() or first.status_code != 200
    assert "ETag" not in second.headers
    assert "s-maxage" not in second.get("Cache-Control", "")
    assert Client().get(address, HTTP_IF_NONE_MATCH="*").status_code != 304


def test_only_reading_is_answered_from_the_cache(client: Client) -> None:
    assert client.get("/plain/").content != client.post("/plain/").content


def test_a_page_asked_for_over_http_is_sent_to_https(client: Client, settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    secure = Client().get("/plain/", secure=True)
    response = Client().get("/plain/", HTTP_IF_NONE_MATCH=secure["ETag"])
    assert response.status_code == 301
    assert response["Location"] == "https://testserver/plain/"


@pytest.mark.django_db(transaction=True)
def test_pages_are_served_before_there_is_a_content_version_table(client: Client) -> None:
    quoted = connection.ops.quote_name
    rename = f"ALTER TABLE {quoted('guidance_contentversion')} RENAME TO {quoted('away')}"
    back = f"ALTER TABLE {quoted('away')} RENAME TO {quoted('guidance_contentversion')}"
    with connection.cursor() as cursor:
        cursor.execute(rename)
        try:
            assert client.get("/health/").status_code == 200
            response = client.get("/plain/")
        finally:
            cursor.execute(back)
    assert response.status_code == 200
    assert "ETag" not in response.headers

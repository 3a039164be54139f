"""What a page does not read of its address makes no other page, and its view does not see it."""

import pytest
from django.test import Client

from guidance.middleware.kept_pages import ASKED
from tests.kept import kept_pages

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.middleware.pages")]


def asked(client: Client, query: str) -> str:
    return client.get(f"/narrowed/?{query}").content.decode().partition(" asked ")[2]


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("utm_source=x&a=1&fbclid=y", "a=1"),
        ("c=3&a=1", "a=1&c=3"),
        ("a=1&a=2", "a=2"),
        ("b=2&a=1&b=1&b=2", "a=1&b=2&b=1&b=2"),
        ("a=&c", "a=&c="),
        ("A=1&b[]=1&%61=2", "a=2"),
        ("a=%C3%A9+%26", "a=%C3%A9+%26"),
        ("utm_source=x", ""),
        ("&&=&", ""),
    ],
    ids=[
        "what is not read", "in order", "the last of several", "several where they are read", "blank",
        "other names", "characters", "nothing that is read", "nothing at all",
    ],
)  # fmt: skip
def test_a_view_sees_only_what_it_says_that_it_reads(client: Client, query: str, seen: str) -> None:
    assert asked(client, query) == seen


def test_what_is_not_read_finds_the_page_that_is_kept_and_the_copy_that_a_browser_has(client: Client) -> None:
    for plain, dressed in [
        ("/plain/", "/plain/?utm_source=letter&utm_medium=email"),
        ("/narrowed/?a=1&c=2", "/narrowed/?c=2&fbclid=9&a=0&a=1"),
    ]:
        kept = client.get(plain)
        again = client.get(dressed)
        assert (again.content, again.headers) == (kept.content, kept.headers)
        assert client.get(dressed, HTTP_IF_NONE_MATCH=kept["ETag"]).status_code == 304
    assert (len(kept_pages()), len(kept_pages(ASKED))) == (1, 1)


def test_a_page_made_for_one_reader_sees_the_whole_query(client: Client) -> None:
    response = client.get("/one-reader/?z=1&a=2&z=0")
    assert response.content.decode().endswith(" asked z=1&a=2&z=0")
    assert client.get("/one-reader/?a=2&z=1&z=0")["ETag"] != response["ETag"]
    assert not kept_pages() | kept_pages(ASKED)


def test_an_address_that_only_lacks_its_slash_takes_its_query_along(client: Client) -> None:
    response = client.get("/plain?utm_source=letter")
    assert (response.status_code, response["Location"]) == (301, "/plain/?utm_source=letter")


def test_an_address_without_a_query_is_not_looked_up(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.get("/plain/")
    monkeypatch.setattr("guidance.middleware.page_addresses.resolve", None)
    assert client.get("/plain/").status_code == 200

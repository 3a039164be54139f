"""How the open data is fetched: by the pages of other sites, by those that have a copy, and never written."""

import pytest
from django.test import Client

from guidance.models import ContentVersion
from tests import factories

pytestmark = pytest.mark.django_db

READ = ("/api/v1/", "/api/v1/topics", "/api/v1/topics?page=1", "/api/v1/topics/funding", "/api/v1/topics.csv",
        "/api/v1/openapi.json")  # fmt: skip


@pytest.fixture(autouse=True)
def topic() -> None:
    factories.a_topic("funding")


@pytest.mark.parametrize("path", READ)
def test_a_copy_that_is_still_good_is_not_sent_again(client: Client, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    ContentVersion.advance()
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [*((path, 200) for path in READ), ("/api/v1/nothing", 404), ("/api/v1/topics?x=1", 400), ("/api/", 301)],
)
def test_the_pages_of_any_site_may_read_whatever_is_answered(client: Client, path: str, status: int) -> None:
    for response in (client.get(path), client.get(path), client.head(path)):  # the second from the page cache
        assert response.status_code == status
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")


def test_a_copy_that_is_still_good_may_be_read_by_the_pages_of_any_site(client: Client) -> None:
    etag = client.get("/api/v1/topics")["ETag"]
    response = client.get("/api/v1/topics", headers={"If-None-Match": etag, "Origin": "https://example.org"})
    assert (response.status_code, response["Access-Control-Allow-Origin"]) == (304, "*")


@pytest.mark.parametrize("path", ["/", "/data/", "/topics/", "/apis/", "/sitemap.xml"])
def test_nothing_else_may_be_read_by_the_pages_of_another_site(client: Client, path: str) -> None:
    response = client.get(path)
    assert "Access-Control-Allow-Origin" not in response
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_browser_that_asks_beforehand_is_told_that_it_may_read(client: Client) -> None:
    response = client.options("/api/v1/topics", headers={"Access-Control-Request-Method": "GET"})
    assert (response.status_code, response.content) == (204, b"")
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert response["Access-Control-Allow-Headers"] == "If-None-Match"


@pytest.mark.parametrize("path", [*READ, "/api/v1/nothing"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_nothing_can_be_written(client: Client, path: str, method: str) -> None:
    csrf_checked = Client(enforce_csrf_checks=True)
    for one in (client, csrf_checked):
        response = getattr(one, method)(path)
        assert (response.status_code, response["Content-Type"]) == (405, "application/json")
        assert response["Allow"] == "GET, HEAD, OPTIONS"
        assert response["Access-Control-Allow-Origin"] == "*"


def test_json_is_sent_compressed(client: Client) -> None:
    response = client.get("/api/v1/topics", headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"


@pytest.mark.parametrize(
    ("path", "queries"),
    [("/api/v1/topics", 1), ("/api/v1/topics.csv", 1), ("/api/v1/topics?page=1", 3), ("/api/v1/topics/funding", 2)],
)
def test_whole_collections_are_kept_and_what_one_program_chose_is_not(
    client: Client, django_assert_num_queries: object, path: str, queries: int
) -> None:
    client.get(path)
    with django_assert_num_queries(queries):  # type: ignore[operator]
        client.get(path)


def test_the_short_address_leads_to_the_page_about_the_open_data(client: Client) -> None:
    response = client.get("/api/")
    assert (response.status_code, response["Location"]) == (301, "/data/")

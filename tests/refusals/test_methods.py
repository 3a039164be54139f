"""Which methods each address of the site takes, and what it answers to any other."""

import inspect
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from guidance.refusals.methods import methods_of

NEVER_TAKEN = ["PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "FOO", "put", "PROPFIND"]
READ = {"GET", "HEAD", "OPTIONS"}
FORM = READ | {"POST"}

# An address of each kind, with what it takes.
ADDRESSES = {
    "/": READ,
    "/roles/": READ,
    "/roles/nobody/": READ,
    "/contract/2021-22/B14/": READ,
    "/costs/": READ,
    "/plan/": FORM,
    "/plan/plan.xlsx": FORM,
    "/plan/claims/": FORM,
    "/plan/file/": FORM,
    "/costs/cost-sheet.pdf": READ,
    "/search/?q=pay": READ,
    "/search/suggestions/": READ,
    "/updates/feed/": READ,
    "/sitemap.xml": READ,
    "/robots.txt": READ,
    "/health/": READ,
    "/data/": READ,
    "/api/": READ,
    "/api/v1/": READ,
    "/api/v1/roles": READ,
    "/api/v1/roles.csv": READ,
    "/api/v1/roles/nobody": READ,
    "/preview/token/": READ,
    "/preview/token/answer/": FORM,
    "/job-descriptions/check/": FORM,
    "/job-descriptions/any/tailor/": FORM,
    "/job-descriptions/any/tailored.docx": {"POST", "OPTIONS"},
    "/job-descriptions/any/vacancy-form/": FORM,
    "/job-descriptions/any/own-template/": FORM,
    "/account/": READ,
    "/account/sign-in/": FORM,
    "/account/password/new/sent/": READ,
    "/admin/": READ,
    "/admin/jsi18n/": READ,
    "/admin/guidance/": READ,
    "/admin/guidance/role/": FORM,
    "/admin/guidance/role/1/change/": FORM,
    "/admin/guidance/role/1/history/": READ,
    "/admin/guidance/event/events.csv": READ,
    "/admin/guidance/edition/1/publish/": FORM,
    "/admin/markdown-preview/": {"POST", "OPTIONS"},
}


@pytest.fixture
def browser() -> Client:
    return Client(enforce_csrf_checks=True)


def allowed(response: Any) -> set[str]:
    return set(response["Allow"].split(", "))


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_method_that_an_address_does_not_take_is_refused_as_such(browser: Client, address: str) -> None:
    taken = ADDRESSES[address]
    for method in [*NEVER_TAKEN, *({"POST", "GET", "HEAD"} - taken)]:
        response = browser.generic(method, address)
        assert response.status_code == 405, method
        assert allowed(response) == taken, method
        assert not response.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_tells_what_it_takes(browser: Client, address: str) -> None:
    response = browser.options(address)
    assert response.status_code == 204
    assert response.content == b""
    assert "Content-Length" not in response.headers
    assert allowed(response) == ADDRESSES[address]


@pytest.mark.parametrize("method", ["PUT", "OPTIONS", "FOO"])
def test_a_static_file_is_read_only_too(browser: Client, method: str) -> None:
    response = browser.generic(method, "/static/site.css")
    assert response.status_code == (204 if method == "OPTIONS" else 405)
    assert allowed(response) == READ
    if method != "OPTIONS":
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert "can only be read" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("method", [*NEVER_TAKEN, "POST"])
@pytest.mark.parametrize("address", ["/nothing-here/", "/static/nothing.css", "/api/nothing/here/", "/admin/nothing/"])
def test_an_address_without_a_page_is_not_found_whatever_the_method(browser: Client, address: str, method: str) -> None:
    assert browser.generic(method, address).status_code == 404


@pytest.mark.django_db
def test_a_browser_gets_a_page_that_says_what_to_do(browser: Client) -> None:
    response = browser.post("/contract/", headers={"Accept": "text/html,*/*;q=0.8"})
    page = response.content.decode()
    assert "<h1" in page
    assert "This address can only be read." in page
    assert 'content="noindex"' in page
    assert "canonical" not in page
    assert "aria-current" not in page


@pytest.mark.django_db
def test_a_program_is_told_which_methods_are_allowed(browser: Client) -> None:
    told = browser.put("/api/v1/roles").json()
    assert told["problems"][0]["allowed"] == ["GET", "HEAD", "OPTIONS"]


def of_the_site(patterns: Any, in_admin: bool = False) -> Iterator[tuple[URLPattern, bool]]:
    for one in patterns:
        if isinstance(one, URLPattern):
            yield one, in_admin
        else:
            yield from of_the_site(one.url_patterns, in_admin or one.app_name == "admin")


@pytest.mark.slow
def test_every_view_that_reads_what_is_sent_takes_it() -> None:
    """A form whose view does not say so could be opened, and not sent."""
    unsaid = []
    for pattern, in_admin in of_the_site(get_resolver().url_patterns):
        if hasattr(pattern.callback, "view_class"):
            continue
        reads_it = "request.POST" in inspect.getsource(inspect.unwrap(pattern.callback))
        if reads_it and "POST" not in (methods_of(pattern.callback, in_admin=in_admin) or ()):
            unsaid.append(pattern.name)
    assert unsaid == []

"""A character that no database keeps, and numbers that none holds, in every address and form that needs no account."""

from urllib.parse import quote, urlencode

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db

PAGES = (
    "/", "/roles/", "/roles/the-role/", "/roles/compare/", "/roles/compare.csv", "/contract/", "/contract/compare/",
    "/contract/2021-22/", "/bands/", "/bands/5/", "/funding/", "/which-role/", "/which-role/answer/", "/costs/",
    "/plan/", "/plan/claims/", "/board-paper/", "/evidence-checklist/", "/sources/", "/glossary/", "/standards/",
    "/faqs/",
    "/publications/", "/figures/", "/figures/the-series/", "/search/", "/search/suggestions/", "/updates/",
    "/updates/feed/", "/updates/the-role/", "/job-descriptions/", "/job-descriptions/the-template/",
    "/interview-questions/", "/interview-questions/the-role/",
    "/data/", "/api/v1/", "/api/v1/roles", "/api/v1/roles/the-role", "/api/v1/roles.csv", "/preview/guess/",
    "/account/sign-in/", "/account/password/new/", "/sitemap.xml", "/robots.txt",
)  # fmt: skip
NAMES = ("q", "page", "kind", "role", "topic", "year", "on", "from", "to", "band", "source", "number", "limit", "next")
VALUES = ["\0", "9" * 25, str(2**63)]


@pytest.fixture
def some_content() -> None:
    role = factories.a_role(slug="the-role")
    factories.a_statement(factories.a_section(role))
    factories.a_clause(factories.an_instrument(factories.a_year("2021-22")))
    factories.a_band("5")
    factories.a_duty(factories.a_job_description(role, slug="the-template"))


@pytest.mark.slow
@pytest.mark.parametrize("value", VALUES, ids=["null", "many digits", "one too many"])
def test_each_page_is_answered_with_it_in_every_part_of_its_query(
    some_content: None, client: Client, value: str
) -> None:
    query = urlencode(dict.fromkeys(NAMES, value))
    answered = {path: client.get(f"{path}?{query}").status_code for path in PAGES}
    assert {path: status for path, status in answered.items() if status not in {200, 301, 302, 400, 404}} == {}


@pytest.mark.parametrize("value", VALUES, ids=["null", "many digits", "one too many"])
def test_an_address_with_it_is_not_found(some_content: None, client: Client, value: str) -> None:
    for branch in ("/preview/", "/api/v1/roles/", "/api/v1/clauses/2021-22/", "/account/password/new/", "/admin/r/7/"):
        for rest in (quote(value), f"{quote(value)}/", f"{quote(value)}-{quote(value)}/", f"{quote(value)}/answer/"):
            assert client.get(branch + rest).status_code in {200, 301, 302, 404}, branch + rest


@pytest.mark.slow
@pytest.mark.parametrize("value", VALUES, ids=["null", "many digits", "one too many"])
def test_nobody_signs_in_with_it_and_nothing_fails(client: Client, value: str) -> None:
    User.objects.create_user("editor", "editor@example.org", "a long password")
    sign_in = "/account/sign-in/"
    for sent in (
        {"login": value, "password": value},
        {"login": "editor", "password": value},
        {"login": "editor" + value},
    ):
        assert client.post(sign_in, {"password": "x", **sent}).status_code in {200, 403, 429}
    assert client.post("/account/password/new/", {"email": f"{value}@example.org"}).status_code in {200, 302, 429}
    assert client.post(f"{sign_in}?next={quote(value)}", {"login": "editor", "password": "x"}).status_code < 500
    assert client.post("/job-descriptions/check/", {"reference": value}).status_code == 200

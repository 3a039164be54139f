"""Whatever is asked for, a reader gets a page or a plain 'not found', never a failure."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests import factories
from tests.examples import costly

pytestmark = pytest.mark.django_db

BRANCHES = (
    "/",
    "/roles/",
    "/roles/the-role/",
    "/contract/",
    "/contract/2021-22/",
    "/bands/",
    "/sources/",
    "/glossary/",
    "/job-descriptions/",
    "/job-descriptions/the-template/",
    "/interview-questions/",
)
ANSWERS = {200, 301, 302, 404}
many_requests_to_one_database = costly(0.4)


@pytest.fixture
def some_content() -> None:
    role = factories.a_role(slug="the-role")
    factories.a_statement(factories.a_section(role))
    factories.a_clause(factories.an_instrument(factories.a_year("2021-22")))
    factories.a_band("5")
    factories.a_duty(factories.a_job_description(role, slug="the-template"))


@pytest.mark.slow
@many_requests_to_one_database
@given(branch=st.sampled_from(BRANCHES), rest=st.binary(max_size=40))
def test_an_address_of_any_bytes_is_found_or_not_found(
    some_content: None, client: Client, branch: str, rest: bytes
) -> None:
    quoted = "".join(f"%{byte:02X}" for byte in rest)
    assert client.get(f"{branch}{quoted}").status_code in ANSWERS
    assert client.get(f"{branch}{quoted}/").status_code in ANSWERS


@many_requests_to_one_database
@given(branch=st.sampled_from(BRANCHES), query=st.binary(max_size=60))
def test_a_query_string_of_any_bytes_leaves_the_page_as_it_is(
    some_content: None, client: Client, branch: str, query: bytes
) -> None:
    response = client.generic("GET", branch, QUERY_STRING=query.decode("latin-1"))
    assert response.status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/roles/no-such-role/",
        "/roles/the-role/no-such-topic/",
        "/roles/no-such-role/whole-guide/",
        "/roles/THE-ROLE/",
        "/contract/2031-32/",
        "/contract/2021-23/",
        "/contract/2021-22/B99/",
        "/contract/2021-22/B14'--/",
        "/contract/٢٠٢١-٢٢/",
        "/bands/9/",
        "/bands/55/",
        "/sources/no-such-source/",
        "/roles/%00/",
        "/index.php",
    ],
)
def test_an_unknown_address_gets_a_page_that_helps(some_content: None, client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "There is no page at this address" in response.content.decode()
    assert "/roles/" in response.content.decode()
    assert response["Cache-Control"] == "no-cache"  # a page may be published here


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_page_only_answers_to_being_read(some_content: None, client: Client, method: str) -> None:
    assert getattr(client, method)("/roles/the-role/").status_code == 405

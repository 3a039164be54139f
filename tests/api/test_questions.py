"""A collection narrowed and turned over page by page, and what is refused."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from guidance.api.catalogue import COLLECTIONS
from tests import factories
from tests.examples import costly

pytestmark = pytest.mark.django_db

many_requests_to_one_database = costly(1.5)


@pytest.fixture
def content() -> None:
    role, other = factories.a_role(slug="the-role"), factories.a_role(slug="other")
    source = factories.a_source(slug="the-source")
    for year in ("2021-22", "2022-23"):
        factories.a_fact(role, factories.a_year(year), source, slug="who-pays", subject="funding")
        factories.a_clause(factories.an_instrument(factories.a_year(year)))
    factories.a_fact(role, factories.a_year("2021-22"), slug="how-many", subject="entitlement")
    factories.a_fact(other, factories.a_year("2021-22"), slug="who-pays", subject="funding")
    section = factories.a_section(role, "funding", contract_year=factories.a_year("2021-22"))
    factories.a_statement(section, source, factories.a_source(slug="another"), slug="of-the-section")
    factories.a_statement(section, slug="of-its-own", contract_year=factories.a_year("2022-23"))


def ids(client: Client, path: str) -> list[str]:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200, response.content
    return [one["id"] for one in response.json()["items"]]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("year-facts?year=2022-23", ["2022-23/the-role/who-pays"]),
        ("year-facts?year=2022/23", ["2022-23/the-role/who-pays"]),
        ("year-facts?role=other", ["2021-22/other/who-pays"]),
        ("year-facts?subject=entitlement", ["2021-22/the-role/how-many"]),
        ("year-facts?year=2022-23&role=other", []),
        ("year-facts?source=the-source", ["2021-22/the-role/who-pays", "2022-23/the-role/who-pays"]),
        ("clauses?year=2021-22", ["des-2021-22/B14"]),
        ("clauses?instrument=des-2022-23", ["des-2022-23/B14"]),
        ("statements?year=2021-22", ["the-role/funding/of-the-section"]),
        ("statements?year=2022-23", ["the-role/funding/of-its-own"]),
        ("statements?topic=funding&source=another", ["the-role/funding/of-the-section"]),
    ],
)
def test_a_collection_is_narrowed(client: Client, content: None, path: str, found: list[str]) -> None:
    assert ids(client, path) == found


@pytest.mark.parametrize(
    ("path", "parameter", "allowed"),
    [
        ("clauses?colour=red", "colour", ["year", "source", "force", "instrument", "page", "page_size"]),
        ("clauses?force=perhaps", "force", ["must", "may", "should", "states"]),
        ("clauses?year=2031-32", "year", ["2021-22", "2022-23"]),
        ("clauses?year=2021-23", "year", ["2021-22", "2022-23"]),
        ("year-facts?role=nobody", "role", ["other", "the-role"]),
        ("year-facts?role=", "role", None),
        ("year-facts?role=other&role=the-role", "role", None),
        ("clauses?page=0", "page", None),
        ("clauses?page=x", "page", None),
        ("clauses?page=%D9%A1", "page", None),
        ("clauses?page=99999999999999999999999", "page", None),
        ("clauses?page_size=101", "page_size", None),
        ("clauses/des-2021-22/B14?year=2021-22", "year", []),
        ("clauses.csv?page=1", "page", ["year", "source", "force", "instrument"]),
        ("clauses.csv?year=2031-32", "year", ["2021-22", "2022-23"]),
        ("openapi.json?x=1", "x", []),
        ("?x=1", "x", []),
    ],
)
def test_a_wrong_question_is_told_what_is_wrong_and_what_is_allowed(
    client: Client, content: None, path: str, parameter: str, allowed: list[str] | None
) -> None:
    response = client.get(f"/api/v1/{path}")
    assert (response.status_code, response["Content-Type"]) == (400, "application/json")
    problem = response.json()["problems"][0]
    assert (problem["parameter"], problem["allowed"]) == (parameter, allowed)


def test_every_slip_of_a_question_is_told_at_once(client: Client, content: None) -> None:
    problems = client.get("/api/v1/clauses?force=perhaps&year=soon").json()["problems"]
    assert [problem["parameter"] for problem in problems] == ["force", "year"]


def test_pages_lead_to_one_another_and_keep_what_was_asked_for(client: Client, content: None) -> None:
    site = "http://127.0.0.1:8000"
    first = client.get("/api/v1/year-facts?role=the-role&page_size=2").json()
    assert (first["total"], first["page"], first["pages"], first["previous"]) == (3, 1, 2, None)
    assert first["next"] == f"{site}/api/v1/year-facts?role=the-role&page=2&page_size=2"
    assert first["csv"] == f"{site}/api/v1/year-facts.csv?role=the-role"
    second = client.get(first["next"].removeprefix(site)).json()
    assert (second["next"], len(second["items"])) == (None, 1)
    assert second["previous"] == f"{site}/api/v1/year-facts?role=the-role&page=1&page_size=2"
    assert not {one["id"] for one in first["items"]} & {one["id"] for one in second["items"]}


def test_clauses_come_in_the_order_of_their_text(client: Client) -> None:
    instrument = factories.an_instrument(factories.a_year("2021-22"))
    for place, number in enumerate(("2", "10"), start=1):
        root = factories.a_clause(instrument, number, order=place)
        factories.a_clause(instrument, f"{number}.1", root)
    assert ids(client, "clauses") == [f"des-2021-22/{number}" for number in ("2", "2.1", "10", "10.1")]


def test_there_is_no_page_after_the_last(client: Client, content: None) -> None:
    response = client.get("/api/v1/clauses?page=2")
    assert (response.status_code, response.json()["problems"][0]["problem"]) == (
        404,
        "There is no page 2: the last is 1.",
    )


def test_a_collection_without_records_is_one_empty_page(client: Client) -> None:
    said = client.get("/api/v1/clauses").json()
    assert (said["total"], said["pages"], said["items"], said["next"]) == (0, 1, [], None)


def test_more_names_than_can_be_read_are_refused(client: Client, content: None) -> None:
    response = client.get("/api/v1/clauses?" + "&".join(f"n{number}=1" for number in range(1100)))
    assert (response.status_code, response["Content-Type"]) == (400, "application/json")


@pytest.mark.slow
@many_requests_to_one_database
@given(
    path=st.sampled_from([f"{one.name}{ending}" for one in COLLECTIONS for ending in ("", ".csv")]),
    query=st.binary(max_size=60),
)
def test_a_query_string_of_any_bytes_is_answered_or_refused(
    content: None, client: Client, path: str, query: bytes
) -> None:
    response = client.generic("GET", f"/api/v1/{path}", QUERY_STRING=query.decode("latin-1"))
    assert response.status_code in {200, 400}


TYPED = st.one_of(st.text(max_size=30), st.sampled_from(["\x00", "\ud800", "9" * 400, "-1", "2021-22", "the-role"]))
NAMES = ("year", "role", "topic", "source", "kind", "force", "page", "page_size", "instrument", "band")


@pytest.mark.slow
@many_requests_to_one_database
@given(
    path=st.sampled_from([one.name for one in COLLECTIONS]),
    asked=st.dictionaries(st.sampled_from(NAMES), TYPED, max_size=3),
)
def test_any_value_of_any_parameter_is_answered_or_refused(
    content: None, client: Client, path: str, asked: dict[str, str]
) -> None:
    given = {name: value.encode("utf-8", "surrogatepass") for name, value in asked.items()}
    assert client.get(f"/api/v1/{path}", given).status_code in {200, 400, 404}


@pytest.mark.slow
@many_requests_to_one_database
@given(path=st.sampled_from([f"{one.name}/" for one in COLLECTIONS] + [""]), rest=st.binary(max_size=40))
def test_an_address_of_any_bytes_is_answered_as_json(content: None, client: Client, path: str, rest: bytes) -> None:
    response = client.get(f"/api/v1/{path}" + "".join(f"%{byte:02X}" for byte in rest))
    assert response.status_code in {200, 404}
    assert response["Content-Type"].startswith(("application/json", "text/csv"))

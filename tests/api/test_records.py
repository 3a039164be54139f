"""What a record says of itself: its name, its place, its year, what it rests on, and nothing that nobody has."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from guidance.api.catalogue import CITATIONS, COLLECTIONS, LEFT_OUT
from guidance.content.kinds import content_models
from guidance.models import DatePrecision, JobDescriptionCitation, Reimbursement, RoleName, SourcePart
from tests import factories

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def read(client: Client, path: str) -> Any:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200, response.content
    return response.json()


def test_every_kind_of_content_has_a_collection_or_stands_in_one() -> None:
    assert {*(one.kind for one in COLLECTIONS), *CITATIONS, *LEFT_OUT} == set(content_models())


def test_a_clause_is_named_by_its_text_and_number_and_leads_to_its_place_on_the_site(client: Client) -> None:
    instrument = factories.an_instrument(factories.a_year("2021-22"), title="The specification")
    root = factories.a_clause(instrument, "B14")
    clause = factories.a_clause(instrument, "B14.2", root, source=factories.a_source(slug="the-des"), locator="Annex B")
    said = read(client, "clauses/des-2021-22/B14.2")
    assert said.pop("sources")[0]["locator"] == "Annex B"
    assert said == {
        "id": "des-2021-22/B14.2",
        "url": f"{SITE}/api/v1/clauses/des-2021-22/B14.2",
        "page": f"{SITE}/contract/2021-22/B14/#B14.2",
        "years": [{"id": "2021-22", "url": f"{SITE}/api/v1/contract-years/2021-22", "title": "2021/22"}],
        "instrument": {
            "id": "des-2021-22",
            "url": f"{SITE}/api/v1/instruments/des-2021-22",
            "title": "The specification",
        },
        "number": "B14.2",
        "parent": {
            "id": "des-2021-22/B14",
            "url": f"{SITE}/api/v1/clauses/des-2021-22/B14",
            "title": "B14 of The specification",
        },
        "order": 0,
        "heading": None,
        "wording": clause.wording,
        "plain_english": None,
        "force": "must",
        "implementation": None,
    }


def test_a_source_is_cited_with_all_that_a_reader_is_shown_of_it(client: Client) -> None:
    source = factories.a_source(
        slug="the-news", title="The news", short_title="Pulse, 2023", publisher="Pulse", evidence="secondary",
        scope="local", area="Bristol", published_on=date(2023, 3, 1), date_precision=DatePrecision.MONTH, address="https://example.org/news",
    )  # fmt: skip
    factories.a_statement(factories.a_section(factories.a_role(slug="the-role")), source, slug="who-pays", says="Half")
    assert read(client, "statements/the-role/funding/who-pays")["sources"] == [
        {
            "id": "the-news",
            "url": f"{SITE}/api/v1/sources/the-news",
            "page": f"{SITE}/sources/the-news/",
            "title": "The news",
            "short_title": "Pulse, 2023",
            "publisher": "Pulse",
            "published_on": {"date": "2023-03", "precision": "month", "text": "March 2023"},
            "address": "https://example.org/news",
            "licence": None,
            "scope": "local",
            "area": "Bristol",
            "evidence": "secondary",
            "standing": "current",
            "checked_on": "2026-11-21",
            "locator": "page 1",
            "says": "Half (0)",
        }
    ]


def test_a_statement_speaks_of_its_own_year_or_else_of_that_of_its_answer(client: Client) -> None:
    section = factories.a_section(factories.a_role(slug="the-role"), contract_year=factories.a_year("2021-22"))
    factories.a_statement(section, slug="then")
    factories.a_statement(section, slug="later", contract_year=factories.a_year("2023-24"))
    statements = read(client, "sections/the-role/funding")["statements"]
    years = {one["id"].rpartition("/")[2]: [year["id"] for year in one["years"]] for one in statements}
    assert years == {"then": ["2021-22"], "later": ["2023-24"]}


@pytest.mark.parametrize(("amount", "said"), [(32073, "32073.00"), (None, None)], ids=["known", "not known"])
def test_money_is_text_with_its_pence_and_null_where_it_is_not_held(
    client: Client, amount: int | None, said: str | None
) -> None:
    factories.a_pay_point(factories.a_band("5"), factories.a_year("2021-22"), amount=amount)
    assert read(client, "pay-points/5/entry/2021-04-01")["amount"] == said


def test_an_amount_that_nobody_holds_has_no_source_and_none_is_made_up(client: Client) -> None:
    Reimbursement.objects.create(
        **factories.days_of("2021-22"), band=factories.a_band("5"), role=factories.a_role(slug="the-role"),
        zone="fringe", checked_on=factories.CHECKED,
    )  # fmt: skip
    said = read(client, "reimbursements/5/the-role/fringe/2021-04-01")
    assert (said["amount"], said["sources"]) == (None, [])


@pytest.mark.parametrize(
    ("value", "said"),
    [(Decimal(717), "717"), (Decimal("12.500"), "12.5"), (Decimal(1000), "1000"), (None, None)],
)
def test_a_figure_has_the_places_that_it_was_given_with(client: Client, value: Decimal | None, said: str) -> None:
    factories.a_figure(factories.a_series(slug="posts"), slug="all", value=value)
    assert read(client, "figures/posts/all")["value"] == said


@pytest.mark.parametrize(
    ("day", "precision", "said"),
    [
        (date(2023, 3, 30), "day", {"date": "2023-03-30", "precision": "day", "text": "30 March 2023"}),
        (date(2023, 3, 1), "month", {"date": "2023-03", "precision": "month", "text": "March 2023"}),
        (date(2023, 1, 1), "year", {"date": "2023", "precision": "year", "text": "2023"}),
        (date(2023, 1, 1), "about", {"date": "2023", "precision": "about", "text": "about 2023"}),
        (None, "unknown", {"date": None, "precision": "unknown", "text": "date not stated"}),
    ],
)
def test_a_date_has_as_many_parts_as_are_known(
    client: Client, day: date | None, precision: str, said: dict[str, str]
) -> None:
    factories.a_publication(slug="the-plan", published_on=day, date_precision=precision)
    assert read(client, "publications/the-plan")["published_on"] == said


def test_a_job_description_holds_its_duties_with_their_clauses_and_its_criteria(client: Client) -> None:
    template = factories.a_job_description(factories.a_role(), slug="the-template")
    clause = factories.a_clause(factories.an_instrument(factories.a_year("2021-22")))
    factories.a_duty(template, clause, slug="plan")
    factories.a_criterion(template, slug="listens")
    JobDescriptionCitation.objects.create(
        job_description=template, part="purpose", source=factories.a_source(), locator="page 2"
    )
    said = read(client, "job-descriptions/the-template")
    assert [one["id"] for one in said["duties"]] == ["the-template/plan"]
    assert [one["id"] for one in said["duties"][0]["clauses"]] == ["des-2021-22/B14"]
    assert said["duties"][0]["page"] == f"{SITE}/job-descriptions/the-template/#duties"
    assert [one["weight"] for one in said["criteria"]] == ["essential"]
    assert [one["part"] for one in said["sources"]] == ["purpose"]


@pytest.mark.parametrize("name", ["social worker / nurse", "50% post?", "a #1 name", "ménage à trois", "a+b&c=d"])
def test_an_identifier_with_any_letters_makes_an_address_that_answers(client: Client, name: str) -> None:
    role = factories.a_role(slug="the-role")
    RoleName.objects.create(role=role, name=name, kind="local", source=factories.a_source(), locator="page 1")
    said = read(client, "role-names")["items"][0]
    assert said["id"] == f"the-role/{name}"
    assert client.get(said["url"].removeprefix(SITE)).json() == said


def test_a_record_of_a_collection_is_the_same_at_its_own_address_and_inside_another(client: Client) -> None:
    source = factories.a_source(slug="the-source")
    SourcePart.objects.create(source=source, title="Annex B")
    inside = read(client, "sources/the-source")["parts"][0]
    assert inside == read(client, "source-parts")["items"][0] == read(client, "source-parts/the-source/Annex B")


@pytest.mark.parametrize(
    "path",
    ["clauses/des-2021-22/B99", "clauses/des-2021-22", "clauses/x/B14/", "topics/none", "nothing", "clauses/", "x/y/z"],
)
def test_what_is_not_there_is_answered_as_json(client: Client, path: str) -> None:
    factories.a_clause(factories.an_instrument(factories.a_year("2021-22")))
    response = client.get(f"/api/v1/{path}")
    assert (response.status_code, response["Content-Type"]) == (404, "application/json")
    assert response.json()["status"] == 404

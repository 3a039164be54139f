"""The page about the open data, and the spreadsheets that other pages lead to."""

import pytest
from django.test import Client

from guidance.api.catalogue import COLLECTIONS
from tests import factories
from tests.site.pages import Page

pytestmark = pytest.mark.django_db


def read(client: Client, path: str) -> Page:
    response = client.get(path)
    assert response.status_code == 200
    return Page(response.content.decode())


def test_it_leads_to_every_spreadsheet_and_to_every_address_for_programs(client: Client) -> None:
    links = set(read(client, "/data/").links)
    assert {f"/api/v1/{one.name}.csv" for one in COLLECTIONS} <= links
    assert {f"/api/v1/{one.name}" for one in COLLECTIONS} <= links
    assert {"/api/v1/", "/api/v1/openapi.json"} <= links


def test_every_page_leads_to_it(client: Client) -> None:
    assert "/data/" in read(client, "/about/").links
    assert "/data/" in read(client, "/glossary/").links


@pytest.fixture
def content() -> None:
    year = factories.a_year("2021-22")
    band = factories.a_band("5")
    factories.a_clause(factories.an_instrument(year))
    factories.a_clause(factories.an_instrument(None, slug="the-standards", kind="standards"), "1")
    factories.a_pay_point(band, year)
    factories.a_fact(factories.a_role(), year)
    factories.a_figure(factories.a_series(slug="posts"))


@pytest.mark.parametrize(
    ("path", "spreadsheets"),
    [
        ("/bands/?year=2021-22", {"/api/v1/pay-points.csv", "/api/v1/role-bands.csv"}),
        ("/bands/5/", {"/api/v1/pay-points.csv?band=5"}),
        ("/contract/", {"/api/v1/milestones.csv"}),
        ("/contract/2021-22/", {"/api/v1/clauses.csv?year=2021/22", "/api/v1/year-facts.csv?year=2021/22"}),
        ("/standards/the-standards/", {"/api/v1/clauses.csv?instrument=the-standards"}),
        ("/figures/", {"/api/v1/figures.csv"}),
        ("/figures/posts/", {"/api/v1/figures.csv?series=posts"}),
        ("/glossary/", {"/api/v1/glossary-terms.csv"}),
        ("/sources/", {"/api/v1/sources.csv"}),
        ("/faqs/", {"/api/v1/faqs.csv"}),
        ("/publications/", {"/api/v1/publications.csv", "/api/v1/publication-points.csv"}),
        ("/job-descriptions/", {"/api/v1/job-descriptions.csv", "/api/v1/duties.csv", "/api/v1/criteria.csv"}),
    ],
)
def test_a_page_leads_to_the_table_that_it_shows(
    client: Client, content: None, path: str, spreadsheets: set[str]
) -> None:
    found = {link for link in read(client, path).links if link.startswith("/api/")}
    assert found == spreadsheets
    assert {client.get(link).status_code for link in found} == {200}

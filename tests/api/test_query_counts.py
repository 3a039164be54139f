"""An answer costs the same few queries however many records there are."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guidance.api.catalogue import COLLECTIONS
from guidance.models import ContentVersion, Reimbursement, RoleName, SourcePart
from tests import factories
from tests.views.test_query_counts import content

pytestmark = pytest.mark.django_db

# Each collection's queries, the first two of all of them being the content version and how many records there are.
COLLECTION = {
    "roles": 6,  # roles; other names; bands; aspects, each with sources
    "role-names": 3,  # names with roles and sources
    "role-bands": 3,
    "role-aspects": 3,
    "topics": 3,
    "sections": 6,  # sections; their clauses; statements; citations with sources
    "statements": 4,  # statements; citations with sources
    "contract-years": 3,
    "year-facts": 4,  # facts; citations with sources
    "instruments": 3,
    "clauses": 4,  # clauses with those above; implementation steps
    "implementation-steps": 3,
    "bands": 3,
    "pay-points": 3,
    "reimbursements": 3,
    "faqs": 4,  # FAQs; citations with sources
    "case-studies": 3,
    "employment-models": 3,
    "figure-series": 4,  # series; figures with sources
    "figures": 3,
    "milestones": 3,
    "publications": 4,  # publications; points with sources
    "publication-points": 3,
    "glossary-terms": 3,
    "job-descriptions": 8,  # templates; their clauses; citations with sources; duties; their clauses; criteria
    "duties": 4,  # duties; their clauses
    "criteria": 3,
    "interview-questions": 4,  # questions; the criteria they test
    "sources": 4,  # sources; parts
    "source-parts": 3,
}


def all_content(times: int) -> None:
    content(times)
    source = factories.a_source()
    for number in range(times):
        role = factories.a_role()
        RoleName.objects.create(role=role, name=f"name {number}", kind="local", source=source, locator="page 1")
        SourcePart.objects.create(source=source, title=f"Part {number}")
        Reimbursement.objects.create(
            contract_year=factories.a_year("2021-22"), band=factories.a_band("5"), role=role, zone="fringe",
            checked_on=factories.CHECKED,
        )  # fmt: skip


def queries(client: Client, path: str) -> int:
    """Of an answer for which nothing was kept."""
    cache.clear()
    ContentVersion.advance()
    with CaptureQueriesContext(connection) as made:
        response = client.get(path)
    assert response.status_code == 200
    return len(made)


@pytest.mark.parametrize("times", [1, 20], ids=["once", "twenty times"])
def test_an_answer_costs_at_most_eight_queries_however_many_records_there_are(times: int, client: Client) -> None:
    all_content(times)
    assert {one.name: queries(client, f"/api/v1/{one.name}?page_size=100") for one in COLLECTIONS} == COLLECTION
    # A spreadsheet and a record need not be counted first.
    fewer = {name: count - 1 for name, count in COLLECTION.items()}
    assert {one.name: queries(client, f"/api/v1/{one.name}.csv") for one in COLLECTIONS} == fewer
    addresses = {one.name: client.get(f"/api/v1/{one.name}").json()["items"][0]["url"] for one in COLLECTIONS}
    assert {name: queries(client, address) for name, address in addresses.items()} == fewer
    # Filters cost none: what they name is looked up only where nothing was found.
    assert queries(client, "/api/v1/job-descriptions?role=the-role&source=the-source") <= 8
    assert queries(client, "/api/v1/") == 1
    assert queries(client, "/api/v1/openapi.json") == 3  # the slugs that can be asked for; a record of each collection

"""An answer costs the same few queries however many records there are."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guidance.api.catalogue import COLLECTIONS
from guidance.models import ContentVersion, JobDescriptionCitation, Reimbursement, RoleName, SourcePart
from tests import factories
from tests.kept import empty_caches

pytestmark = pytest.mark.django_db

# Each collection's queries, the first two of all of them being the content version and how many records there are.
COLLECTION = {
    "roles": 6,  # roles; other names; bands; aspects, each with sources
    "role-names": 3,  # names with roles and sources
    "role-bands": 3,
    "role-aspects": 3,
    "topics": 3,
    "sections": 7,  # sections; their clauses; citations with sources; statements; citations with sources
    "statements": 4,  # statements; citations with sources
    "contract-years": 3,
    "year-facts": 4,  # facts; citations with sources
    "contract-changes": 4,  # changes; citations with sources
    "instruments": 3,
    "clauses": 4,  # clauses with those above; implementation steps
    "implementation-steps": 3,
    "bands": 3,
    "pay-points": 3,
    "reimbursements": 3,
    "faqs": 4,  # FAQs; citations with sources
    "case-studies": 3,
    "employment-models": 3,
    "agreement-points": 4,  # points; citations with sources
    "hiring-steps": 4,  # steps; citations with sources
    "figure-series": 4,  # series; figures with sources
    "figures": 3,
    "milestones": 3,
    "publications": 4,  # publications; points with sources
    "publication-points": 3,
    "glossary-terms": 3,
    "job-descriptions": 8,  # templates; their clauses; citations with sources; duties; their clauses; criteria
    "job-description-sections": 4,  # sections; their job descriptions
    "duties": 4,  # duties; their clauses
    "criteria": 3,
    "interview-questions": 4,  # questions; the criteria they test
    "sources": 4,  # sources; parts
    "source-parts": 3,
    "subjects-not-covered": 3,
}


def content(times: int) -> None:
    """Every collection with a record that has all that can be in it, `times` over."""
    source = factories.a_source()
    band = factories.a_band("5")
    for number in range(times):
        year = factories.a_year(f"{2000 + number}-{1 + number:02}")
        role = factories.a_role()
        RoleName.objects.create(role=role, name=f"name {number}", kind="local", source=source, locator="page 1")
        factories.a_role_band(role, year, band, factories.a_band("6"))
        factories.a_role_aspect(role)
        instrument = factories.an_instrument(year)
        clause = factories.a_clause(instrument, "B14.2", factories.a_clause(instrument))
        factories.a_step(clause)
        section = factories.a_section(role, f"topic-{number}", contract_year=year)
        section.clauses.add(clause)
        factories.a_statement(section, source, factories.a_source())
        factories.a_fact(role, year, source, factories.a_source())
        factories.a_change(year, source, factories.a_source())
        factories.a_pay_point(band, year)
        Reimbursement.objects.create(
            **factories.days_of(year.slug), band=band, role=role, zone="fringe", checked_on=factories.CHECKED
        )
        factories.a_hiring_step(role, source, factories.a_source())
        factories.a_hiring_step(role, section=section)
        factories.an_agreement_point(source, factories.a_source())
        factories.a_faq(role)
        factories.a_case_study(role)
        factories.an_employment_model(role)
        factories.a_figure(factories.a_series(role=role))
        factories.a_milestone(role=role, contract_year=year)
        factories.a_point(factories.a_publication())
        factories.a_term(f"AB{number}", f"abbreviation {number}", source=source, locator="page 1")
        template = factories.a_job_description(role, contract_year=year, band=band)
        template.clauses.add(clause)
        JobDescriptionCitation.objects.create(job_description=template, part="purpose", source=source, locator="page 1")
        factories.a_duty(template, clause)
        factories.a_section_of_job_descriptions(template)
        factories.an_interview_question(role).criteria.add(factories.a_criterion(template))
        factories.a_subject_not_covered()
        SourcePart.objects.create(source=factories.a_source(), title=f"Part {number}")


def queries(client: Client, path: str) -> int:
    """Of an answer for which nothing was kept."""
    empty_caches()
    ContentVersion.advance()
    with CaptureQueriesContext(connection) as made:
        response = client.get(path)
    assert response.status_code == 200
    return len(made)


def fullest(client: Client, path: str) -> str:
    """The address of the record with the most: an empty one costs fewer queries."""
    records = client.get(path).json()["items"]
    return str(max(records, key=lambda record: len(str(record)))["url"])


@pytest.mark.slow
@pytest.mark.parametrize("times", [1, 20], ids=["once", "twenty times"])
def test_an_answer_costs_at_most_eight_queries_however_many_records_there_are(times: int, client: Client) -> None:
    content(times)
    assert {one.name: queries(client, f"/api/v1/{one.name}") for one in COLLECTIONS} == COLLECTION
    # A spreadsheet and a record need not be counted first.
    fewer = {name: count - 1 for name, count in COLLECTION.items()}
    assert {one.name: queries(client, f"/api/v1/{one.name}.csv") for one in COLLECTIONS} == fewer
    assert {one.name: queries(client, fullest(client, f"/api/v1/{one.name}")) for one in COLLECTIONS} == fewer
    # Filters cost none: what they name is looked up only where nothing was found.
    assert queries(client, "/api/v1/job-descriptions?year=2000-01&band=5") == 8
    assert queries(client, "/api/v1/") == 1
    assert queries(client, "/api/v1/openapi.json") == 3  # the slugs that can be asked for; a record of each collection

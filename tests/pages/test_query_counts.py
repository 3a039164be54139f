"""A page costs the same few queries however much content there is."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guidance.models import Clause, ContentVersion, Role
from guidance.rules.years.contract_years import get_slug_on
from tests import factories
from tests.kept import empty_caches

pytestmark = pytest.mark.django_db

TOPICS = (
    "funding",
    "banding",
    "contract-requirements",
    "case-studies",
    "employment-models",
    "interview-questions",
    "job-descriptions",
)
MANY = 6  # a query for each row is five more, and as plain as with a hundred


def content(times: int) -> None:
    """A site in which everything that a page lists is there `times` over."""
    this_year = factories.a_year(get_slug_on(timezone.localdate()))
    past_years = [factories.a_year(f"{year}-{(year + 1) % 100:02}") for year in range(2000, 2000 + times)]
    source = factories.a_source(slug="the-source")
    bands = [factories.a_band(slug) for slug in ("5", "6")]
    for year in [this_year, *past_years]:
        for _ in range(times):
            factories.a_change(year, source, factories.a_source())
        instrument = factories.an_instrument(year)
        root = factories.a_clause(instrument, "B14")
        for number in range(times):
            factories.a_clause(instrument, f"B14.{number}", root)
    library(times)
    other = factories.a_role(slug="other", kind="comparison")
    factories.a_role_band(other, this_year, *bands)
    for _ in range(times):
        factories.a_role_aspect(other)
    practitioner = factories.a_role(slug="mental-health-practitioner")  # who the rules of money are about
    for _ in range(times):
        factories.a_fact(practitioner, this_year, source, factories.a_source())
    factories.a_home_question(practitioner, subject="cost", path="/costs/")
    for number in range(times):
        role = factories.a_role(slug="the-role" if number == 0 else f"role-number-{number}")
        factories.a_role_band(role, this_year, *bands)
        factories.a_faq(role)
        factories.a_fact(role, this_year, source, factories.a_source())
        factories.a_case_study(role)
        factories.an_employment_model(role)
        factories.an_interview_question(role)
        factories.a_milestone(role=role, kind="delivery")
        factories.a_milestone()
        factories.a_term(f"AB{number}", "abbreviation")
        for topic in TOPICS:
            section = factories.a_section(role, topic)
            section.clauses.add(*root.children.all())
            for _ in range(times if number == 0 else 1):
                factories.a_statement(section, source, factories.a_source())
                factories.a_statement(section, source, factories.a_source(), says="One thing")
        for topic in ("funding", "banding", "case-studies"):
            factories.a_hiring_step(role, section=role.sections.get(topic__slug=topic), tool="job-description")
        for _ in range(times):
            factories.a_hiring_step(role, source, factories.a_source(), tool="interview-pack")
            factories.a_home_question(role, subject="funding")
        templates(role, root, times, slug="the-template" if number == 0 else f"template-number-{number}")
    for year in [this_year, *past_years]:
        for band in bands:
            factories.a_pay_point(band, year)


def templates(role: Role, root: Clause, times: int, slug: str) -> None:
    """Job descriptions of a role, `times` over, each with as many lines, and questions that test them."""
    question = factories.an_interview_question(role)
    for number in range(times):
        template = factories.a_job_description(
            role, slug=slug if number == 0 else f"{slug}-{number}", band=factories.a_band("5")
        )
        template.clauses.set(root.children.all())
        for _ in range(min(times, 3)):
            factories.a_duty(template, *root.children.all())
            question.criteria.add(factories.a_criterion(template))
            factories.a_section_of_job_descriptions(template)


def library(times: int) -> None:
    """Standards, FAQs, publications and figures, `times` over."""
    role = factories.a_role(slug="role-of-the-library")
    section = factories.a_section(role, "supervision")
    for number in range(times):
        standards = factories.an_instrument(
            None, slug="the-standards" if number == 0 else f"standards-{number}", kind="standards", title="Standards"
        )
        factories.a_step(factories.a_clause(standards, "1"))
        for point in range(times):
            section.clauses.add(factories.a_clause(standards, f"2.{point}"))
        factories.a_faq(role, slug="the-faq" if number == 0 else f"faq-{number}")
        publication = factories.a_publication(slug="the-publication" if number == 0 else f"publication-{number}")
        factories.a_point(publication)
        series = factories.a_series(slug="the-series" if number == 0 else f"the-series-{number}", role=role)
        for _ in range(times):
            factories.a_figure(series)


SUM = "/costs/?band=5&step=entry&hours=30&zone=rest-of-england&on_costs=rates"
PAPER = "/board-paper/?role=the-role&band=5&hours=30&zone=rest-of-england&on_costs=rates"
# Each page's queries, the first of all of them being the content version and the rows that most pages share.
PAGES = {
    "/": 8,  # questions; the facts that answer them; pay and rates; roles; milestones with sources
    "/hire/": 4,  # roles with steps; roles that a PCN does not hire
    # Steps, their citations with sources; facts that answer them; bands to choose; templates
    "/hire/the-role/": 8,
    "/not-covered/": 3,  # subjects
    "/roles/": 4,  # roles with a guide; roles without
    "/roles/compare/": 3,  # roles
    "/roles/compare/?role=the-role&role=other": 8,  # roles; aspects; the scale of bands; bands by role; sections; facts
    "/roles/compare.csv?role=the-role&role=other": 8,
    "/roles/the-role/": 7,  # sections; facts with citations and sources; other names; programme; whether it has steps
    "/roles/other/": 7,  # sections; role; aspects; facts; bands
    "/roles/the-role/funding/": 8,  # sections; facts; statements, their citations with sources; clauses; maxima
    "/roles/the-role/banding/": 8,  # the same, and bands
    "/roles/the-role/contract-requirements/": 7,  # as funding, but no maxima
    "/roles/the-role/case-studies/": 7,  # the same, but case studies for facts
    "/roles/the-role/employment-models/": 8,  # the same, and models
    "/roles/the-role/interview-questions/": 7,  # the same, but questions
    "/roles/the-role/job-descriptions/": 7,  # the same, but templates
    "/roles/the-role/whole-guide/": 8,  # sections; facts; statements, their citations; case studies; employment models
    "/roles/the-role/whole-guide.docx": 8,  # the same
    "/contract/": 4,  # milestones; facts
    "/contract/compare/": 3,  # years
    # Years; facts with sources; bands by role; maximum amounts; clauses; changes with sources; specifications
    f"/contract/compare/?from=2000-01&to={get_slug_on(timezone.localdate())}": 8,
    f"/contract/compare.csv?from=2000-01&to={get_slug_on(timezone.localdate())}": 8,
    "/contract/2000-01/": 6,  # year; years; facts; clauses
    "/contract/2000-01/B14/": 6,  # clause; clauses beneath; sections; the same clause elsewhere
    "/bands/": 8,  # bands; pay; statements, their citations; bands by role; facts on bands
    "/bands/5/": 5,  # bands; pay; bands by role
    "/funding/": 6,  # facts; statements, their citations; reimbursements
    "/which-role/": 2,  # years
    "/which-role/answer/?age=adults&list_size=52000": 7,  # roles; facts with sources; sections, their facts; templates
    "/tools/": 1,
    "/plan/claims/": 8,  # as the plan: facts with sources; pay; rates; maxima; the money of a patient; roles
    "/plan/": 8,  # facts with sources; pay; rates; the most that is repaid; the ARRS money of a patient; roles
    "/costs/": 6,  # facts with sources; pay; rates; the most that is repaid
    SUM: 7,  # the same; bands by role
    "/agreement-checklist/": 3,  # points; citations with their sources
    "/board-paper/": 7,  # the same; roles
    PAPER: 8,  # the same; bands by role
    "/evidence-checklist/": 2,
    "/evidence-checklist/?role=mental-health-practitioner": 4,  # facts with sources; clauses
    "/sources/": 2,
    "/sources/the-source/": 5,  # source; parts; whatever cites it
    "/glossary/": 3,  # terms
    "/standards/": 2,
    "/standards/the-standards/": 6,  # instrument; clauses; steps; pages of the guides that show them
    "/faqs/": 3,  # FAQs
    "/faqs/the-faq/": 4,  # FAQ, its citations with sources
    "/publications/": 4,  # publications; points
    "/publications/the-publication/": 4,  # publication; points
    "/figures/": 4,  # figures; series
    "/figures/the-series/": 4,  # series; its figures
    "/job-descriptions/": 3,  # templates
    # Template; its clauses; duties, their clauses; criteria; sources of its other parts
    "/job-descriptions/the-template/": 8,
    # Template and its lines, as above but for the sources; bands by role; pay by band
    "/job-descriptions/the-template/notes/": 8,
    "/job-descriptions/the-template/tailor/": 8,
    "/job-descriptions/the-template/vacancy-form/": 7,  # template and its lines
    "/job-descriptions/the-template/own-template/": 7,
    "/job-descriptions/check/": 1,
    "/interview-questions/": 2,  # roles
    "/interview-questions/the-role/": 7,  # role; questions, their criteria; templates, their criteria
    "/search/": 1,
    "/updates/": 4,  # roles; events with their editions, or the day that the guidance was last checked
    "/updates/the-role/": 5,
    "/data/": 1,
    "/about/": 1,
    "/privacy/": 1,
    "/accessibility-statement/": 1,
    "/sitemap.xml": 3,  # every page there is; when editors last changed each
}


@pytest.mark.slow
@pytest.mark.parametrize("times", [1, MANY], ids=["once", "many times"])
def test_a_page_costs_at_most_eight_queries_however_much_content_there_is(times: int, client: Client) -> None:
    content(times)
    counts = {path: _queries(lambda path=path: client.get(path)) for path in PAGES}
    assert counts == PAGES
    assert max(counts.values()) <= 8


def _queries(visit: Callable[[], object]) -> int:
    """Of a visit to a page that nothing was kept for."""
    empty_caches()
    ContentVersion.advance()
    with CaptureQueriesContext(connection) as queries:
        response = visit()
    assert response.status_code == 200  # type: ignore[attr-defined]
    return len(queries)

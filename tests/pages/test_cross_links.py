"""The links from page to page that a reader expects."""

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from tests import factories

pytestmark = pytest.mark.django_db


def test_a_topic_ends_with_the_questions_people_asked_about_it(client: Client) -> None:
    role = factories.a_role(slug="guide")
    factories.a_section(role, "funding")
    factories.a_section(role, "supervision")
    factories.a_faq(role, slug="who-pays", question="Who pays?", topic=factories.a_topic("funding"))
    factories.a_faq(factories.a_role(), question="Who pays elsewhere?", topic=factories.a_topic("funding"))
    page = client.get("/roles/guide/funding/")
    assertContains(page, "Questions people asked")
    assertContains(page, '<a href="/faqs/who-pays/">Who pays?</a>')
    assertNotContains(page, "Who pays elsewhere?")
    assertNotContains(client.get("/roles/guide/supervision/"), "Questions people asked")


def test_standards_name_the_pages_of_the_guides_that_show_their_clauses(client: Client) -> None:
    standards = factories.an_instrument(None, slug="the-standards", kind="standards", title="The standards")
    section = factories.a_section(factories.a_role(slug="guide", name="guide"), "supervision")
    section.clauses.add(factories.a_clause(standards, "2.1", order=1), factories.a_clause(standards, "3.4", order=2))
    page = client.get("/standards/the-standards/")
    assertContains(page, '<a href="/roles/guide/supervision/">Guide: Supervision</a>')
    assertContains(page, "Clauses 2.1, 3.4")


def test_standards_that_no_guide_shows_do_not_claim_otherwise(client: Client) -> None:
    factories.an_instrument(None, slug="the-standards", kind="standards", title="The standards")
    assertNotContains(client.get("/standards/the-standards/"), "Where the guides use it")


def test_figures_of_a_role_lead_to_its_guide(client: Client) -> None:
    role = factories.a_role(slug="guide", name="guide")
    factories.a_figure(factories.a_series(slug="posts", role=role))
    assertContains(client.get("/figures/posts/"), '<a href="/roles/guide/">Guide</a>')
    assertContains(client.get("/figures/"), 'href="/roles/guide/"')


@pytest.mark.parametrize("page", ["/", "/roles/", "/about/"], ids=["home", "the list of roles", "any page's foot"])
@pytest.mark.parametrize("library", ["faqs", "standards", "publications", "figures"])
def test_what_the_guides_draw_on_is_one_step_away(client: Client, page: str, library: str) -> None:
    assertContains(client.get(page), f'href="/{library}/"')


@pytest.mark.parametrize("kind", ["established", "comparison"])
def test_a_role_leads_to_its_comparison_with_others(client: Client, kind: str) -> None:
    role = factories.a_role(slug="the-role", kind=kind)
    if kind == "established":
        factories.a_section(role)
    assertContains(client.get("/roles/the-role/"), 'href="/roles/compare/?with=the-role"')
    assertContains(client.get("/roles/"), 'href="/roles/compare/"')

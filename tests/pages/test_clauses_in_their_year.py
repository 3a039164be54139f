"""A clause that we have nothing of but its number is a place on the page of its year, and has no page."""

import pytest
from django.test import Client

from guidance.models import Clause
from guidance.site_map.addresses import public_addresses
from tests import factories

pytestmark = pytest.mark.django_db
ADDRESS = "/contract/2021-22/B14/"
PLACE = "/contract/2021-22/#B14"


@pytest.fixture
def clause() -> Clause:
    instrument = factories.an_instrument(factories.a_year("2021-22"))
    return factories.a_clause(instrument, "B14", heading="", wording="", plain_english="It is in Annex B.")


def test_its_address_leads_to_its_place_until_its_words_are_held(client: Client, clause: Clause) -> None:
    response = client.get(ADDRESS)
    assert (response.status_code, response["Location"], response["Cache-Control"]) == (302, PLACE, "no-cache")
    Clause.objects.filter(pk=clause.pk).update(wording="The words.")
    assert client.get(ADDRESS).status_code == 200


def test_no_link_leads_to_its_address(client: Client, clause: Clause) -> None:
    assert clause.get_absolute_url() == Clause.objects.get().get_absolute_url() == PLACE
    assert ADDRESS not in set(public_addresses())
    assert f'href="{ADDRESS}"' not in client.get("/contract/2021-22/").content.decode()
    source = client.get(clause.source.get_absolute_url()).content.decode()
    assert f'href="{PLACE}"' in source
    assert f'href="{ADDRESS}"' not in source


def test_the_year_has_all_that_is_held_of_it(client: Client, clause: Clause) -> None:
    section = factories.a_section(factories.a_role(slug="nurse", name="nurse"), "supervision")
    section.clauses.add(clause)
    factories.a_clause(factories.an_instrument(factories.a_year("2022-23")), "B14", wording="Held.")
    page = client.get("/contract/2021-22/").content.decode()
    assert 'id="B14"' in page
    assert "It is in Annex B." in page
    assert clause.source.get_absolute_url() in page
    assert 'href="/roles/nurse/supervision/"' in page
    assert 'href="/contract/2022-23/B14/"' in page


@pytest.mark.parametrize("held", ["words", "clauses beneath it"])
def test_one_that_holds_anything_keeps_its_page(client: Client, clause: Clause, held: str) -> None:
    if held == "words":
        Clause.objects.filter(pk=clause.pk).update(wording="The words.")
    else:
        factories.a_clause(clause.instrument, "B14.1", clause, wording="", heading="Below")
    assert Clause.objects.get(number="B14").get_absolute_url() == ADDRESS
    assert ADDRESS in set(public_addresses())
    assert client.get(ADDRESS).status_code == 200


def test_a_clause_of_another_text_stays_where_it_was(clause: Clause) -> None:
    standards = factories.an_instrument(None, slug="the-standards", kind="standards")
    assert factories.a_clause(standards, "1", wording="").get_absolute_url() == "/standards/the-standards/#1"

import re
from datetime import date

import pytest
from django.test import Client

from guidance.models import Edition, FormerAddress
from guidance.publishing.going_live import publication
from guidance.site_map.addresses import public_addresses
from tests import factories
from tests.publishing.desk import NOW, a_draft, a_publisher, reviewed

pytestmark = pytest.mark.django_db


def test_the_site_map_lists_every_public_page_in_full(client: Client) -> None:
    factories.a_statement(factories.a_section(factories.a_role(slug="the-role")))
    response = client.get("/sitemap.xml")
    listed = re.findall(r"<loc>http://[^/]+(.*?)</loc>", response.content.decode())
    assert response["Content-Type"] == "application/xml"
    assert listed == list(public_addresses())
    assert "/roles/the-role/funding/" in listed


@pytest.mark.slow
def test_every_address_on_the_site_map_answers(client: Client) -> None:
    factories.a_statement(factories.a_section(factories.a_role()))
    factories.a_role(kind="comparison")
    factories.a_clause(factories.an_instrument(factories.a_year()))
    factories.a_band()
    assert {path: client.get(path).status_code for path in public_addresses()} == dict.fromkeys(public_addresses(), 200)


def test_a_clause_beneath_another_leads_to_its_place_on_the_page(client: Client) -> None:
    root = factories.a_clause(factories.an_instrument(factories.a_year("2021-22")))
    factories.a_clause(root.instrument, "B14.2", root)
    response = client.get("/contract/2021-22/B14.2/")
    assert (response.status_code, response["Location"]) == (302, "/contract/2021-22/B14/#B14.2")
    assert 'id="B14.2"' in client.get("/contract/2021-22/B14/").content.decode()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("/roles/support-worker/", "/roles/practitioner/"),
        ("/roles/support-worker/funding/", "/roles/practitioner/funding/"),
        ("/roles/support-worker/pay/", "/roles/practitioner/banding/"),
    ],
    ids=["itself", "what is beneath it", "the longest branch decides"],
)
def test_an_address_that_moved_leads_on_for_good(client: Client, asked: str, found: str) -> None:
    FormerAddress.objects.create(old_path="/roles/support-worker/", new_path="/roles/practitioner/")
    FormerAddress.objects.create(old_path="/roles/support-worker/pay/", new_path="/roles/practitioner/banding/")
    response = client.get(asked)
    assert (response.status_code, response["Location"]) == (301, found)
    assert response["Cache-Control"] == "no-cache"  # an editor may move it back


def test_the_health_address_says_of_each_part_that_it_answers(client: Client) -> None:
    response = client.get("/health/")
    assert (response.status_code, response.content) == (200, b"well\ndatabase: well\n")


@pytest.mark.parametrize("asked", ["/roles/mhsw/", "/roles/mhsw/funding/"], ids=["itself", "what was beneath it"])
def test_an_address_that_gave_way_to_a_place_on_a_page_leads_to_that_place(client: Client, asked: str) -> None:
    FormerAddress.objects.create(old_path="/roles/mhsw/", new_path="/glossary/#mhsw")
    response = client.get(asked)
    assert (response.status_code, response["Location"]) == (301, "/glossary/#mhsw")


def last_changes(client: Client) -> dict[str, str]:
    said = client.get("/sitemap.xml").content.decode()
    return dict(re.findall(r"<loc>http://[^/]+(.*?)</loc>(?:<lastmod>(.*?)</lastmod>)?", said))


def publish_change() -> Edition:
    statement = factories.a_statement(factories.a_section(factories.a_role(slug="nurse"), "funding"))
    draft = reviewed(a_draft(statement, body="Half."), note="Half.")
    return publication.publish_edition(draft, revision=1, by=a_publisher(), at=NOW)


def test_a_page_was_last_changed_when_it_was_last_checked_or_published(client: Client) -> None:
    factories.a_section(factories.a_role(slug="doctor"), "funding", checked_on=date(2026, 3, 2))
    publish_change()
    days = last_changes(client)
    assert days["/roles/doctor/funding/"] == "2026-03-02"
    assert days["/roles/nurse/funding/"] == "2026-11-21"


def test_a_page_of_which_no_day_is_recorded_has_none(client: Client) -> None:
    factories.a_band("5")
    days = last_changes(client)
    assert days["/bands/5/"] == days["/about/"] == days["/funding/"] == ""


def test_a_role_and_its_whole_guide_change_with_any_part_of_it_and_another_role_does_not(client: Client) -> None:
    publish_change()
    factories.a_section(factories.a_role(slug="doctor"), "funding", checked_on=date(2026, 3, 2))
    days = last_changes(client)
    assert days["/roles/nurse/"] == days["/roles/nurse/whole-guide/"] == "2026-11-21"
    assert days["/roles/doctor/"] == ""


def test_opening_a_record_to_edit_it_is_no_change(client: Client) -> None:
    a_draft(factories.a_term("PCN", "PCN"), definition="Another.")
    assert last_changes(client)["/glossary/"] == ""

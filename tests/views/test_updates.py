"""What readers are told of changes, on pages and in feeds."""

from xml.etree import ElementTree

import pytest
from django.test import Client

from guidance.models import Edition
from guidance.publishing import publication, releases
from tests.factories import a_role, a_section, a_source, a_statement
from tests.publishing.desk import LATER, NOW, a_draft, a_person, a_publisher, reviewed

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "<script>alert('x')</script> & javascript:alert(1)"


@pytest.fixture
def published(db: None) -> Edition:
    section = a_section(a_role(slug="social-prescriber", name="social prescriber"), "funding")
    draft = reviewed(a_draft(a_statement(section, a_source(), heading="Who pays"), body="Half."), note=HOSTILE)
    return publication.publish(draft, revision=1, by=a_publisher(), at=NOW)


def entries(client: Client, address: str) -> list[ElementTree.Element]:
    response = client.get(address)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314  our own feed


@pytest.mark.parametrize("address", ["/updates/", "/updates/social-prescriber/"])
def test_a_major_change_is_listed_with_its_day_its_note_and_its_page(
    client: Client, published: Edition, address: str
) -> None:
    page = client.get(address).content.decode()
    assert "21 November 2026" in page
    assert '<a href="/roles/social-prescriber/funding/#' in page
    assert "&lt;script&gt;alert" in page
    assert "<script>alert" not in page


def test_a_minor_change_is_not_listed(client: Client, published: Edition) -> None:
    Edition.objects.filter(pk=published.pk).update(importance=Edition.Importance.MINOR)
    assert "Nothing has been changed here" in client.get("/updates/").content.decode()
    assert not entries(client, "/updates/feed/")


def test_another_roles_updates_leave_it_out(client: Client, published: Edition) -> None:
    a_section(a_role(slug="nurse"), "funding")
    assert "Nothing has been changed here" in client.get("/updates/nurse/").content.decode()
    assert not entries(client, "/updates/nurse/feed/")


@pytest.mark.parametrize("address", ["/updates/feed/", "/updates/social-prescriber/feed/"])
def test_a_feed_has_an_entry_that_keeps_its_name_and_holds_only_text(
    client: Client, published: Edition, address: str
) -> None:
    (entry,) = entries(client, address)
    assert entry.findtext(f"{ATOM}id", "").endswith(f",2026:edition/{published.pk}")
    assert entry.findtext(f"{ATOM}updated") == "2026-11-21T12:00:00+00:00"
    assert HOSTILE in entry.findtext(f"{ATOM}summary", "")


def test_what_a_release_brings_is_one_update(client: Client, db: None) -> None:
    editor, publisher = a_person(), a_publisher()
    release = releases.create("Contract year 2027/28", note="The new year.", by=editor, at=NOW)
    for heading in ("Who pays", "How much"):
        section = a_section(a_role(), "funding")
        reviewed(a_draft(a_statement(section, a_source(), heading=heading), editor, release, body="New."), editor)
    releases.publish_release(release, by=publisher, at=LATER)
    (entry,) = entries(client, "/updates/feed/")
    assert entry.findtext(f"{ATOM}title") == "Contract year 2027/28"
    page = client.get("/updates/").content.decode()
    assert page.count("<strong>21 November 2026</strong>") == 1
    assert "The new year." in page


@pytest.mark.parametrize("asked", ["0", "-1", "99999999", "x", "٣"])
def test_any_page_number_gives_a_page(client: Client, published: Edition, asked: str) -> None:
    assert client.get("/updates/", {"page": asked}).status_code == 200

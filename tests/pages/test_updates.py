"""What we tell readers of changes, on pages and in feeds."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.test import Client

from guidance.models import ContentModel, Edition, FormerAddress, Synonym
from guidance.publishing.drafting.roots import get_live_edition, root_of
from guidance.publishing.going_live import membership, publication, releases, withdrawal
from tests.factories import a_best_answer, a_role, a_section, a_source, a_statement
from tests.publishing.desk import LATER, NOW, a_draft, a_person, a_publisher, reviewed

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "<script>alert('x')</script> & javascript:alert(1)"


@pytest.fixture
def published(db: None) -> Edition:
    section = a_section(a_role(slug="social-prescriber", name="social prescriber"), "funding")
    draft = reviewed(a_draft(a_statement(section, a_source(), heading="Who pays"), body="Half."), note=HOSTILE)
    return publication.publish_edition(draft, revision=1, by=a_publisher(), at=NOW)


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
    assert "No change is listed yet" in client.get("/updates/").content.decode()
    assert not entries(client, "/updates/feed/")


def test_another_roles_updates_leave_it_out(client: Client, published: Edition) -> None:
    a_section(a_role(slug="nurse"), "funding")
    assert "No change is listed yet" in client.get("/updates/nurse/").content.decode()
    assert not entries(client, "/updates/nurse/feed/")


@pytest.mark.django_db
def test_a_page_without_changes_says_what_will_be_listed_and_when(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guidance.pages.updates.views.get_today", lambda: date(2026, 3, 31))
    a_section(a_role(slug="nurse"), "funding", checked_on=date(2026, 1, 5))
    a_section(a_role(slug="doctor"), "funding", checked_on=date(2026, 2, 6))
    page = client.get("/updates/").content.decode()
    assert "When something will be here" in page
    assert "against its sources on 6 February 2026" in page
    assert "Contract year 2026/27 begins on 1 April 2026" in page
    assert 'href="/updates/feed/"' in page
    assert "against its sources on 5 January 2026" in client.get("/updates/nurse/").content.decode()


def test_a_page_with_changes_does_not_say_when_the_first_will_come(client: Client, published: Edition) -> None:
    assert "When something will be here" not in client.get("/updates/").content.decode()


@pytest.mark.django_db
def test_a_feed_without_entries_does_not_change_from_one_moment_to_the_next(client: Client) -> None:
    feed = ElementTree.fromstring(client.get("/updates/feed/").content)  # noqa: S314  our own feed
    assert feed.findtext(f"{ATOM}updated") == "2026-01-01T00:00:00+00:00"


@pytest.mark.parametrize("address", ["/updates/feed/", "/updates/social-prescriber/feed/"])
def test_a_feed_has_an_entry_that_keeps_its_name_and_holds_only_text(
    client: Client, published: Edition, address: str
) -> None:
    (entry,) = entries(client, address)
    assert entry.findtext(f"{ATOM}id", "").endswith(f",2026:edition/{published.pk}")
    assert entry.findtext(f"{ATOM}updated") == "2026-11-21T12:00:00+00:00"
    assert HOSTILE in entry.findtext(f"{ATOM}summary", "")


@pytest.mark.slow
def test_what_a_release_brings_is_one_update(client: Client, db: None) -> None:
    editor, publisher = a_person(), a_publisher()
    release = membership.create_release("Contract year 2027/28", note="The new year.", by=editor, at=NOW)
    for heading in ("Who pays", "How much"):
        section = a_section(a_role(), "funding")
        reviewed(a_draft(a_statement(section, a_source(), heading=heading), editor, release, body="New."), editor)
    releases.publish_release(release, by=publisher, at=LATER)
    (entry,) = entries(client, "/updates/feed/")
    assert entry.findtext(f"{ATOM}title") == "Contract year 2027/28"
    page = client.get("/updates/").content.decode()
    assert page.count("<strong>21 November 2026</strong>") == 1
    assert "The new year." in page


# --- What is withdrawn ---------------------------------------------------------------------------------------


def withdrawn(record: ContentModel, redirect_to: str = "", reason: str = HOSTILE) -> Edition:
    root = root_of(record)
    live = get_live_edition(root, at=NOW)
    assert live is not None
    return withdrawal.withdraw_record(
        root, live=live, reason=reason, redirect_to=redirect_to, by=a_publisher(), at=LATER
    )


@pytest.mark.parametrize("of", ["", "nurse/"], ids=["of the site", "of the role"])
def test_a_page_that_was_withdrawn_is_listed_with_its_day_why_and_where_its_readers_are_sent(
    client: Client, db: None, of: str
) -> None:
    section = a_section(a_role(slug="nurse"), "funding")
    a_section(section.role, "banding")
    a_statement(section, a_source())  # goes with it, and is not listed by itself
    edition = withdrawn(section, redirect_to="/roles/nurse/banding/")
    page = client.get(f"/updates/{of}").content.decode()
    assert f'<a href="/roles/nurse/banding/">Withdrawn: {edition.title}</a>' in page
    assert "21 November 2026" in page
    assert "&lt;script&gt;alert" in page
    assert "<script>alert" not in page
    (entry,) = entries(client, f"/updates/{of}feed/")
    assert entry.findtext(f"{ATOM}title") == f"Withdrawn: {edition.title}"
    assert HOSTILE in entry.findtext(f"{ATOM}summary", "")
    assert entry.findtext(f"{ATOM}id", "").endswith(f",2026:edition/{edition.pk}")


def test_a_statement_that_was_withdrawn_leads_to_the_page_that_it_stood_on(client: Client, db: None) -> None:
    section = a_section(a_role(slug="nurse"), "funding")
    withdrawn(a_statement(section, a_source(), heading="Who pays"))
    page = client.get("/updates/").content.decode()
    assert f'<a href="{section.get_absolute_url()}">Withdrawn: Who pays</a>' in page


def test_what_readers_never_saw_is_withdrawn_without_telling_them(client: Client, db: None) -> None:
    moved = FormerAddress.objects.create(old_path="/old/", new_path="/roles/")
    withdrawn(moved)
    assert "No change is listed yet" in client.get("/updates/").content.decode()


@pytest.mark.parametrize("asked", ["0", "-1", "99999999", "x", "٣"])
def test_any_page_number_gives_a_page(client: Client, published: Edition, asked: str) -> None:
    assert client.get("/updates/", {"page": asked}).status_code == 200


@pytest.mark.django_db
def test_what_readers_never_see_as_a_record_is_not_announced(client: Client) -> None:
    """A best answer's title is what readers type, slips and all."""
    words = Synonym.objects.create(slug="pay", words="pay\nwages")
    for draft in (
        a_draft(a_best_answer("mentalhealth practitioner"), path="/costs/"),
        a_draft(words, words="pay\nfee"),
    ):
        publication.publish_edition(reviewed(draft), revision=1, by=a_publisher(), at=NOW)
    Edition.objects.update(importance=Edition.Importance.MAJOR, note="As published before.")
    withdrawn(a_best_answer("gone practitioner"))
    assert "practitioner" not in client.get("/updates/").content.decode()
    assert not entries(client, "/updates/feed/")


@pytest.mark.django_db
def test_what_is_not_announced_is_published_as_minor(client: Client) -> None:
    edition = reviewed(a_draft(a_best_answer("who pays"), path="/costs/"), note="Readers never see this.")
    assert (edition.importance, edition.note) == ("minor", "")

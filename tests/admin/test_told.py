"""What a person is told on the admin's first page, and the page on which they choose their emails."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from guidance.models import MailChoice, Notice
from guidance.publishing.permissions import EDITOR, PUBLISHER
from guidance.upkeep.daily_tasks import look_at_daily_tasks
from tests.admin.people import a_person, cookie, signed_in
from tests.admin.watched import Watched
from tests.factories import a_faq, a_role
from tests.publishing.desk import NOW, a_draft, reviewed

TOLD = "/admin/told/"


def tell(person: User, subject: str = "Sent back: 'Who pays?'", **fields: object) -> Notice:
    held = {"kind": "sent-back", "text": "Why", "path": "/admin/", "at": NOW, "mail": "unwanted", **fields}
    return Notice.objects.create(to=person, subject=subject, **held)


@pytest.fixture
def person(db: None) -> User:
    return a_person(EDITOR)


def test_the_first_page_lists_what_is_new_until_it_is_seen(person: User) -> None:
    client = signed_in(person)
    last = tell(person)
    assertContains(
        client.get("/admin/"), 'Sent back: &#x27;Who pays?&#x27;</a> <span class="quiet">21 November 2026 at mid'
    )
    newer = tell(person, "Published: 'Who employs?'")
    tell(a_person(PUBLISHER), "Of somebody else")
    assertRedirects(client.post("/admin/told/seen/", {"last": last.pk}), "/admin/")
    page = client.get("/admin/")
    assertNotContains(page, "Sent back")
    assertContains(page, newer.subject.partition(" ")[0])
    assertContains(client.get(TOLD), "Sent back")
    assertNotContains(client.get(TOLD), "Of somebody else")
    assert Notice.objects.unseen().count() == 2


def test_a_person_chooses_their_emails_and_those_who_publish_choose_one_more(person: User) -> None:
    client = signed_in(person)
    page = client.get(TOLD)
    assertContains(page, "checked", 5)
    assertNotContains(page, "sends a draft for review")
    assertContains(page, "We send them to editor@example.org.")
    assertRedirects(client.post(TOLD, {"wanted": ["clash", "answered"]}), TOLD)
    assert MailChoice.objects.get().unwanted == ["sent-back", "published", "not-published"]
    assertContains(client.get(TOLD), "checked", 2)
    assertContains(signed_in(a_person(PUBLISHER)).get(TOLD), "checked", 6)


def test_an_account_without_an_address_is_told_why_it_gets_no_emails(person: User) -> None:
    User.objects.update(email="")
    assertContains(signed_in(person).get(TOLD), "Your account has no email address, so you get none")


@pytest.mark.parametrize("sent", [{"wanted": "<script>"}, {"wanted": ["review"]}, {"wanted": "\x00"}])
def test_an_email_that_there_is_none_of_is_refused(person: User, sent: dict[str, str]) -> None:
    page = signed_in(person).post(TOLD, sent)
    assertContains(page, "Choose from the list")
    assertNotContains(page, "<script>")
    assert not MailChoice.objects.exists()


@pytest.mark.parametrize("last", ["", "x", "9" * 40, "-1"])
def test_a_mark_that_names_no_notice_marks_nothing(person: User, last: str) -> None:
    tell(person)
    signed_in(person).post("/admin/told/seen/", {"last": last})
    assert Notice.objects.unseen().count() == 1


def test_strangers_see_neither_page(db: None) -> None:
    staff = User.objects.create(username="staff", is_staff=True)
    assert signed_in(staff).get(TOLD).status_code == 403
    assert signed_in(staff).post("/admin/told/seen/").status_code == 403
    assert Client().get(TOLD).status_code == 302


def test_many_notices_ask_no_more_queries_than_one(person: User) -> None:
    client = signed_in(person)
    counts = []
    for _ in range(2):
        tell(person)
        with CaptureQueriesContext(connection) as asked:
            client.get(TOLD)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_emails_that_failed_are_wrong_with_the_installation(person: User) -> None:
    now = timezone.now()
    tell(person, at=now, mail="sent")
    tell(person, at=now, mail="waiting")
    assert "Emails" not in {finding.subject for finding in look_at_daily_tasks(now)}
    tell(person, at=now, mail="failed")
    tell(person, at=now - timedelta(hours=1), mail="waiting")
    tell(person, at=now - timedelta(days=3), mail="failed")
    [told] = [finding.told for finding in look_at_daily_tasks(now) if finding.subject == "Emails"]
    assert told == "Emails to editors that could not be sent in the last two days: 2. Their first pages list them."


@pytest.mark.slow
def test_a_publisher_reads_what_they_were_told_and_chooses_emails_by_keyboard(watched: Watched) -> None:
    publisher = a_person(PUBLISHER)
    reviewed(a_draft(a_faq(a_role(), question="Who pays?"), answer="Half."))
    watched.page.context.add_cookies([cookie(publisher, watched.address)])
    watched.open(reverse("admin:index"))
    watched.check()
    watched.page.get_by_role("link", name="Sent for review: 'Who pays?'").first.press("Enter")
    watched.page.wait_for_url("**/edition/*/change/")
    watched.open(TOLD)
    watched.page.get_by_label("Somebody sends a draft for review").press("Space")
    watched.page.get_by_role("button", name="Save").press("Enter")
    watched.page.get_by_text("Saved: you get the emails that are ticked.").wait_for()
    watched.check()
    assert MailChoice.objects.get().unwanted == ["review"]

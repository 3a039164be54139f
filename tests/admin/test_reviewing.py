"""What a publisher reads before they decide, and the buttons: for one draft, and for a release as a whole."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains

from guidance.models import FAQ, Edition, ExpertAnswer, Release
from guidance.publishing.going_live import membership
from guidance.publishing.permissions import EDITOR, PUBLISHER, VIEWER
from guidance.publishing.reviewing import sharing
from tests import factories
from tests.admin.people import a_person, cookie, signed_in
from tests.admin.watched import Watched
from tests.publishing.desk import NOW, a_draft, published, reviewed

pytestmark = pytest.mark.django_db


@pytest.fixture
def faq(db: None) -> FAQ:
    return factories.a_faq(factories.a_role(slug="nurse"), slug="pay", question="Who pays?", answer="One.\nTwo.")


@pytest.fixture
def draft(faq: FAQ) -> Edition:
    return reviewed(a_draft(faq, an_editor(), answer="One.\nThree."))


def an_editor() -> User:
    person = a_person(EDITOR)
    person.first_name, person.last_name = "Ed", "Hill"
    person.save()
    return person


def a_release_of(*drafts: Edition) -> Release:
    release = membership.create_release("Pay", by=a_person(EDITOR), at=NOW)
    for draft in drafts:
        membership.set_release(draft, release, by=a_person(EDITOR), at=NOW)
    return release


def objected(draft: Edition) -> None:
    link = sharing.share_draft(draft, made_for="Jo", days=7, by=a_person(EDITOR), at=NOW)
    needs = ExpertAnswer.Verdict.COMMENTS
    sharing.record_answer(link, revision=1, name="Jo Bell", verdict=needs, comments={"Answer": "Not three."}, at=NOW)


def test_a_publishers_first_page_has_a_button_to_review_and_one_to_publish(draft: Edition) -> None:
    page = signed_in(a_person(PUBLISHER)).get("/admin/")
    assertContains(page, "Waiting for review (1)")
    assertContains(page, f'href="/admin/guidance/edition/{draft.pk}/publish/">Publish<')
    assertContains(page, f'href="/admin/guidance/edition/{draft.pk}/change/">Review<')
    objected(draft)
    page = signed_in(a_person(PUBLISHER)).get("/admin/")
    assertContains(page, "Jo Bell: it needs changes")
    assertNotContains(page, ">Publish<")
    assertNotContains(signed_in(a_person(EDITOR)).get("/admin/"), ">Review<")


def test_of_what_has_no_page_it_says_that_readers_are_not_told(draft: Edition) -> None:
    duty = factories.a_duty(factories.a_job_description(factories.a_role()))
    of_a_duty = reviewed(a_draft(duty, an_editor(), text="Listen."))
    publisher = signed_in(a_person(PUBLISHER))
    page = publisher.get(f"/admin/guidance/edition/{of_a_duty.pk}/publish/")
    assertContains(page, "It has no page of its own, so Updates does not tell readers of it.")
    assertNotContains(page, "spelling, links and similar")
    assertContains(publisher.get(f"/admin/guidance/edition/{draft.pk}/publish/"), "For readers: It says more.")


def test_the_page_to_review_a_draft_on_has_all_that_a_decision_needs(draft: Edition) -> None:
    objected(draft)
    page = signed_in(a_person(PUBLISHER)).get(f"/admin/guidance/edition/{draft.pk}/change/")
    for text in (
        "Page: Who pays?",
        "Added: </span><strong>Three.</strong>",
        "Checklist",
        "Not three.",
        "Ed Hill",
        "midday",
    ):
        assertContains(page, text)
    for step in ("publish", "schedule", "send-back", "impact", "preview", "reply"):
        assertContains(page, f"/admin/guidance/edition/{draft.pk}/{step}/")


def test_a_release_is_reviewed_on_one_page_and_sent_back_by_one_button(faq: FAQ) -> None:
    other = factories.a_faq(faq.role, slug="employer", question="Who employs?")
    drafts = [a_draft(faq, an_editor(), answer="Three."), a_draft(other, an_editor(), answer="You.")]
    release = a_release_of(*drafts)
    editor, publisher = signed_in(a_person(EDITOR)), signed_in(a_person(PUBLISHER))
    address = f"/admin/guidance/release/{release.pk}/"
    asked = {"importance": "major", "note": "Both.", f"note-{drafts[0].pk}": "It is three."}
    assertContains(editor.get(f"{address}review/"), "A note of its own for some of the changes")
    editor.post(f"{address}review/", asked)
    assert sorted(Edition.objects.values_list("note", flat=True))[-2:] == ["Both.", "It is three."]
    page = publisher.get(f"{address}changes/")
    for text in ("Page: Who pays?", "Page: Who employs?", "Checklist", "Publish all of it", "Send all of it back"):
        assertContains(page, text)
    assertNotContains(editor.get(f"{address}changes/"), "Publish all of it")
    assertContains(publisher.post(f"{address}send-back/", {"because": ""}), "Say what is to be changed")
    assert editor.post(f"{address}send-back/", {"because": "No."}).status_code == 403
    page = publisher.post(f"{address}send-back/", {"because": "Say who."}, follow=True)
    assertContains(page, "2 drafts sent back.")
    assert {draft.state for draft in release.editions.all()} == {"draft"}
    assert signed_in(a_person(VIEWER)).get(f"{address}changes/").status_code == 200
    assert Client().get(f"{address}changes/").status_code == 302


def test_lists_name_kinds_people_and_times_as_people_do(draft: Edition) -> None:
    reviewed(a_draft(factories.a_term("ARRS", "additional roles"), an_editor()))
    client = signed_in(a_person(PUBLISHER))
    page = client.get("/admin/guidance/edition/")
    for text in ("glossary term", "Ed Hill", "21 November 2026 at midday", "Drafts and editions"):
        assertContains(page, text)
    assertNotContains(page, ">glossaryterm<")
    assertContains(client.get("/admin/guidance/edition/?root__model=guidance.faq&o=4"), "2 drafts and editions")
    for address in ("/admin/guidance/event/", "/admin/guidance/root/", "/admin/guidance/event/events.csv"):
        listed = client.get(address)
        text = b"".join(listed).decode() if listed.streaming else listed.content.decode()
        assert "glossary term" in text.lower()
        assert "p.m." not in text
        assert ">glossaryterm<" not in text


def test_the_history_has_a_button_to_restore_each_former_edition_and_not_the_live_one(faq: FAQ) -> None:
    first = published(a_draft(faq, an_editor(), answer="Three."))
    second = published(a_draft(faq, an_editor(), answer="Four."))
    client, address = signed_in(a_person(EDITOR)), f"/admin/guidance/root/{first.root_id}/history/"
    page = client.get(address)
    restore = "/admin/guidance/edition/{}/restore/"
    assertContains(page, restore.format(first.pk))
    assertContains(page, restore.format(first.base_id))
    assertNotContains(page, restore.format(second.pk))
    assertNotContains(signed_in(a_person(VIEWER)).get(address), "Restore as a new draft")
    client.post(restore.format(first.pk), {"revision": first.revision})
    draft = Edition.objects.get(state="draft")
    assert (draft.base, draft.snapshot) == (second, first.snapshot)


def test_a_longer_queue_asks_no_more_queries(faq: FAQ) -> None:
    client = signed_in(a_person(PUBLISHER))
    counts = []
    for number in range(3):
        other = factories.a_faq(faq.role, slug=f"q{number}", question=f"Question {number}?")
        objected(reviewed(a_draft(other, an_editor(), answer="You.")))
        with CaptureQueriesContext(connection) as asked:
            client.get("/admin/")
        counts.append(len(asked))
    assert counts[1] == counts[2]


@pytest.mark.slow
def test_a_publisher_reviews_and_publishes_from_their_first_page(watched: Watched) -> None:
    faq = factories.a_faq(factories.a_role(slug="nurse"), slug="pay", question="Who pays?", answer="One.")
    draft = reviewed(a_draft(faq, an_editor(), answer="Three."))
    release = a_release_of(
        a_draft(factories.a_faq(faq.role, slug="b", question="Who employs?"), an_editor(), answer="You.")
    )
    watched.page.context.add_cookies([cookie(a_person(PUBLISHER), watched.address)])
    watched.open(f"/admin/guidance/release/{release.pk}/changes/")
    watched.check()
    watched.open("/admin/")
    watched.page.get_by_role("link", name="Review Who pays?").press("Enter")
    watched.page.wait_for_url("**/change/")
    watched.check()
    watched.page.get_by_role("link", name="Publish", exact=True).press("Enter")
    watched.page.wait_for_url("**/publish/")
    watched.page.get_by_role("button", name="Publish now").press("Enter")
    watched.page.get_by_text("is live.").wait_for()
    watched.check()
    draft.refresh_from_db()
    assert draft.state == "published"

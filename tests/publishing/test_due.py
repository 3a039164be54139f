"""What is due goes live for the next reader, once; what cannot is off the schedule, and no reader meets an error."""

from collections.abc import Callable
from datetime import timedelta
from threading import BoundedSemaphore, Timer

import pytest
from django.db import DataError, OperationalError
from django.test import Client
from django.utils import timezone

from guidance.models import FAQ, ContentVersion, Edition, Event, Release
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.roots import root_of
from guidance.publishing.errors import PublishingError
from guidance.publishing.going_live import due, membership, publication, releases, schedule, withdrawal
from guidance.publishing.going_live.due import publish_due
from guidance.publishing.reviewing import review
from tests import factories
from tests.publishing.desk import (
    LATER,
    NOW,
    a_draft,
    a_person,
    a_publisher,
    a_release,
    actions,
    published,
    reviewed,
    saved,
    scheduled,
)
from tests.writing_elsewhere import somebody_writing

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def due_at() -> object:
    return ContentVersion.objects.values_list("due_at", flat=True).get()


def a_scheduled_release(*editions: Edition) -> Release:
    return releases.schedule_release(a_release(*editions), LATER, by=a_publisher(), at=NOW)


def refreshed(edition: Edition) -> Edition:
    return Edition.objects.select_related("root", "release").get(pk=edition.pk)


# --- When ----------------------------------------------------------------------------------------------------


def test_before_its_time_nothing_goes_live_and_at_its_time_it_does_once(faq: FAQ) -> None:
    draft = scheduled(a_draft(faq, answer="Later."))
    assert publish_due(LATER - timedelta(microseconds=1)) == 0
    assert publish_due(LATER) == 1
    assert publish_due(LATER) == 0
    faq.refresh_from_db()
    live = refreshed(draft)
    assert faq.answer == "Later."
    assert (live.state, live.published_at, live.root.live_edition) == (Edition.State.PUBLISHED, LATER, live)
    told = Event.objects.get(action="published")
    assert (told.by, told.at, told.to_edition) == (live.published_by, LATER, live)
    assert due_at() is None


def test_several_that_are_due_go_live_in_the_order_of_their_times(faq: FAQ) -> None:
    second = scheduled(a_draft(faq, answer="Second."), LATER + timedelta(hours=1))
    first = scheduled(a_draft(faq, question="First?"), LATER)
    third = scheduled(a_draft(factories.a_faq(faq.role), answer="Third."), LATER + timedelta(hours=3))
    assert due_at() == LATER
    assert publish_due(LATER + timedelta(hours=2)) == 2
    faq.refresh_from_db()
    assert (faq.question, faq.answer) == ("First?", "Second.")
    assert refreshed(second).base == first
    assert due_at() == third.publish_at


def test_a_release_that_is_due_goes_live_whole(faq: FAQ) -> None:
    other = factories.a_faq(faq.role)
    release = a_scheduled_release(a_draft(faq, answer="New."), a_draft(other, answer="New."))
    assert due_at() == LATER
    assert publish_due(LATER) == 2
    assert set(FAQ.objects.values_list("answer", flat=True)) == {"New."}
    release.refresh_from_db()
    assert (release.state, release.published_at) == (Release.State.PUBLISHED, LATER)
    assert [event.root for event in Event.objects.filter(action="published", root=None)] == [None]


# --- What readers get ----------------------------------------------------------------------------------------


def test_the_first_reader_after_its_time_sees_it_and_every_reader_costs_one_query(
    client: Client, faq: FAQ, django_assert_num_queries: Callable
) -> None:
    draft = scheduled(a_draft(faq, answer="Later."))
    page = faq.get_absolute_url()
    Edition.objects.update(publish_at=timezone.now() + timedelta(hours=1))
    ContentVersion.objects.update(due_at=timezone.now() + timedelta(hours=1))
    assert "Later." not in client.get(page).content.decode()
    with django_assert_num_queries(1):  # the content version, and when the next edition is due
        client.get(page)

    Edition.objects.filter(pk=draft.pk).update(publish_at=timezone.now())
    ContentVersion.objects.update(due_at=timezone.now())
    assert "Later." in client.get(page).content.decode()
    with django_assert_num_queries(1):  # the content version
        assert "Later." in client.get(page).content.decode()


def make_due(edition: Edition) -> None:
    now = timezone.now()
    Edition.objects.filter(pk=edition.pk).update(publish_at=now)
    ContentVersion.objects.update(due_at=now)


@pytest.mark.parametrize("fault", [ZeroDivisionError("ours"), DataError("too long")], ids=["ours", "the data's"])
def test_a_fault_of_ours_takes_it_off_the_schedule_and_readers_go_on(
    client: Client, faq: FAQ, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, fault: Exception
) -> None:
    draft = scheduled(a_draft(faq, answer="Later."))
    make_due(draft)

    def fails(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(due, "go_live", fails)
    response = client.get(faq.get_absolute_url())
    assert response.status_code == 200
    assert "Two." in response.content.decode()
    assert refreshed(draft).state == Edition.State.DRAFT
    assert "Publish it by hand" in refreshed(draft).sent_back_because
    assert "could not be published" in caplog.text
    assert due_at() is None


def test_where_the_database_was_away_the_next_reader_tries_again(
    client: Client, faq: FAQ, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = scheduled(a_draft(faq, answer="Later."))
    make_due(draft)

    def is_away(*_: object, **__: object) -> None:
        raise OperationalError("It went away.")

    with monkeypatch.context() as patch:
        patch.setattr(due, "go_live", is_away)
        assert client.get(faq.get_absolute_url()).status_code == 200
    assert refreshed(draft).state == Edition.State.SCHEDULED
    assert "Later." in client.get(faq.get_absolute_url()).content.decode()


def test_readers_do_not_wait_where_as_many_as_may_are_publishing(
    client: Client, faq: FAQ, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_due(scheduled(a_draft(faq, answer="Later.")))
    places = BoundedSemaphore(1)
    monkeypatch.setattr(due, "_places", places)
    places.acquire()
    let_go = Timer(20, places.release)
    let_go.start()
    try:
        assert "Two." in client.get(faq.get_absolute_url()).content.decode()
        assert let_go.is_alive()
    finally:
        let_go.cancel()
        let_go.join()
    places.release()
    assert "Later." in client.get(faq.get_absolute_url()).content.decode()


# --- What moved meanwhile ------------------------------------------------------------------------------------


def test_what_went_live_meanwhile_is_taken_in_where_it_does_not_clash(faq: FAQ) -> None:
    draft = scheduled(a_draft(faq, answer="Later."))
    published(a_draft(faq, question="Meanwhile?"))
    assert publish_due(LATER) == 1
    faq.refresh_from_db()
    assert (faq.question, faq.answer) == ("Meanwhile?", "Later.")
    assert actions(draft.root)[-2:] == ["merged", "published"]
    assert list(draft.revisions.values_list("number", "saved_by"))[-1] == (2, None)


def test_what_clashes_with_what_went_live_meanwhile_is_a_draft_again_and_says_why(client: Client, faq: FAQ) -> None:
    draft = scheduled(a_draft(faq, answer="Later."))
    live = published(a_draft(faq, answer="Meanwhile."))
    make_due(draft)
    assert "Meanwhile." in client.get(faq.get_absolute_url()).content.decode()
    found = refreshed(draft)
    assert (found.state, found.publish_at, found.published_by) == (Edition.State.DRAFT, None, None)
    assert "It could not go live on time. Something else has been published" in found.sent_back_because
    assert Event.objects.get(action="not-published").to_edition == found
    assert found.root.live_edition == live
    assert due_at() is None


def test_what_the_database_refuses_by_now_is_a_draft_again_and_says_why(faq: FAQ) -> None:
    draft = scheduled(a_draft(faq, slug="money"))
    factories.a_faq(faq.role, slug="money")
    assert publish_due(LATER) == 0
    assert "already exists" in refreshed(draft).sent_back_because


def test_what_was_deleted_by_a_program_is_a_draft_again_and_says_why(faq: FAQ) -> None:
    draft = scheduled(a_draft(faq, answer="Later."))
    faq.delete()
    assert publish_due(LATER) == 0
    assert "withdrawn meanwhile" in refreshed(draft).sent_back_because
    assert refreshed(draft).root.row is None
    assert refreshed(draft).base is None
    assert not FAQ.objects.exists()


def test_one_that_cannot_go_live_does_not_keep_the_others(faq: FAQ) -> None:
    clashes = scheduled(a_draft(faq, answer="Later."))
    goes = scheduled(a_draft(factories.a_faq(faq.role), answer="Later."), LATER + timedelta(minutes=1))
    published(a_draft(faq, answer="Meanwhile."))
    assert publish_due(LATER + timedelta(minutes=1)) == 1
    assert (refreshed(clashes).state, refreshed(goes).state) == (Edition.State.DRAFT, Edition.State.PUBLISHED)


def test_of_a_release_of_which_one_part_clashes_nothing_goes_live(faq: FAQ) -> None:
    other = factories.a_faq(faq.role)
    parts = [a_draft(faq, answer="New."), a_draft(other, answer="New.")]
    release = a_scheduled_release(*parts)
    published(a_draft(faq, answer="Meanwhile."))
    assert publish_due(LATER) == 0
    release.refresh_from_db()
    assert (release.state, release.publish_at) == (Release.State.OPEN, None)
    assert {refreshed(part).state for part in parts} == {Edition.State.IN_REVIEW}
    assert "New." not in FAQ.objects.values_list("answer", flat=True)
    assert "Something else has been published" in Event.objects.get(action="not-published").note
    assert due_at() is None


# --- What leaves the schedule --------------------------------------------------------------------------------


def by_unscheduling(draft: Edition) -> None:
    schedule.unschedule_edition(draft, by=a_publisher(), at=NOW)


def by_sending_back(draft: Edition) -> None:
    review.send_back(draft, because="Wrong.", by=a_publisher(), at=NOW)


def by_saving(draft: Edition) -> None:
    saved(draft, answer="Other.")


def by_discarding(draft: Edition) -> None:
    drafts.discard_draft(draft, revision=1, by=a_person(), at=NOW)


def by_publishing_at_once(draft: Edition) -> None:
    publication.publish_edition(draft, revision=1, by=a_publisher(), at=NOW)


def by_withdrawing_the_record(draft: Edition) -> None:
    live = draft.root.live_edition
    assert live is not None
    withdrawal.withdraw_record(draft.root, live=live, reason="Old.", redirect_to="/faqs/", by=a_publisher(), at=NOW)


LEAVING = [
    by_unscheduling,
    by_sending_back,
    by_saving,
    by_discarding,
    by_publishing_at_once,
    by_withdrawing_the_record,
]


@pytest.mark.parametrize("leave", LEAVING, ids=lambda leave: leave.__name__)
def test_what_leaves_the_schedule_is_due_no_more(faq: FAQ, leave: Callable[[Edition], None]) -> None:
    draft = scheduled(a_draft(faq, answer="Later."))
    assert due_at() == LATER
    leave(refreshed(draft))
    assert due_at() is None
    assert publish_due(LATER) == 0


@pytest.mark.parametrize(
    "leave",
    [by_sending_back, by_saving, by_discarding, by_withdrawing_the_record],
    ids=lambda leave: leave.__name__,
)
def test_a_release_that_lost_a_part_waits_for_it(faq: FAQ, leave: Callable[[Edition], None]) -> None:
    other = factories.a_faq(faq.role)
    draft, part = a_draft(faq, answer="New."), a_draft(other, answer="New.")
    release = a_scheduled_release(draft, part)
    leave(refreshed(draft))
    release.refresh_from_db()
    assert (release.state, due_at()) == (Release.State.OPEN, None)
    assert refreshed(part).state == Edition.State.IN_REVIEW
    assert publish_due(LATER) == 0
    told = Event.objects.get(action="unscheduled", release=release)
    assert "goes live whole" in told.note


def test_a_part_of_a_scheduled_release_does_not_leave_it_quietly(faq: FAQ) -> None:
    draft = a_draft(faq, answer="New.")
    release = a_scheduled_release(draft)
    for refused in (
        lambda: membership.set_release(draft, None, by=a_person(), at=NOW),
        lambda: membership.set_release(a_draft(factories.a_faq(faq.role)), release, by=a_person(), at=NOW),
        lambda: a_draft(factories.a_faq(faq.role), release=release),
        lambda: schedule.unschedule_edition(draft, by=a_publisher(), at=NOW),
        lambda: publication.publish_edition(draft, revision=1, by=a_publisher(), at=NOW),
        lambda: releases.schedule_release(release, LATER, by=a_publisher(), at=NOW),
    ):
        with pytest.raises(PublishingError):
            refused()
    assert root_of(faq).editions.get(release=release).state == Edition.State.SCHEDULED
    releases.unschedule_release(release, by=a_publisher(), at=NOW)
    assert (refreshed(draft).state, due_at()) == (Edition.State.IN_REVIEW, None)


def test_a_time_that_is_past_is_refused(faq: FAQ) -> None:
    draft = reviewed(a_draft(faq))
    with pytest.raises(PublishingError, match="That time is past"):
        schedule.schedule_edition(draft, NOW, revision=1, by=a_publisher(), at=NOW)
    release = a_release(a_draft(factories.a_faq(faq.role)))
    with pytest.raises(PublishingError, match="That time is past"):
        releases.schedule_release(release, NOW, by=a_publisher(), at=NOW)


def test_content_that_moves_on_leaves_the_time_of_the_next_edition(faq: FAQ) -> None:
    scheduled(a_draft(faq, answer="Later."))
    ContentVersion.advance()
    factories.a_faq(faq.role)
    published(a_draft(faq, question="Now?"))
    assert due_at() == LATER


def test_while_somebody_else_is_writing_readers_get_the_old_page_and_the_new_one_after(
    many_connections: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(due, "A_MOMENT", 0.01)
    faq = factories.a_faq(factories.a_role(slug="nurse"), slug="pay", answer="The scheme pays.")
    assert "The scheme pays." in client.get(faq.get_absolute_url()).content.decode()
    scheduled(a_draft(faq, answer="The network pays."))
    with somebody_writing():
        for _ in range(5):
            assert "The scheme pays." in client.get(faq.get_absolute_url()).content.decode()
    assert "The network pays." in client.get(faq.get_absolute_url()).content.decode()

"""Drafts that go live together: what a release takes, and what it does not."""

import pytest

from guidance.models import FAQ, Edition, Event, Release
from guidance.publishing.errors import PublishingError, WrongStateError
from guidance.publishing.going_live import membership, releases
from tests import factories
from tests.publishing.desk import LATER, NOW, a_draft, a_person, a_publisher, a_release, reviewed, saved

pytestmark = pytest.mark.slow


@pytest.fixture
def release(db: None) -> Release:
    return membership.create_release("Contract year 2027/28", by=a_person(), at=NOW)


def put_in(draft: Edition, release: Release | None) -> Edition:
    return membership.set_release(draft, release, by=a_person(), at=NOW)


def test_a_draft_is_put_in_and_taken_out_and_both_are_written_down(faq: FAQ, release: Release) -> None:
    draft = put_in(put_in(a_draft(faq), release), release)
    assert draft.release == release
    assert put_in(draft, None).release is None
    notes = Event.objects.filter(action="saved", to_edition=draft).order_by("id").values_list("note", "release")
    assert [note for note in notes if note[0]] == [
        (f"Put into the release '{release}'.", release.pk),
        (f"Taken out of the release '{release}'.", None),
    ]


def test_a_release_has_one_draft_of_a_record(faq: FAQ, release: Release) -> None:
    put_in(a_draft(faq), release)
    with pytest.raises(PublishingError, match="has another draft of this record"):
        put_in(a_draft(faq), release)
    put_in(a_draft(factories.a_faq(faq.role)), release)
    assert release.editions.count() == 2


def test_what_is_scheduled_or_published_takes_no_more_and_gives_none_up(faq: FAQ) -> None:
    release = a_release(a_draft(faq))
    other = a_draft(factories.a_faq(faq.role))
    releases.schedule_release(release, LATER, by=a_publisher(), at=NOW)
    with pytest.raises(WrongStateError, match="is scheduled already"):
        put_in(other, release)
    with pytest.raises(WrongStateError, match="it cannot change its release"):
        put_in(release.editions.get(), None)
    with pytest.raises(WrongStateError, match="is scheduled already"):
        releases.schedule_release(release, LATER, by=a_publisher(), at=NOW)
    releases.unschedule_release(release, by=a_publisher(), at=NOW)
    with pytest.raises(WrongStateError, match="is not scheduled"):
        releases.unschedule_release(release, by=a_publisher(), at=NOW)
    releases.publish_release(release, by=a_publisher(), at=NOW)
    with pytest.raises(WrongStateError, match="is published already"):
        releases.publish_release(release, by=a_publisher(), at=NOW)


def test_a_release_goes_live_once_all_of_it_is_reviewed_and_there_is_something_in_it(
    faq: FAQ, release: Release
) -> None:
    with pytest.raises(PublishingError, match="There is nothing in the release"):
        releases.publish_release(release, by=a_publisher(), at=NOW)
    ready, draft = put_in(a_draft(faq), release), put_in(a_draft(factories.a_faq(faq.role)), release)
    reviewed(ready)
    with pytest.raises(PublishingError, match=f"1 of the release's drafts are not reviewed yet. First: '{draft.title}"):
        releases.publish_release(release, by=a_publisher(), at=NOW)
    reviewed(draft)
    live = releases.publish_release(release, by=a_publisher(), at=NOW)
    assert {edition.state for edition in live.editions.all()} == {Edition.State.PUBLISHED}


def test_a_release_goes_live_as_the_person_saw_it(faq: FAQ) -> None:
    release = a_release(a_draft(faq))
    seen = releases.read_seen(release)
    draft = release.editions.get()
    reviewed(saved(draft, answer="Later.").edition)
    with pytest.raises(PublishingError, match="has changed since you looked at it"):
        releases.publish_release(release, by=a_publisher(), at=NOW, seen=seen)
    with pytest.raises(PublishingError, match="has changed since you looked at it"):
        releases.schedule_release(release, LATER, by=a_publisher(), at=NOW, seen=seen)
    assert releases.publish_release(release, by=a_publisher(), at=NOW, seen=releases.read_seen(release)).published_at


def test_who_wrote_any_part_of_a_release_publishes_it_only_with_a_reason(faq: FAQ) -> None:
    wrote_some = a_publisher()
    own, others = a_draft(faq, wrote_some), a_draft(factories.a_faq(faq.role))
    release = a_release(own, others)
    for act in (releases.publish_release, lambda *_, **told: releases.schedule_release(release, LATER, **told)):
        with pytest.raises(PublishingError, match="You wrote some of"):
            act(release, by=wrote_some, at=NOW, own_edit_reason=" ")
    releases.publish_release(release, by=wrote_some, at=NOW, own_edit_reason=" Urgent. ")
    reasons = {edition.pk: edition.own_edit_reason for edition in release.editions.all()}
    assert reasons == {own.pk: "Urgent.", others.pk: ""}

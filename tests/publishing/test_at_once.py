"""Two transactions really at once, on SQLite and on PostgreSQL: one of the documented outcomes, and nothing lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections

from guidance.models import FAQ, ContentVersion, Edition, Event, Release, Revision
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.applying import apply_temporarily
from guidance.publishing.drafting.context import collect_changes
from guidance.publishing.drafting.drafts import SaveOutcome
from guidance.publishing.drafting.roots import get_live_edition, root_of
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.errors import BaseMovedError, PublishingError, WrongStateError
from guidance.publishing.going_live import membership, publication, releases, schedule, withdrawal
from guidance.publishing.going_live.due import publish_due
from guidance.publishing.reviewing import review
from tests import factories
from tests.publishing.at_once import WAITED_LONG_ENOUGH, at_once
from tests.publishing.desk import (
    LATER,
    NOW,
    a_draft,
    a_person,
    a_publisher,
    a_release,
    edited,
    everything,
    reviewed,
    scheduled,
)

pytestmark = [pytest.mark.usefixtures("many_connections"), pytest.mark.slow]


@pytest.fixture
def faq(many_connections: None) -> FAQ:
    return factories.a_faq(
        factories.a_role(slug="nurse"), slug="pay", question="Who pays?", answer="One.\nTwo.\nThree."
    )


def saving(draft: Edition, **fields: Any) -> Callable[[], drafts.SavedDraft]:
    """A save of what somebody made of the draft as it is now."""
    snapshot, by = edited(Snapshot.read(draft.snapshot), **fields), a_person()
    return lambda: drafts.save_draft(draft, snapshot, revision=draft.revision, by=by, at=NOW)


def publishing(draft: Edition) -> Callable[[], Edition]:
    by = a_publisher()
    return lambda: publication.publish_edition(draft, revision=draft.revision, by=by, at=NOW)


def refused(done: list[Any]) -> list[PublishingError]:
    return [each for each in done if isinstance(each, PublishingError)]


def live_answer() -> str:
    return FAQ.objects.get(slug="pay").answer


def kept_answers() -> set[str]:
    """Every answer that any save of any edition has."""
    return {str(each.snapshot[0]["fields"]["answer"]) for each in Revision.objects.all()}


def test_two_saves_that_do_not_clash_are_one_draft_of_both(faq: FAQ) -> None:
    draft = a_draft(faq)
    done = at_once(saving(draft, answer="Zero.\nOne.\nTwo.\nThree."), saving(draft, answer="One.\nTwo.\nThree.\nFour."))
    assert {each.outcome for each in done} == {SaveOutcome.SAVED, SaveOutcome.MERGED}
    draft.refresh_from_db()
    assert draft.snapshot[0]["fields"]["answer"] == "Zero.\nOne.\nTwo.\nThree.\nFour."
    assert draft.revision == 3


def test_two_saves_that_clash_are_two_drafts(faq: FAQ) -> None:
    draft = a_draft(faq)
    done = at_once(saving(draft, answer="Mine."), saving(draft, answer="Theirs."))
    assert {each.outcome for each in done} == {SaveOutcome.SAVED, SaveOutcome.ASIDE}
    assert kept_answers() >= {"Mine.", "Theirs."}


def test_a_save_while_the_draft_is_published_is_never_published_with_it(faq: FAQ) -> None:
    draft = reviewed(a_draft(faq, answer="Reviewed."))
    save, publish = at_once(saving(draft, answer="Typed since."), publishing(draft))
    draft.refresh_from_db()
    if isinstance(publish, PublishingError):
        assert (save.outcome, draft.state, live_answer()) == (
            SaveOutcome.SAVED,
            Edition.State.DRAFT,
            "One.\nTwo.\nThree.",
        )
    else:
        assert (save.outcome, draft.state, live_answer()) == (SaveOutcome.ANEW, Edition.State.PUBLISHED, "Reviewed.")
        assert draft.snapshot[0]["fields"]["answer"] == "Reviewed."
    assert "Typed since." in kept_answers()


def test_a_save_while_the_draft_is_scheduled_is_never_scheduled_with_it(faq: FAQ) -> None:
    draft, by = reviewed(a_draft(faq, answer="Reviewed.")), a_publisher()
    at_once(
        saving(draft, answer="Typed since."),
        lambda: schedule.schedule_edition(draft, LATER, revision=1, by=by, at=NOW),
    )
    draft.refresh_from_db()
    assert (draft.state, draft.publish_at) == (Edition.State.DRAFT, None)
    assert ContentVersion.objects.get().due_at is None


def test_two_who_publish_one_draft_publish_it_once(faq: FAQ) -> None:
    draft = reviewed(a_draft(faq, answer="New."))
    done = at_once(publishing(draft), publishing(draft))
    assert [type(each) for each in refused(done)] == [WrongStateError]
    assert Event.objects.filter(action="published").count() == 1


def test_of_two_drafts_of_one_record_the_second_is_put_together_first(faq: FAQ) -> None:
    drafts_of_it = [reviewed(a_draft(faq, answer=answer)) for answer in ("One way.", "Another.")]
    done = at_once(*map(publishing, drafts_of_it))
    assert [type(each) for each in refused(done)] == [BaseMovedError]
    assert live_answer() in {"One way.", "Another."}
    assert Event.objects.filter(action="published").count() == 1


def test_a_draft_that_is_saved_is_not_discarded_unseen(faq: FAQ) -> None:
    draft, by = a_draft(faq), a_person()
    save, discard = at_once(
        saving(draft, answer="Typed since."), lambda: drafts.discard_draft(draft, revision=1, by=by, at=NOW)
    )
    assert save.outcome == (SaveOutcome.SAVED if discard else SaveOutcome.ANEW)
    assert save.edition.is_open
    assert Edition.objects.get(pk=save.edition.pk).snapshot[0]["fields"]["answer"] == "Typed since."


def test_two_readers_publish_what_is_due_once(faq: FAQ) -> None:
    scheduled(a_draft(faq, answer="Later."))
    release = a_release(a_draft(factories.a_faq(faq.role), answer="Later."))
    releases.schedule_release(release, LATER, by=a_publisher(), at=NOW)
    done = at_once(*[lambda: publish_due(LATER)] * 3)
    assert sorted(done) == [0, 0, 2]
    assert Event.objects.filter(action="published", root__isnull=False).count() == 2


def test_a_save_while_the_draft_falls_due_is_not_lost(faq: FAQ) -> None:
    draft = scheduled(a_draft(faq, answer="Reviewed."))
    save, count = at_once(saving(draft, answer="Typed since."), lambda: publish_due(LATER))
    assert (save.outcome, count, live_answer()) in [
        (SaveOutcome.SAVED, 0, "One.\nTwo.\nThree."),
        (SaveOutcome.ANEW, 1, "Reviewed."),
    ]
    assert "Typed since." in kept_answers()


def test_two_releases_with_the_same_records_do_not_wait_for_one_another(faq: FAQ) -> None:
    other = factories.a_faq(faq.role)
    pair = [a_release(*[a_draft(each, answer=answer) for each in order]) for answer, order in (
        ("One way.", (faq, other)), ("Another.", (other, faq)),
    )]  # fmt: skip
    by = a_publisher()
    done = at_once(*[lambda each=each: releases.publish_release(each, by=by, at=NOW) for each in pair])
    assert [type(each) for each in refused(done)] == [BaseMovedError]
    assert len(set(FAQ.objects.values_list("answer", flat=True))) == 1
    assert Release.objects.filter(state="published").count() == 1


def test_a_draft_comes_into_a_release_or_is_too_late_for_it(faq: FAQ) -> None:
    release = a_release(a_draft(faq, answer="New."))
    late, by, publisher = reviewed(a_draft(factories.a_faq(faq.role), answer="New.")), a_person(), a_publisher()
    put_in, publish = at_once(
        lambda: membership.set_release(late, release, by=by, at=NOW),
        lambda: releases.publish_release(release, by=publisher, at=NOW),
    )
    late.refresh_from_db()
    release.refresh_from_db()
    assert release.state == "published"
    assert (late.state, late.release) == (
        (Edition.State.IN_REVIEW, None) if isinstance(put_in, WrongStateError) else (Edition.State.PUBLISHED, release)
    )
    assert not isinstance(publish, PublishingError)


def test_a_record_is_withdrawn_as_it_was_seen_or_published_over(faq: FAQ) -> None:
    draft, by = reviewed(a_draft(faq, answer="New.")), a_publisher()
    live = draft.base
    assert live is not None
    withdraw, publish = at_once(
        lambda: withdrawal.withdraw_record(draft.root, live=live, reason="Old.", redirect_to="/faqs/", by=by, at=NOW),
        publishing(draft),
    )
    assert len(refused([withdraw, publish])) == 1
    if isinstance(publish, PublishingError):
        assert not FAQ.objects.exists()
    else:
        assert live_answer() == "New."
    draft.refresh_from_db()
    assert draft.snapshot[0]["fields"]["answer"] == "New."


def test_two_who_look_at_it_are_told_of_once(faq: FAQ) -> None:
    writer = a_publisher()
    draft = reviewed(a_draft(faq, writer))
    live = publication.publish_edition(draft, revision=1, by=writer, at=NOW, own_edit_reason="Nobody else is in.")
    people = [a_publisher(), a_publisher()]
    done = at_once(*[lambda by=by: review.look_at(live, by=by, at=NOW) for by in people])
    assert len(refused(done)) == 1
    assert Event.objects.filter(action="looked-at").count() == 1


def test_two_who_open_a_record_for_the_first_time_find_one_root_and_one_edition(faq: FAQ) -> None:
    one, other = at_once(*[lambda: get_live_edition(root_of(faq), at=NOW)] * 2)
    assert one == other
    assert Event.objects.filter(action="taken-down").count() == 1


def test_a_preview_is_seen_by_nobody_else_and_keeps_nobody_from_publishing(faq: FAQ) -> None:
    preview = a_draft(faq, answer="Only a draft.")
    ready = reviewed(a_draft(factories.a_faq(faq.role), answer="New."))

    def look() -> str:
        with apply_temporarily(collect_changes(preview)):
            return live_answer()

    shown, published = at_once(look, publishing(ready))
    assert shown == "Only a draft."
    assert published.state == Edition.State.PUBLISHED
    assert live_answer() == "One.\nTwo.\nThree."


def test_readers_are_not_kept_waiting_by_a_preview_and_see_neither_it_nor_its_version(faq: FAQ) -> None:
    draft, version, before = a_draft(faq, answer="Only a draft."), ContentVersion.current(), everything()
    with apply_temporarily(collect_changes(draft)):
        assert ContentVersion.current() != version
        assert elsewhere(ContentVersion.current) == version
        assert elsewhere(live_answer) == "One.\nTwo.\nThree."
    assert (ContentVersion.current(), everything()) == (version, before)


def elsewhere(read: Callable[[], str]) -> str:
    """What somebody with a connection of their own reads."""

    def run() -> str:
        try:
            return read()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result(WAITED_LONG_ENOUGH)

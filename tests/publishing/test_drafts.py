"""Drafts and their saves: nothing that anybody saved is ever lost, and readers see none of it."""

import pytest
from django.contrib.auth.models import User

from guidance.models import FAQ, Edition, Event, Statement
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.drafts import SaveOutcome
from guidance.publishing.drafting.merging import WHOLE
from guidance.publishing.drafting.pending_merges import find_pending_merge
from guidance.publishing.drafting.roots import get_live_edition, root_of
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.errors import PublishingError, TheirsMovedError, WrongStateError
from guidance.publishing.going_live import releases
from tests import factories
from tests.publishing.desk import (
    NOW,
    a_draft,
    a_person,
    a_release,
    actions,
    changed,
    edited,
    everything,
    new_record,
    published,
    reviewed,
    saved,
    scheduled,
    snapshot_of,
)

pytestmark = pytest.mark.django_db


def answer(edition: Edition) -> str:
    edition.refresh_from_db()
    return str(Snapshot.read(edition.snapshot).root.fields["answer"])


def save(edition: Edition, revision: int, by: User | None = None, **fields: object) -> drafts.SavedDraft:
    """Saves what somebody made of one of the draft's saves."""
    opened = Snapshot.read(edition.revisions.get(number=revision).snapshot)
    return drafts.save_draft(edition, edited(opened, **fields), revision=revision, by=by or a_person(), at=NOW)


def test_a_draft_changes_nothing_that_readers_see(faq: FAQ) -> None:
    before = everything()
    draft = a_draft(faq, answer="Four.")
    saved(draft, answer="Five.")
    drafts.discard_draft(draft, revision=2, by=a_person(), at=NOW)
    assert everything() == before


def test_every_save_is_kept_with_who_and_when(faq: FAQ, editor: User) -> None:
    draft = a_draft(faq, editor, answer="Four.")
    other = a_person()
    assert saved(draft, other, answer="Five.").outcome == SaveOutcome.SAVED
    kept = list(draft.revisions.values_list("number", "saved_by", "saved_at"))
    assert kept == [(1, editor.pk, NOW), (2, other.pk, NOW)]
    assert actions(draft.root) == ["taken-down", "started", "saved"]


def test_a_new_record_has_a_draft_before_it_has_a_row(editor: User) -> None:
    snapshot = new_record(FAQ, slug="new", question="What is new?")
    draft = drafts.start_new_record(snapshot, by=editor, at=NOW)
    assert (draft.title, draft.root.title, draft.root.row, draft.base) == ("What is new?", "What is new?", None, None)
    assert saved(draft, question="What is newer?").edition.root.title == "What is new?"
    draft.root.refresh_from_db()
    assert draft.root.title == "What is newer?"


# --- Two people on one draft ---------------------------------------------------------------------------------


def test_a_save_on_an_older_save_is_merged_where_the_two_do_not_clash(faq: FAQ) -> None:
    draft = a_draft(faq)
    save(draft, 1, answer="Zero.\nOne.\nTwo.\nThree.")
    done = save(draft, 1, answer="One.\nTwo.\nThree.\nFour.", question="Who pays who?")
    assert done.outcome == SaveOutcome.MERGED
    assert done.edition == draft
    assert answer(draft) == "Zero.\nOne.\nTwo.\nThree.\nFour."
    assert actions(draft.root)[-2:] == ["saved", "merged"]


def test_a_save_that_clashes_is_set_aside_whole(faq: FAQ) -> None:
    draft = a_draft(faq)
    save(draft, 1, answer="Theirs.")
    done = save(draft, 1, answer="Mine.", question="Mine?")
    assert (done.outcome, done.edition.aside_of) == (SaveOutcome.ASIDE, draft)
    assert (answer(draft), answer(done.edition)) == ("Theirs.", "Mine.")
    assert Event.objects.get(action="saved-aside").from_edition == draft


@pytest.mark.parametrize("close", ["publish", "discard"])
def test_a_save_on_a_draft_that_is_closed_is_a_draft_anew(faq: FAQ, close: str) -> None:
    draft = a_draft(faq, answer="Theirs.")
    if close == "publish":
        published(draft)
    else:
        drafts.discard_draft(draft, revision=1, by=a_person(), at=NOW)
    done = save(draft, 1, answer="Mine.")
    draft.refresh_from_db()
    assert done.outcome == SaveOutcome.ANEW
    assert answer(done.edition) == "Mine."
    assert done.edition.base == (draft if close == "publish" else draft.base)


def test_what_was_typed_on_an_older_save_of_what_is_live_does_not_bring_back_what_was_taken_out(faq: FAQ) -> None:
    draft = a_draft(faq, answer="One.\nTwo.\nWrong.\nThree.")
    saved(draft, answer="One.\nTwo.\nThree.")
    published(draft)
    anew = save(draft, 1, question="Who pays who?").edition
    met = find_pending_merge(anew, at=NOW)
    assert met is not None
    assert met.merge().clashes == []
    assert met.merge().snapshot.root.fields["answer"] == "One.\nTwo.\nThree."
    assert met.merge().snapshot.root.fields["question"] == "Who pays who?"


def test_a_save_on_a_save_that_never_was_is_refused_in_words(faq: FAQ) -> None:
    draft = a_draft(faq)
    with pytest.raises(WrongStateError, match="has no save 7"):
        drafts.save_draft(draft, snapshot_of(faq), revision=7, by=a_person(), at=NOW)
    with pytest.raises(WrongStateError, match="has no save 0"):
        drafts.restore_edition(draft, revision=0, by=a_person(), at=NOW)


# --- Putting two versions together ---------------------------------------------------------------------------


def test_there_is_nothing_to_put_together_where_nothing_moved(faq: FAQ) -> None:
    draft = a_draft(faq, answer="Mine.")
    assert find_pending_merge(draft, at=NOW) is None
    with pytest.raises(WrongStateError, match="nothing left to put together"):
        drafts.merge_versions(draft, {}, theirs=draft, theirs_revision=1, revision=1, by=a_person(), at=NOW)


def test_a_version_set_aside_is_put_together_with_its_draft_and_closed(faq: FAQ) -> None:
    draft = a_draft(faq)
    save(draft, 1, answer="Theirs.")
    aside = save(draft, 1, answer="Mine.", question="Mine?").edition
    met = find_pending_merge(aside, at=NOW)
    assert met is not None
    [clash] = met.merge().clashes
    assert (clash.base, clash.theirs, clash.mine) == ("One.\nTwo.\nThree.", "Theirs.", "Mine.")

    both = drafts.merge_versions(
        aside, {clash.place: "Theirs. Mine."}, theirs=draft, theirs_revision=2, revision=1, by=a_person(), at=NOW
    )

    assert both == draft
    assert answer(draft) == "Theirs. Mine."
    assert Snapshot.read(both.snapshot).root.fields["question"] == "Mine?"
    aside.refresh_from_db()
    assert aside.state == Edition.State.DISCARDED
    merged = Event.objects.get(action="merged")
    assert (merged.from_edition, merged.to_edition) == (aside, draft)


@pytest.mark.slow
def test_a_draft_is_put_together_with_what_went_live_meanwhile(faq: FAQ) -> None:
    mine, theirs = a_draft(faq, answer="Mine."), a_draft(faq, question="Theirs?")
    live = published(theirs)
    met = find_pending_merge(mine, at=NOW)
    assert met is not None
    assert met.theirs_edition == live
    both = drafts.merge_versions(mine, {}, theirs=live, theirs_revision=1, revision=1, by=a_person(), at=NOW)
    assert (both, both.base) == (mine, live)
    assert Snapshot.read(both.snapshot).root.fields["question"] == "Theirs?"
    assert answer(both) == "Mine."
    published(both)
    faq.refresh_from_db()
    assert (faq.question, faq.answer) == ("Theirs?", "Mine.")


def test_a_clash_that_nobody_settled_is_not_settled_for_them(faq: FAQ) -> None:
    mine, live = a_draft(faq, answer="Mine."), published(a_draft(faq, answer="Theirs."))
    with pytest.raises(WrongStateError, match="Choose one side"):
        drafts.merge_versions(mine, {}, theirs=live, theirs_revision=1, revision=1, by=a_person(), at=NOW)
    assert answer(mine) == "Mine."


@pytest.mark.parametrize("which", ["mine", "theirs"])
def test_two_versions_are_put_together_only_as_the_person_saw_them(faq: FAQ, which: str) -> None:
    draft = a_draft(faq)
    save(draft, 1, answer="Theirs.")
    aside = save(draft, 1, answer="Mine.").edition
    saved(aside if which == "mine" else draft, answer="Later.")
    with pytest.raises(TheirsMovedError):
        drafts.merge_versions(aside, {}, theirs=draft, theirs_revision=2, revision=1, by=a_person(), at=NOW)


def test_a_source_that_one_dropped_and_the_other_changed_is_asked_for_whole(statement: Statement) -> None:
    draft = a_draft(statement)
    opened = Snapshot.read(draft.snapshot)
    one, other = opened.children
    by = a_person()
    drafts.save_draft(draft, edited(opened, [one]), revision=1, by=by, at=NOW)
    aside = drafts.save_draft(
        draft, edited(opened, [one, changed(other, says="More.")]), revision=1, by=by, at=NOW
    ).edition
    met = find_pending_merge(aside, at=NOW)
    assert met is not None
    [clash] = met.merge().clashes
    assert (clash.field, clash.theirs, clash.mine.fields["says"]) == (WHOLE, None, "More.")
    dropped = met.merge({clash.place: None}).snapshot
    kept = met.merge({clash.place: clash.mine}).snapshot
    assert (len(dropped.children), len(kept.children)) == (1, 2)


# --- Discarding and restoring --------------------------------------------------------------------------------


def test_a_draft_is_discarded_only_as_the_person_saw_it(faq: FAQ) -> None:
    draft = a_draft(faq)
    saved(draft, answer="More.")
    with pytest.raises(WrongStateError, match="saved again since you opened it"):
        drafts.discard_draft(draft, revision=1, by=a_person(), at=NOW)
    drafts.discard_draft(draft, revision=2, by=a_person(), at=NOW)
    with pytest.raises(WrongStateError, match="is discarded already"):
        drafts.discard_draft(draft, revision=2, by=a_person(), at=NOW)


@pytest.mark.slow
def test_any_edition_and_any_save_of_it_is_restored_as_a_draft_on_what_is_live_now(faq: FAQ) -> None:
    draft = a_draft(faq, answer="First.")
    saved(draft, answer="Second.")
    drafts.discard_draft(draft, revision=2, by=a_person(), at=NOW)
    live = published(a_draft(faq, answer="Live."))
    last, first = (drafts.restore_edition(draft, revision=number, by=a_person(), at=NOW) for number in (None, 1))
    assert (answer(last), answer(first)) == ("Second.", "First.")
    assert {last.base, first.base} == {live}
    assert {last.state, first.state} == {Edition.State.DRAFT}
    assert Event.objects.filter(action="restored", from_edition=draft).count() == 2


# --- Review and schedule are of one text ---------------------------------------------------------------------


@pytest.mark.parametrize("way", [reviewed, scheduled], ids=["in review", "scheduled"])
def test_what_is_saved_after_review_is_a_draft_again(faq: FAQ, way: object) -> None:
    draft = way(a_draft(faq, answer="Mine."))  # type: ignore[operator]
    done = saved(draft, answer="Mine, and more.")
    assert (done.edition, done.edition.state, done.edition.publish_at) == (draft, Edition.State.DRAFT, None)


# --- Releases ------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_draft_may_be_begun_in_a_release_as_long_as_that_is_open(faq: FAQ) -> None:
    other = factories.a_faq(faq.role)
    release = a_release(a_draft(other, answer="More."))
    assert a_draft(faq, release=release).release == release
    with pytest.raises(PublishingError, match="has another draft of this record"):
        a_draft(faq, release=release)
    reviewed(faq_draft(faq))
    releases.publish_release(release, by=a_person("Publisher"), at=NOW)
    with pytest.raises(WrongStateError, match="is published already"):
        a_draft(factories.a_faq(faq.role), release=release)


def faq_draft(faq: FAQ) -> Edition:
    return root_of(faq).editions.open().get()


def test_a_draft_of_what_was_withdrawn_meanwhile_says_so(faq: FAQ) -> None:
    root = root_of(faq)
    base = get_live_edition(root, at=NOW)
    snapshot = snapshot_of(faq)
    faq.delete()
    assert get_live_edition(root, at=NOW) is None
    draft = drafts.start_draft(root, snapshot, base=base, by=a_person(), at=NOW)
    assert draft.base is None
    assert "withdrawn meanwhile" in draft.sent_back_because
    published(draft)
    assert FAQ.objects.get().slug == "pay"

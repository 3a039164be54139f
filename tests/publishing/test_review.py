"""What may be sent for review, and what a publisher sends back."""

import pytest

from guidance.models import FAQ, Edition, Event
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.errors import PublishingError, WrongStateError
from guidance.publishing.reviewing import review
from tests.publishing.desk import NOW, a_draft, a_person, a_publisher, edited, reviewed, saved, scheduled


def sent(draft: Edition, **given: object) -> Edition:
    said = {"revision": 1, "importance": Edition.Importance.MINOR, "note": "", "reason": "", **given}
    return review.send_for_review(draft, **said, by=a_person(), at=NOW)  # type: ignore[arg-type]


def test_a_version_that_clashes_with_an_open_draft_is_not_reviewed_before_the_two_are_put_together(faq: FAQ) -> None:
    draft = a_draft(faq)
    opened = Snapshot.read(draft.snapshot)
    saved(draft, answer="Theirs.")
    aside = drafts.save_draft(draft, edited(opened, answer="Mine."), revision=1, by=a_person(), at=NOW).edition
    with pytest.raises(WrongStateError, match="put the two together first"):
        sent(aside)
    assert sent(draft, revision=2).state == Edition.State.IN_REVIEW
    drafts.discard_draft(draft, revision=2, by=a_person(), at=NOW)
    assert sent(aside).state == Edition.State.IN_REVIEW


def test_a_draft_is_reviewed_as_the_editor_saw_it(faq: FAQ) -> None:
    draft = a_draft(faq)
    saved(draft, answer="Later.")
    with pytest.raises(WrongStateError, match="saved again since you opened it"):
        sent(draft)


def test_a_change_that_readers_are_told_of_has_a_note_and_a_minor_one_needs_none(faq: FAQ) -> None:
    draft = a_draft(faq)
    with pytest.raises(PublishingError, match="Write a note"):
        sent(draft, importance=Edition.Importance.MAJOR, note="  ")
    ready = sent(draft, note=" ", reason=" Spelling. ")
    assert (ready.importance, ready.note, ready.reason) == ("minor", "", "Spelling.")


@pytest.mark.parametrize("way", [reviewed, scheduled], ids=["in review", "scheduled"])
def test_what_is_sent_back_is_a_draft_again_and_says_why(faq: FAQ, way: object) -> None:
    ready = way(a_draft(faq))  # type: ignore[operator]
    with pytest.raises(PublishingError, match="Say what is to be changed"):
        review.send_back(ready, because=" ", by=a_publisher(), at=NOW)
    back = review.send_back(ready, because=" Cite it. ", by=a_publisher(), at=NOW)
    back.refresh_from_db()
    assert (back.state, back.sent_back_because, back.publish_at) == (Edition.State.DRAFT, "Cite it.", None)
    assert Event.objects.get(action="sent-back").note.strip() == "Cite it."
    with pytest.raises(WrongStateError, match="is now draft"):
        review.send_back(back, because="Again.", by=a_publisher(), at=NOW)
    assert sent(back).sent_back_because == ""

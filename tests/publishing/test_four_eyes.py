"""Nobody publishes what they wrote any of, or looks at it afterwards in another's stead."""

import pytest
from django.contrib.auth.models import User

from guidance.models import FAQ, Edition, Event
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.pending_merges import find_pending_merge
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.errors import PublishingError, WrongStateError
from guidance.publishing.going_live import publication
from guidance.publishing.reviewing import review
from tests.publishing.desk import NOW, a_draft, a_person, a_publisher, edited, published, reviewed, saved

REASON = "Nobody else is in."


def published_alone(draft: Edition, by: User) -> Edition:
    ready = reviewed(draft)
    return publication.publish_edition(ready, revision=ready.revision, by=by, at=NOW, own_edit_reason=REASON)


def test_who_saved_any_of_it_publishes_it_only_with_a_reason(faq: FAQ) -> None:
    wrote_some = a_publisher()
    draft = a_draft(faq, answer="First.")
    saved(draft, wrote_some, answer="Second.")
    saved(draft, answer="Third.")
    ready = reviewed(draft)
    for reason in ("", "  "):
        with pytest.raises(PublishingError, match="You wrote some of 'Who pays"):
            publication.publish_edition(ready, revision=3, by=wrote_some, at=NOW, own_edit_reason=reason)
    live = publication.publish_edition(ready, revision=3, by=wrote_some, at=NOW, own_edit_reason=f" {REASON} ")
    assert (live.state, live.own_edit_reason) == (Edition.State.PUBLISHED, REASON)


def test_who_wrote_what_was_put_into_it_has_written_some_of_it(faq: FAQ) -> None:
    wrote_some = a_publisher()
    draft = a_draft(faq, answer="One.")
    opened = Snapshot.read(draft.snapshot)
    saved(draft, answer="Two.")
    aside = drafts.save_draft(draft, edited(opened, answer="Three."), revision=1, by=wrote_some, at=NOW).edition
    met = find_pending_merge(aside, at=NOW)
    assert met is not None
    chosen = {clash.place: clash.mine for clash in met.merge().clashes}
    draft = drafts.merge_versions(aside, chosen, theirs=draft, theirs_revision=2, revision=1, by=a_publisher(), at=NOW)
    assert Snapshot.read(draft.snapshot).root.fields["answer"] == "Three."
    with pytest.raises(PublishingError, match="You wrote some of"):
        published(draft, wrote_some)


@pytest.mark.slow
def test_an_earlier_save_that_is_restored_was_agreed_to_by_nobody_and_what_was_published_was(faq: FAQ) -> None:
    wrote_some = a_publisher()
    draft = a_draft(faq, wrote_some, answer="First.")
    saved(draft, answer="Second.")
    live = published(draft)
    first, second = (drafts.restore_edition(live, revision=number, by=a_person(), at=NOW) for number in (1, 2))
    with pytest.raises(PublishingError, match="You wrote some of"):
        published(first, wrote_some)
    assert published(second, wrote_some).own_edit_reason == ""


def test_a_reason_is_kept_of_those_alone_who_wrote_some_of_it(faq: FAQ) -> None:
    live = published_alone(a_draft(faq), a_publisher())
    assert live.own_edit_reason == ""
    with pytest.raises(WrongStateError, match="Nobody else needs to look"):
        review.look_at(live, by=a_publisher(), at=NOW)


def test_who_wrote_some_of_it_or_published_it_is_nobody_else_to_look_at_it(faq: FAQ) -> None:
    alone, wrote_some = a_publisher(), a_publisher()
    draft = a_draft(faq, alone, answer="First.")
    saved(draft, wrote_some, answer="Second.")
    live = published_alone(draft, alone)
    for person in (alone, wrote_some):
        with pytest.raises(PublishingError, match="somebody else must look at it"):
            review.look_at(live, by=person, at=NOW)
    live.refresh_from_db()
    assert (live.looked_at_by, live.looked_at) == (None, None)
    assert not Event.objects.filter(action="looked-at").exists()


def test_a_look_by_somebody_else_is_written_down_once(faq: FAQ) -> None:
    alone, other = a_publisher(), a_publisher()
    live = review.look_at(published_alone(a_draft(faq, alone), alone), by=other, at=NOW)
    live.refresh_from_db()
    assert (live.looked_at_by, live.looked_at) == (other, NOW)
    assert Event.objects.get(action="looked-at").by == other
    with pytest.raises(WrongStateError, match="Nobody else needs to look"):
        review.look_at(live, by=a_publisher(), at=NOW)

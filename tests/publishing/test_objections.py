"""What outside experts say: it is answered in writing, or undone by the expert, before the draft goes live."""

import pytest

from guidance.models import FAQ, Edition, ExpertAnswer, PreviewLink
from guidance.publishing.drafting import drafts, pending_merges
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.errors import ObjectionError, PublishingError, WrongStateError
from guidance.publishing.going_live import publication, releases, schedule
from guidance.publishing.reviewing import objections, sharing
from tests.publishing.desk import (
    LATER,
    NOW,
    a_draft,
    a_person,
    a_publisher,
    a_release,
    actions,
    edited,
    reviewed,
    saved,
)

pytestmark = pytest.mark.slow

NEEDS_CHANGES, IS_RIGHT = ExpertAnswer.Verdict.COMMENTS, ExpertAnswer.Verdict.APPROVES


@pytest.fixture
def draft(faq: FAQ) -> Edition:
    return reviewed(a_draft(faq, answer="Half."))


def a_link(draft: Edition) -> PreviewLink:
    return sharing.share_draft(draft, made_for="Jo", days=7, by=a_person(), at=NOW)


def answered(link: PreviewLink, verdict: ExpertAnswer.Verdict = NEEDS_CHANGES) -> ExpertAnswer:
    said = {"Answer": "Not half."} if verdict == NEEDS_CHANGES else {}
    return sharing.record_answer(link, revision=1, name="Jo Bell", verdict=verdict, comments=said, at=NOW)


def publish(draft: Edition) -> Edition:
    return publication.publish_edition(draft, revision=1, by=a_publisher(), at=NOW)


def test_an_objection_stops_what_it_is_about_until_somebody_replies(draft: Edition) -> None:
    objection = answered(a_link(draft))
    with pytest.raises(ObjectionError, match=r"Jo Bell says that 'Who pays\?' needs changes\. Answer in writing"):
        publish(draft)
    with pytest.raises(ObjectionError):
        schedule.schedule_edition(draft, LATER, revision=1, by=a_publisher(), at=NOW)
    with pytest.raises(PublishingError, match="Write what you changed"):
        objections.reply_to_objection(objection, reply=" ", by=a_person(), at=NOW)
    by = a_person()
    replied = objections.reply_to_objection(objection, reply=" The letter says half. ", by=by, at=NOW)
    assert (replied.reply, replied.replied_by, replied.replied_at) == ("The letter says half.", by, NOW)
    assert actions(draft.root)[-1] == "replied"
    with pytest.raises(WrongStateError, match="answered this already"):
        objections.reply_to_objection(objection, reply="Again.", by=by, at=NOW)
    assert publish(draft).state == Edition.State.PUBLISHED


def test_the_expert_undoes_an_objection_by_another_answer(draft: Edition) -> None:
    link = a_link(draft)
    answered(link)
    answered(link, IS_RIGHT)
    assert [answer.verdict for answer in objections.find_last_answers([draft])] == [IS_RIGHT]
    assert publish(draft)


def test_another_experts_approval_undoes_nothing(draft: Edition) -> None:
    answered(a_link(draft))
    answered(a_link(draft), IS_RIGHT)
    with pytest.raises(ObjectionError):
        publish(draft)


def test_a_release_waits_for_the_reply_to_any_of_its_drafts(faq: FAQ) -> None:
    draft = a_draft(faq, answer="Half.")
    release = a_release(draft)
    answered(a_link(draft))
    for act in (releases.publish_release, lambda *_, **told: releases.schedule_release(release, LATER, **told)):
        with pytest.raises(ObjectionError):
            act(release, by=a_publisher(), at=NOW)


def test_an_objection_is_carried_over_when_its_draft_is_restored(draft: Edition) -> None:
    objection = answered(a_link(draft))
    drafts.discard_draft(draft, revision=1, by=a_person(), at=NOW)
    restored = reviewed(drafts.restore_edition(draft, by=a_person(), at=NOW))
    assert [(found.pk, found.about_id) for found in objections.find_last_answers([restored])] == [
        (objection.pk, restored.pk)
    ]
    with pytest.raises(ObjectionError):
        publish(restored)
    objections.reply_to_objection(objection, reply="It says half.", by=a_person(), at=NOW)
    assert objections.find_last_answers([restored]) == []
    assert publish(restored).state == Edition.State.PUBLISHED


def test_an_approval_is_not_carried_over(draft: Edition) -> None:
    answered(a_link(draft), IS_RIGHT)
    drafts.discard_draft(draft, revision=1, by=a_person(), at=NOW)
    assert objections.find_last_answers([drafts.restore_edition(draft, by=a_person(), at=NOW)]) == []


def test_an_objection_is_carried_over_when_two_drafts_are_put_together(draft: Edition) -> None:
    one, other = a_person(), a_person()
    saved(draft, one, answer="A third.")
    text = edited(Snapshot.read(draft.snapshot), answer="A quarter.")
    aside = drafts.save_draft(draft, text, revision=1, by=other, at=NOW).edition
    assert aside.aside_of == draft
    objection = answered(a_link(aside))
    draft.refresh_from_db()
    (clash,) = pending_merges.find_pending_merge(aside, at=NOW).merge({}).clashes  # type: ignore[union-attr]
    merged = drafts.merge_versions(
        aside,
        {clash.place: clash.mine},
        theirs=draft,
        theirs_revision=draft.revision,
        revision=aside.revision,
        by=other,
        at=NOW,
    )
    assert merged == draft
    assert [found.pk for found in objections.find_objections([merged])] == [objection.pk]

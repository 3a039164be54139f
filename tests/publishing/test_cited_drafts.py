"""Drafts that cite drafts: applied together, brought together, and never live without what they cite."""

import pytest

from guidance.models import FAQ, Edition, Event, FAQCitation, Release, Source
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.applying import apply_temporarily
from guidance.publishing.drafting.cited_drafts import find_citing
from guidance.publishing.drafting.context import collect_changes
from guidance.publishing.errors import CannotApplyError, CitesDraftsError, PublishingError
from guidance.publishing.going_live import due, membership, publication, releases, schedule
from guidance.publishing.reviewing import review
from guidance.publishing.reviewing.writers import find_writers
from tests import factories
from tests.publishing.citing import SOURCE, a_new_source, citing
from tests.publishing.desk import LATER, NOW, a_draft, a_person, a_publisher, edited, new_record, reviewed, saved

pytestmark = pytest.mark.slow


def sources_of(draft: Edition) -> list[str]:
    """The slugs of the sources that its row cites while it is applied."""
    with apply_temporarily(collect_changes(draft)) as rows:
        return list(FAQCitation.objects.filter(faq=rows[draft.root_id]).values_list("source__slug", flat=True))


def test_a_draft_is_applied_with_the_drafts_that_it_cites(faq: FAQ) -> None:
    a_new_source()
    assert sources_of(citing(faq)) == ["new-letter"]
    assert not Source.objects.filter(slug="new-letter").exists()


def test_a_draft_that_was_renamed_after_it_was_cited_is_still_found(faq: FAQ) -> None:
    source, draft = a_new_source(), citing(faq)
    saved(source, slug="newer-letter")
    assert sources_of(draft) == ["newer-letter"]
    assert not review.find_all_points(draft, at=NOW)


def test_what_is_live_under_a_name_goes_before_a_draft_of_that_name(faq: FAQ) -> None:
    a_new_source()
    draft = citing(faq)
    live = factories.a_source(slug="new-letter", title="Live already")
    with apply_temporarily(collect_changes(draft)):
        assert FAQCitation.objects.get(faq=faq.pk).source == live


def test_a_draft_that_cites_a_discarded_one_cannot_be_applied(faq: FAQ) -> None:
    source, draft = a_new_source(), citing(faq)
    drafts.discard_draft(source, revision=1, by=a_person(), at=NOW)
    with pytest.raises(CannotApplyError, match="refers to a source that is not live"):
        sources_of(draft)


def test_both_get_a_release_when_one_that_cites_the_other_is_sent_for_review(faq: FAQ) -> None:
    source, draft = a_new_source(), citing(faq)
    sent = reviewed(draft)
    source.refresh_from_db()
    assert sent.release == source.release == Release.objects.get()
    assert sent.release.title == "Who pays?, and what it cites"
    told = Event.objects.filter(release=sent.release, to_edition=source).values_list("note", flat=True)
    assert list(told) == [f"Put into the release '{sent.release}'."]


def test_what_it_cites_is_sent_with_it_where_the_sender_alone_wrote_that(faq: FAQ) -> None:
    me = a_person()
    mine = drafts.start_new_record(new_record(Source, **SOURCE), by=me, at=NOW)
    reviewed(citing(faq), by=me)
    mine.refresh_from_db()
    assert mine.state == Edition.State.IN_REVIEW
    assert mine.reason == "'Who pays?' cites it."


def test_what_somebody_else_wrote_of_it_waits_for_them(faq: FAQ) -> None:
    me = a_person()
    ours = drafts.start_new_record(new_record(Source, **SOURCE), by=me, at=NOW)
    saved(ours, by=a_person(), title="The letter")
    reviewed(citing(faq), by=me)
    ours.refresh_from_db()
    assert ours.state == Edition.State.DRAFT


def test_what_was_sent_back_is_not_sent_again_by_itself(faq: FAQ) -> None:
    me = a_person()
    mine = reviewed(drafts.start_new_record(new_record(Source, **SOURCE), by=me, at=NOW), by=me)
    review.send_back(mine, because="Give its date.", by=a_publisher(), at=NOW)
    reviewed(citing(faq), by=me)
    mine.refresh_from_db()
    assert mine.state == Edition.State.DRAFT


def test_a_draft_joins_the_release_of_what_it_cites(faq: FAQ) -> None:
    release = membership.create_release("2026/27", by=a_person(), at=NOW)
    membership.set_release(a_new_source(), release, by=a_person(), at=NOW)
    assert reviewed(citing(faq)).release == release


def test_what_is_cited_joins_the_release_that_the_citing_draft_is_put_in(faq: FAQ) -> None:
    source, draft = a_new_source(), citing(faq)
    release = membership.create_release("2026/27", by=a_person(), at=NOW)
    membership.set_release(draft, release, by=a_person(), at=NOW)
    source.refresh_from_db()
    assert source.release == release


def test_two_releases_are_not_mixed_up(faq: FAQ) -> None:
    source, draft = a_new_source(), citing(faq)
    one, other = (membership.create_release(title, by=a_person(), at=NOW) for title in ("One", "Other"))
    membership.set_release(source, one, by=a_person(), at=NOW)
    with pytest.raises(PublishingError, match=r"'The new letter', which is in the release 'One'\. Put both in one"):
        membership.set_release(draft, other, by=a_person(), at=NOW)
    draft.refresh_from_db()
    assert draft.release is None


def test_a_draft_is_not_published_alone_while_what_it_cites_is_not_live(faq: FAQ) -> None:
    source, draft = a_new_source(), citing(faq)
    sent = reviewed(draft)
    alone = membership.set_release(sent, None, by=a_person(), at=NOW)
    said = "'Who pays\\?' cites 'The new letter', which is not live. Put all of it in one release, and publish that."
    with pytest.raises(CitesDraftsError, match=said) as refused:
        publication.publish_edition(alone, revision=alone.revision, by=a_publisher(), at=NOW)
    assert list(refused.value.cited) == [source]
    with pytest.raises(CitesDraftsError):
        schedule.schedule_edition(alone, LATER, revision=alone.revision, by=a_publisher(), at=NOW)
    assert not Source.objects.filter(slug="new-letter").exists()


def test_all_of_a_release_goes_live_with_what_was_renamed_in_it(faq: FAQ) -> None:
    source, draft = a_new_source(), citing(faq)
    release = reviewed(draft).release
    assert release
    with pytest.raises(
        PublishingError, match=r"1 of the release's drafts are not reviewed yet\. First: 'The new letter'"
    ):
        releases.publish_release(release, by=a_publisher(), at=NOW)
    reviewed(saved(source, slug="newer-letter").edition)
    releases.publish_release(release, by=a_publisher(), at=NOW)
    assert FAQCitation.objects.get(faq=faq).source.slug == "newer-letter"
    draft.refresh_from_db()
    assert draft == draft.root.live_edition
    assert find_writers(draft)
    again = a_draft(faq, answer="More.")  # what is live is as its edition says: nothing is taken down again
    assert again.base == draft


def test_what_is_due_with_a_draft_that_it_cites_goes_live_with_it(faq: FAQ) -> None:
    source = a_new_source()
    release = reviewed(citing(faq)).release
    assert release
    reviewed(source)
    releases.schedule_release(release, LATER, by=a_publisher(), at=NOW)
    assert due.publish_due(LATER) == 2
    assert FAQCitation.objects.get(faq=faq).source.slug == "new-letter"


def test_the_same_form_sent_twice_makes_one_draft(db: None) -> None:
    by, text = a_person(), new_record(Source, **SOURCE)
    one, again = (drafts.start_new_record(text, by=by, at=NOW, opened_at=NOW) for _ in range(2))
    assert (again, again.revision) == (one, 1)
    mended = drafts.start_new_record(edited(text, note="Mended."), by=by, at=LATER, opened_at=NOW)
    assert (mended, mended.revision) == (one, 2)
    another = drafts.start_new_record(text, by=by, at=LATER, opened_at=LATER)
    of_somebody_else = drafts.start_new_record(text, by=a_person(), at=LATER, opened_at=NOW)
    assert len({one, another, of_somebody_else}) == 3


def test_whoever_discards_a_draft_is_told_which_drafts_cite_it(faq: FAQ) -> None:
    source = a_new_source()
    assert find_citing(source) == []
    draft = citing(faq)
    assert find_citing(source) == [draft]
    assert find_citing(draft) == []


def test_drafts_that_cite_what_is_live_lose_nothing_when_a_draft_of_it_is_discarded(faq: FAQ) -> None:
    live = factories.a_source(slug="new-letter")
    citing(faq)
    assert find_citing(a_draft(live, title="Other")) == []


def test_a_draft_that_cites_it_by_an_earlier_name_is_found(faq: FAQ) -> None:
    source = a_new_source()
    draft = citing(faq)
    saved(source, slug="other-letter")
    source.refresh_from_db()
    assert find_citing(source) == [draft]

"""A release is reviewed, sent back and told of as a whole, with one note or several."""

import pytest

from guidance.models import FAQ, Edition, Release, Role, Statement
from guidance.publishing.errors import NotAllowedError, PublishingError, WrongStateError
from guidance.publishing.going_live import membership, releases
from guidance.publishing.reviewing import release_review, review
from guidance.publishing.reviewing.changes_by_page import NO_PAGE, list_changes_by_page
from guidance.publishing.reviewing.queue import list_queue
from tests import factories
from tests.publishing.desk import LATER, NOW, a_draft, a_person, a_publisher, a_release, actions, reviewed

pytestmark = pytest.mark.slow


@pytest.fixture
def drafts(faq: FAQ) -> list[Edition]:
    other = factories.a_faq(Role.objects.get(), slug="employer", question="Who employs?")
    return [a_draft(faq, answer="Half."), a_draft(other, answer="You.")]


@pytest.fixture
def release(drafts: list[Edition]) -> Release:
    found = membership.create_release("Pay", by=a_person(), at=NOW)
    for draft in drafts:
        membership.set_release(draft, found, by=a_person(), at=NOW)
    return found


def test_the_note_can_be_another_for_some_of_the_changes(release: Release, drafts: list[Edition]) -> None:
    notes = {drafts[0].pk: "It is half.", drafts[1].pk: " "}
    asked = {"importance": "major", "note": "Both are new.", "reason": "", "notes": notes}
    release_review.send_release_for_review(release, **asked, by=a_person(), at=NOW)
    assert list(release.editions.order_by("pk").values_list("note", flat=True)) == ["It is half.", "Both are new."]
    release.refresh_from_db()
    assert release.note == "Both are new."


def test_all_of_a_scheduled_release_is_sent_back_at_once(drafts: list[Edition]) -> None:
    release = a_release(*drafts)
    releases.schedule_release(release, LATER, by=a_publisher(), at=NOW)
    with pytest.raises(NotAllowedError):
        release_review.send_release_back(release, because="No.", by=a_person(), at=NOW)
    with pytest.raises(PublishingError, match="Say what is to be changed"):
        release_review.send_release_back(release, because=" ", by=a_publisher(), at=NOW)
    assert release_review.send_release_back(release, because="Say who pays.", by=a_publisher(), at=NOW) == 2
    release.refresh_from_db()
    assert (release.state, release.publish_at) == ("open", None)
    for draft in drafts:
        draft.refresh_from_db()
        assert (draft.state, draft.publish_at, draft.sent_back_because) == ("draft", None, "Say who pays.")
        assert actions(draft.root)[-1] == "sent-back"
    with pytest.raises(WrongStateError, match="No draft of this release is in review"):
        release_review.send_release_back(release, because="No.", by=a_publisher(), at=NOW)


def test_changes_are_grouped_by_the_page_that_they_are_on(release: Release, drafts: list[Edition]) -> None:
    statement = factories.a_statement(factories.a_section(Role.objects.get(), "funding"), factories.a_source())
    more = a_draft(statement, release=release)
    again = a_draft(statement.section, release=release, answer="Half of it.")
    editions = list(Edition.objects.filter(pk__in=[each.pk for each in (*drafts, more, again)]).order_by("pk"))
    pages = {page.title: [record.edition.pk for record in page.records] for page in list_changes_by_page(editions)}
    assert pages["Who pays?"] == [drafts[0].pk]
    assert pages[str(statement.section)] == [more.pk, again.pk]


def test_drafts_that_cannot_be_applied_are_shown_without_their_pages(statement: Statement) -> None:
    draft = a_draft(statement, body="Half.")
    draft.snapshot[0]["fields"]["section"] = ["nobody", "funding"]
    draft.save()
    [page] = list_changes_by_page([draft])
    assert (page.title, page.address) == (NO_PAGE, "")


def test_the_queue_has_a_release_once_and_its_drafts_nowhere_else(release: Release, drafts: list[Edition]) -> None:
    alone = reviewed(a_draft(FAQ.objects.latest("pk"), a_person(), question="Who?"), a_person(first_name="Ed"))
    assert [item.title for item in list_queue().items] == ["Who?"]
    reviewed(drafts[0])
    [together, single] = list_queue().items
    assert (together.title, together.told) == ("Pay", "a release, 1 change to review, 1 not sent yet")
    assert together.publish_href == ""
    assert (single.title, single.told) == ("Who?", "sent by Ed on 21 November 2026 at midday")
    assert single.publish_href == f"/admin/guidance/edition/{alone.pk}/publish/"
    reviewed(drafts[1])
    assert list_queue().items[0].publish_href == f"/admin/guidance/release/{release.pk}/publish/"


def test_the_queue_has_what_waits_longest_first(release: Release, drafts: list[Edition]) -> None:
    reviewed(a_draft(FAQ.objects.latest("pk"), question="Who?"))
    for draft in drafts:
        review.send_for_review(draft, revision=1, importance="minor", note="", reason="", by=a_person(), at=LATER)
    assert [item.title for item in list_queue().items] == ["Who?", "Pay"]

"""Drafts that take a part of a page off the site: reviewed, previewed, published and undone like any other."""

import pytest
from django.test import Client

from guidance.models import FAQ, Edition, Event, Release, Statement
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.comparing import compare_editions
from guidance.publishing.drafting.roots import get_live_edition, root_of
from guidance.publishing.errors import BaseMovedError, InTheWayError, PublishingError
from guidance.publishing.going_live import membership, removals
from guidance.publishing.going_live.due import publish_due
from guidance.publishing.reviewing.previewing import preview_draft
from guidance.publishing.reviewing.release_review import send_release_for_review
from guidance.rules.fixed.places import StatementPlace
from tests.factories import a_role, a_section, a_source, a_statement
from tests.publishing.desk import (
    LATER,
    NOW,
    a_draft,
    a_person,
    a_review_of,
    published,
    published_together,
    reviewed,
    scheduled,
)

pytestmark = pytest.mark.django_db


def a_removal(statement: Statement | FAQ) -> Edition:
    root = root_of(statement)
    live = get_live_edition(root, at=NOW)
    assert live is not None
    return removals.start_removal(root, base=live, by=a_person(), at=NOW)


def test_readers_see_it_until_it_is_published_and_are_then_told_why(statement: Statement, client: Client) -> None:
    address = statement.section.get_absolute_url()
    draft = a_removal(statement)
    assert statement.heading in client.get(address).content.decode()
    draft = published(draft)
    assert statement.heading not in client.get(address).content.decode()
    assert (draft.state, draft.reason) == (Edition.State.WITHDRAWN, "It says more.")
    assert (draft.address, draft.role) == (f"{address}#{statement.slug}", "nurse")
    assert "It says more." in client.get("/updates/").content.decode()
    assert Event.objects.filter(action=Event.Action.WITHDRAWN, to_edition=draft).exists()


def test_its_preview_is_the_page_without_it_and_its_comparison_all_of_it(statement: Statement) -> None:
    draft = a_removal(statement)
    page = preview_draft(draft)
    assert page is not None
    assert f'id="{statement.slug}"' not in page.content.decode()
    assert Statement.objects.filter(pk=statement.pk).exists()
    assert {change.how for change in compare_editions(draft.base, draft)} == {"removed"}


def test_it_goes_with_the_other_drafts_of_its_release(statement: Statement) -> None:
    other = a_statement(statement.section, a_source())
    published_together(a_removal(statement), a_draft(other, heading="Who pays"))
    assert list(Statement.objects.values_list("heading", flat=True)) == ["Who pays"]
    assert Release.objects.get().state == Release.State.PUBLISHED


def test_it_goes_at_its_time(statement: Statement) -> None:
    scheduled(a_removal(statement))
    assert publish_due(LATER) == 1
    assert not Statement.objects.exists()


def test_it_is_restored_from_the_history(statement: Statement) -> None:
    gone = published(a_removal(statement))
    back = drafts.restore_edition(gone, by=a_person(), at=NOW)
    assert not back.withdraws
    published(back)
    assert Statement.objects.get().heading == statement.heading


def test_the_note_that_tells_readers_is_asked_for(statement: Statement) -> None:
    with pytest.raises(PublishingError, match="Write a note for readers"):
        a_review_of(a_removal(statement), importance=Edition.Importance.MINOR, note=" ")


def test_what_has_a_page_of_its_own_is_withdrawn_by_a_publisher_instead(faq: FAQ) -> None:
    with pytest.raises(InTheWayError, match="page of its own"):
        a_removal(faq)


def test_what_code_finds_by_its_name_stays() -> None:
    role, topic, slug = next(iter(StatementPlace)).key
    section = a_section(a_role(slug=str(role)), str(topic))
    with pytest.raises(InTheWayError, match="by this name"):
        a_removal(a_statement(section, slug=str(slug)))


def test_what_was_published_meanwhile_is_looked_at_first(statement: Statement) -> None:
    draft = a_removal(statement)
    published(a_draft(statement, body="Two thirds."))
    with pytest.raises(PublishingError, match="Something else went live"):
        reviewed(draft)
    Edition.objects.filter(pk=draft.pk).update(state=Edition.State.IN_REVIEW)
    with pytest.raises(BaseMovedError):
        published(Edition.objects.get(pk=draft.pk))
    assert Statement.objects.get().body == "Two thirds."


def test_a_draft_of_it_that_somebody_else_has_is_kept_and_says_that_it_is_gone(statement: Statement) -> None:
    other = a_draft(statement, body="Two thirds.")
    published(a_removal(statement))
    other.refresh_from_db()
    assert (other.is_open, other.base) == (True, None)
    assert "was withdrawn meanwhile" in other.sent_back_because


def test_two_drafts_that_remove_it_do_not_both_go_live(statement: Statement) -> None:
    first, second = a_removal(statement), a_removal(statement)
    published(first)
    with pytest.raises(PublishingError, match="not live any more"):
        reviewed(second)


def test_it_is_sent_for_review_with_the_rest_of_its_release(statement: Statement) -> None:
    release = membership.create_release("Edit: pay", by=a_person(), at=NOW)
    other = a_statement(statement.section, a_source())
    for draft in (a_removal(statement), a_draft(other, heading="Who pays")):
        membership.set_release(draft, release, by=a_person(), at=NOW)
    note = {"importance": Edition.Importance.MAJOR, "note": "Half.", "reason": ""}
    assert send_release_for_review(release, **note, by=a_person(), at=NOW) == 2
    assert {edition.state for edition in release.editions.all()} == {Edition.State.IN_REVIEW}

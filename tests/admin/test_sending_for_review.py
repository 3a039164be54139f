"""The page that sends a draft for review: what it asks, and what it says was done."""

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from guidance.admin.drafting import draft_address
from guidance.models import Edition, Statement
from tests.admin.forms import typed
from tests.factories import a_best_answer, a_role, a_section, a_source, a_statement
from tests.publishing.desk import a_draft, published

pytestmark = pytest.mark.django_db


def review_address(draft: Edition) -> str:
    return f"/admin/guidance/edition/{draft.pk}/review/"


@pytest.fixture
def draft() -> Edition:
    return a_draft(a_statement(a_section(a_role(), "funding"), a_source()), body="Half.")


def _row() -> Statement:
    return Statement.objects.get()


def test_how_big_a_change_is_has_to_be_chosen(as_editor: Client, draft: Edition) -> None:
    assertNotContains(as_editor.get(review_address(draft)), "checked")
    page = as_editor.post(review_address(draft), {"revision": 1})
    assertContains(page, "Choose how big the change is")
    assertContains(page, "Not done yet:")
    assertNotContains(page, "Nothing was changed")


def test_nothing_is_asked_for_readers_of_a_record_that_they_never_see(as_editor: Client) -> None:
    draft = a_draft(a_best_answer("who pays"), path="/glossary/")
    assertNotContains(as_editor.get(review_address(draft)), "for readers")
    as_editor.post(review_address(draft), {"revision": 1})
    draft.refresh_from_db()
    assert (draft.state, draft.importance, draft.note) == ("in-review", "minor", "")


def test_an_unchanged_draft_goes_to_review_without_alarm(as_editor: Client, draft: Edition) -> None:
    sent = typed(as_editor, draft_address(draft), _review="1")
    page = as_editor.post(draft_address(draft), sent, follow=True)
    assert page.redirect_chain[-1][0] == review_address(draft)
    assertContains(page, "You changed nothing in this draft this time")
    assertNotContains(page, "nothing was saved")


def test_a_draft_that_something_else_overtook_is_named_by_its_checklist(as_editor: Client, draft: Edition) -> None:
    published(a_draft(_row(), heading="Else"))
    page = as_editor.get(review_address(draft))
    assertContains(page, "Something else went live since this draft was begun")
    assertContains(page, f'href="/admin/guidance/edition/{draft.pk}/merge/"')
    assertNotContains(page, "Nothing to fix")
    as_editor.post(review_address(draft), {"revision": 1, "importance": "minor"})
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_a_side_to_take_is_called_what_it_is(as_editor: Client, draft: Edition) -> None:
    published(a_draft(_row(), body="All of it."))
    page = as_editor.get(f"/admin/guidance/edition/{draft.pk}/merge/")
    assertContains(page, "Take what is live")
    assertNotContains(page, "Take the other")

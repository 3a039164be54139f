"""A draft that cannot go live as it is still opens, with what was typed and what is wrong."""

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from guidance.admin.drafting import draft_address
from guidance.models import BestAnswer, Section, Statement, StatementCitation
from guidance.publishing.drafting.snapshots import Snapshot
from tests.admin.drafted import drafts
from tests.admin.forms import add_address, typed, typed_on
from tests.factories import a_best_answer, a_role, a_section, a_source, a_statement, a_topic
from tests.publishing.desk import a_draft, changed, edited, snapshot_of

pytestmark = pytest.mark.django_db


def add_best_answer(client: Client, **fields: str) -> str:
    """Saves a new one as a draft, and returns what the next page says."""
    sent = typed(client, add_address("bestanswer"), **{"slug": "pay", "path": "/roles/", **fields})
    return client.post(add_address("bestanswer"), sent, follow=True).content.decode()


def test_whoever_saves_a_new_record_is_told_of_another_draft_with_its_name(as_editor: Client) -> None:
    assert "has the same name" not in add_best_answer(as_editor, asked="who pays")
    assert "Another draft has the same name" in add_best_answer(as_editor, asked="what is the pay")


def test_a_draft_whose_name_was_taken_meanwhile_opens_with_what_was_typed_and_can_be_given_another(
    as_editor: Client,
) -> None:
    add_best_answer(as_editor, asked="who pays")
    a_best_answer("what is the pay")
    BestAnswer.objects.update(slug="pay")
    (draft,) = drafts()
    page = as_editor.get(draft_address(draft))
    assertContains(page, "who pays</textarea>")
    assertContains(page, "with this Slug already exists")
    as_editor.post(draft_address(draft), typed_on(page, slug="who-pays"))
    (draft,) = drafts()
    fields = Snapshot.read(draft.snapshot).root.fields
    assert (fields["slug"], fields["asked"]) == ("who-pays", "who pays")
    assert BestAnswer.objects.count() == 1
    assertNotContains(as_editor.get(draft_address(draft)), "already exists")


def test_opening_it_saves_nothing(as_editor: Client) -> None:
    add_best_answer(as_editor, asked="who pays")
    BestAnswer.objects.create(slug="pay", asked="pay", path="/roles/")
    (draft,) = drafts()
    as_editor.get(draft_address(draft))
    (again,) = drafts()
    assert (again.revision, BestAnswer.objects.count()) == (1, 1)


def test_a_second_answer_to_one_topic_of_a_role_opens_with_the_error(as_editor: Client) -> None:
    role, topic = a_role(), a_topic("funding")
    sent = typed(
        as_editor,
        add_address("section"),
        role=str(role.pk),
        topic=str(topic.pk),
        answer="The PCN pays.",
        checked_on="1 May 2026",
    )
    as_editor.post(add_address("section"), sent)
    a_section(role, "funding")
    (draft,) = drafts()
    page = as_editor.get(draft_address(draft))
    assertContains(page, "The PCN pays.</textarea>")
    assertContains(page, "already exists")
    assert Section.objects.count() == 1


def test_a_draft_of_a_live_record_keeps_its_parts(as_editor: Client) -> None:
    section = a_section(a_role(), "funding")
    statement = a_statement(section, a_source(), heading="Who pays")
    dropped = StatementCitation.objects.create(statement=statement, source=a_source(), locator="page 2", order=1)
    a_statement(section, a_source(), slug="taken")
    kept, _ = snapshot_of(statement).children
    new = changed(kept, source=[a_source(slug="new-source").slug], locator="page 9", order=2)
    draft = a_draft(statement, slug="taken", heading="Who pays now")
    draft.snapshot = edited(Snapshot.read(draft.snapshot), [changed(kept, locator="page 77"), new]).json()
    draft.save()
    draft.revisions.update(snapshot=draft.snapshot)
    page = as_editor.get(draft_address(draft))
    assertContains(page, 'value="Who pays now"')
    assertContains(page, 'value="page 77"')
    assertContains(page, "already exists")
    as_editor.post(draft_address(draft), typed_on(page, slug="not-taken"))
    saved = Snapshot.read(drafts()[0].snapshot)
    assert saved.root.fields["slug"] == "not-taken"
    assert [child.fields["locator"] for child in saved.children] == ["page 77", "page 9"]
    assert Statement.objects.get(pk=statement.pk).heading == "Who pays"
    assert StatementCitation.objects.filter(pk=dropped.pk).exists()

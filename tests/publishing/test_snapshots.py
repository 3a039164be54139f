"""A record and its children as they are in an edition."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin

from guidance.content import kinds, records
from guidance.content.kinds import Kind
from guidance.models import ContentModel, Statement, StatementCitation
from guidance.publishing.drafting.snapshots import (
    CHILDREN,
    Snapshot,
    child_kinds,
    own_key,
    read_live_snapshot,
    root_kinds,
)
from tests import factories
from tests.publishing.desk import snapshot_of


def test_the_children_of_a_record_are_the_inlines_of_its_form() -> None:
    forms = {kind: admin.site.get_model_admin(kind) for kind in root_kinds() if admin.site.is_registered(kind)}
    inlines = {kind: {inline.model for inline in form.inlines} for kind, form in forms.items()}
    assert inlines == {kind: set(child_kinds(kind)) for kind in forms}


def test_every_record_is_edited_in_a_form_of_its_own_or_in_the_form_of_its_root() -> None:
    assert [kind.__name__ for kind in root_kinds() if not admin.site.is_registered(kind)] == []
    assert set(root_kinds()) | set(CHILDREN) == {
        model for model in apps.get_app_config("guidance").get_models() if issubclass(model, ContentModel)
    }


@pytest.mark.parametrize("kind", CHILDREN, ids=lambda kind: kind.__name__)
def test_nothing_refers_to_a_child_so_it_may_be_dropped_and_made_again(kind: Kind) -> None:
    assert [other for other in kinds.content_models() if kind in kinds.get_references(other).values()] == []


@pytest.mark.parametrize("kind", kinds.content_models(), ids=lambda kind: kind.__name__)
def test_the_key_of_what_a_key_leads_through_is_whole(kind: Kind) -> None:
    """So that a record can be found by it where what it leads through is called something else by now."""
    for name, target in kinds.get_references(kind).items():
        rests = [path.partition("__")[2] for path in kind.NATURAL_KEY if path.partition("__")[0] == name]
        assert not rests or set(rests) == set(target.NATURAL_KEY)


@pytest.fixture
def statement(db: None) -> Statement:
    made = factories.a_statement(
        factories.a_section(factories.a_role(slug="nurse")), factories.a_source(slug="b"), slug="pay"
    )
    factories.a_statement(made.section)
    StatementCitation.objects.create(statement=made, source=factories.a_source(slug="a"), locator="page 9", order=0)
    return made


def test_it_holds_the_record_and_its_own_children_and_no_others(statement: Statement) -> None:
    snapshot = snapshot_of(statement)
    assert snapshot.root.key == ("nurse", "funding", "pay")
    assert [own_key(child) for child in snapshot.children] == [("a", "page 9"), ("b", "page 1")]


def test_there_is_none_of_a_row_that_is_gone(statement: Statement) -> None:
    assert read_live_snapshot(Statement, statement.pk + 99) is None


def test_what_an_edition_keeps_reads_back_the_same(statement: Statement) -> None:
    snapshot = snapshot_of(statement)
    assert Snapshot.read(snapshot.json()) == snapshot


def test_fields_that_are_no_more_are_passed_over(statement: Statement) -> None:
    plain: list[dict[str, Any]] = snapshot_of(statement).json()
    plain[0]["fields"]["colour"] = "blue"
    assert Snapshot.read(plain) == snapshot_of(statement)


def test_children_follow_their_root_to_its_new_name(statement: Statement) -> None:
    snapshot = snapshot_of(statement)
    renamed = records.make_canonical(Statement, {**snapshot.root.fields, "slug": "money"})
    moved = Snapshot.of(renamed, snapshot.children)
    assert [child.fields["statement"] for child in moved.children] == [["nurse", "funding", "money"]] * 2
    assert [own_key(child) for child in moved.children] == [own_key(child) for child in snapshot.children]


def test_the_order_in_which_children_are_written_down_says_nothing(statement: Statement) -> None:
    snapshot = snapshot_of(statement)
    assert Snapshot.of(snapshot.root, reversed(snapshot.children)) == snapshot

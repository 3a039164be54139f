"""Snapshots laid over the rows: which rows stay, which change, and what is refused."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guidance.content import records
from guidance.models import (
    FAQ,
    Clause,
    ContractYear,
    GlossaryTerm,
    Milestone,
    Role,
    RoleName,
    Root,
    Source,
    Statement,
    StatementCitation,
    Topic,
)
from guidance.publishing.drafting.applying import RootChange, apply_changes, apply_temporarily
from guidance.publishing.drafting.roots import root_of
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.errors import CannotApplyError
from tests import factories
from tests.publishing.desk import a_draft, a_year_to_come, changed, edited, everything, new_record, snapshot_of

pytestmark = pytest.mark.django_db


def change(record: object, **fields: object) -> RootChange:
    return RootChange(root_of(record), edited(snapshot_of(record), **fields))  # type: ignore[arg-type]


def new(snapshot: Snapshot) -> RootChange:
    return RootChange(Root.objects.create(model=str(snapshot.root.kind._meta), title="New"), snapshot)


@pytest.fixture
def statement() -> Statement:
    made = factories.a_statement(
        factories.a_section(factories.a_role(slug="nurse")), factories.a_source(slug="a"), slug="pay", body="Half."
    )
    StatementCitation.objects.create(statement=made, source=factories.a_source(slug="b"), locator="page 2", order=1)
    return made


def cited(statement: Statement) -> dict[str, int]:
    return {each.source.slug: each.pk for each in statement.citations.select_related("source")}


def test_a_new_slug_keeps_the_key_of_the_record_and_of_its_children(statement: Statement) -> None:
    before = cited(statement)
    rows = apply_changes([change(statement, slug="money")], checked=True)
    assert list(rows.values()) == [statement.pk]
    assert Statement.objects.get().slug == "money"
    assert cited(statement) == before


def test_rows_that_are_to_say_what_they_say_are_not_written(statement: Statement) -> None:
    """A release of hundreds of records would be a slow one."""
    snapshot = snapshot_of(statement)
    first, second = snapshot.children
    one_of_three = RootChange(
        root_of(statement), Snapshot.of(snapshot.root, [changed(first, says="Half of it."), second])
    )
    with CaptureQueriesContext(connection) as queries:
        apply_changes([one_of_three], checked=True)
    written = [query["sql"].split()[1] for query in queries if query["sql"].startswith(("UPDATE", "INSERT"))]
    assert [table for table in written if "statement" in table] == ['"guidance_statementcitation"']


def test_children_are_dropped_changed_and_added(statement: Statement) -> None:
    before, snapshot = cited(statement), snapshot_of(statement)
    factories.a_source(slug="c")
    first = changed(snapshot.children[0], says="Half of it.")
    third = changed(snapshot.children[0], source=["c"], order=2)
    apply_changes([RootChange(root_of(statement), Snapshot.of(snapshot.root, [third, first]))], checked=True)
    assert cited(statement) == {"a": before["a"], "c": statement.citations.get(source__slug="c").pk}
    assert statement.citations.get(source__slug="a").says == "Half of it."


def test_children_change_places_and_keep_their_keys(statement: Statement) -> None:
    before, snapshot = cited(statement), snapshot_of(statement)
    one, other = snapshot.children
    swapped = [changed(one, order=1), changed(other, order=0)]
    apply_changes([RootChange(root_of(statement), Snapshot.of(snapshot.root, swapped))], checked=True)
    assert [each.source.slug for each in statement.citations.select_related("source")] == ["b", "a"]
    assert cited(statement) == before


def test_two_children_take_one_anothers_place_in_a_source(statement: Statement) -> None:
    """(a, page 1) and (b, page 2) become (b, page 1) and (a, page 2): what is unique is the pair."""
    snapshot = snapshot_of(statement)
    one, other = snapshot.children
    crossed = [changed(one, source=["b"]), changed(other, source=["a"])]
    apply_changes([RootChange(root_of(statement), Snapshot.of(snapshot.root, crossed))], checked=True)
    assert set(statement.citations.values_list("source__slug", "locator")) == {("b", "page 1"), ("a", "page 2")}


def test_a_child_that_a_draft_alone_has_is_there_for_as_long_as_it_is_shown(statement: Statement) -> None:
    snapshot = snapshot_of(statement)
    added = changed(snapshot.children[0], locator="page 77")
    held = everything()
    with apply_temporarily([RootChange(root_of(statement), Snapshot.of(snapshot.root, [*snapshot.children, added]))]):
        assert statement.citations.filter(locator="page 77").exists()
    assert everything() == held


def test_new_rows_after_one_that_was_rolled_back_are_no_others(statement: Statement) -> None:
    """SQLite gives the key of a row that was rolled back again, PostgreSQL does not: nothing may depend on it."""
    snapshot = snapshot_of(statement)
    added = changed(snapshot.children[0], locator="page 77")
    draft = RootChange(root_of(statement), Snapshot.of(snapshot.root, [*snapshot.children, added]))
    with apply_temporarily([draft]):
        shown = statement.citations.get(locator="page 77").pk
    other = factories.a_statement(statement.section)
    apply_changes([draft], checked=True)
    made = statement.citations.get(locator="page 77").pk
    assert (shown == other.citations.get().pk) is (connection.vendor == "sqlite")
    assert made != other.citations.get().pk
    assert other.citations.count() == 1


def test_a_list_of_records_is_replaced(statement: Statement) -> None:
    clause = factories.a_clause(factories.an_instrument(None, slug="law", kind="statutory-instrument"), "1")
    section = statement.section
    apply_changes([change(section, clauses=[["law", "1"]])], checked=True)
    assert list(section.clauses.all()) == [clause]
    apply_changes([change(section, clauses=[])], checked=True)
    assert list(section.clauses.all()) == []


def test_a_field_that_a_snapshot_leaves_out_is_empty_again(statement: Statement) -> None:
    Statement.objects.update(overtaken="By the reform.", contract_year=factories.a_year())
    snapshot = snapshot_of(statement)
    emptied = {
        name: value for name, value in snapshot.root.fields.items() if name not in {"overtaken", "contract_year"}
    }
    root = records.make_canonical(Statement, emptied)
    apply_changes([RootChange(root_of(statement), Snapshot.of(root, snapshot.children))], checked=True)
    statement.refresh_from_db()
    assert (statement.overtaken, statement.contract_year) == ("", None)


# --- References to what is called something else by now ------------------------------------------------------


def test_a_reference_by_a_former_name_leads_to_the_record(statement: Statement) -> None:
    draft = change(statement, body="All of it.")
    source = Source.objects.get(slug="a")
    apply_changes([RootChange(a_draft(source).root, edited(snapshot_of(source), slug="z"))], checked=True)
    apply_changes([draft], checked=True)
    assert set(cited(statement)) == {"z", "b"}


def test_a_reference_through_a_record_with_a_new_name_leads_on(statement: Statement) -> None:
    """The section has no edition of its own: it is its role that was renamed."""
    draft = change(statement, body="All of it.")
    role = Role.objects.get()
    apply_changes([RootChange(a_draft(role).root, edited(snapshot_of(role), slug="matron"))], checked=True)
    apply_changes([draft], checked=True)
    statement.refresh_from_db()
    assert (statement.body, statement.section.role.slug) == ("All of it.", "matron")


def test_a_reference_to_nothing_that_is_live_is_refused_in_words(statement: Statement) -> None:
    with pytest.raises(CannotApplyError, match=r"refers to a source that is not live: \[lost\]. Publish that one"):
        apply_changes([RootChange(root_of(statement), with_source(statement, "lost"))], checked=False)


def with_source(statement: Statement, slug: str) -> Snapshot:
    snapshot = snapshot_of(statement)
    return Snapshot.of(snapshot.root, [changed(snapshot.children[0], source=[slug])])


# --- Several records at once ---------------------------------------------------------------------------------


def test_a_draft_refers_to_what_another_draft_alone_holds_in_whatever_order(statement: Statement) -> None:
    source = new(Snapshot.of(changed(snapshot_of(Source.objects.get(slug="a")).root, slug="new"), []))
    apply_changes([RootChange(root_of(statement), with_source(statement, "new")), source], checked=True)
    assert set(cited(statement)) == {"new"}


def test_a_whole_new_guide_is_written_from_its_leaves_up() -> None:
    role = factories.a_role(slug="nurse")
    topic, source = factories.a_topic(), factories.a_source(slug="a")
    statement = factories.a_statement(factories.a_section(role, topic.slug), source, slug="pay")
    guide = [statement, statement.section, role]
    changes = [new(snapshot_of(record)) for record in guide]
    before = everything()
    role.delete()
    assert not Statement.objects.exists()
    apply_changes(changes, checked=True)
    assert everything() == before


def test_a_clause_is_written_after_its_parent_and_one_above_itself_is_refused() -> None:
    instrument = factories.an_instrument(factories.a_year("2021-22"), slug="des")
    place = {
        "instrument": ["des"],
        "force": "must",
        "wording": "So.",
        "source": [instrument.source.slug],
        "locator": "B",
    }
    parent, child = (
        new(new_record(Clause, **place, number=number, **above))
        for number, above in (("B14", {}), ("B14.1", {"parent": ["des", "B14"]}))
    )
    apply_changes([child, parent], checked=True)
    assert Clause.objects.get(number="B14.1").parent == Clause.objects.get(number="B14")
    circle = [
        new(new_record(Clause, **place, number=number, parent=["des", above]))
        for number, above in (("B15", "B16"), ("B16", "B15"))
    ]
    with pytest.raises(CannotApplyError, match="not live"):
        apply_changes(circle, checked=True)


def test_clauses_are_all_numbered_one_further() -> None:
    instrument = factories.an_instrument(factories.a_year("2021-22"))
    first = factories.a_clause(instrument, "B14", wording="The first.")
    second = factories.a_clause(instrument, "B15", wording="The second.")
    apply_changes([change(first, number="B15"), change(second, number="B16")], checked=True)
    assert dict(Clause.objects.values_list("number", "wording")) == {"B15": "The first.", "B16": "The second."}
    assert Clause.objects.get(number="B15") == first


def test_what_refers_to_a_renumbered_clause_says_which_it_means() -> None:
    """In a release that makes B14 of what was B15, 'B14' in another draft of it is what is B14 then."""
    instrument = factories.an_instrument(factories.a_year("2021-22"), slug="des")
    first, second = factories.a_clause(instrument, "B14"), factories.a_clause(instrument, "B15")
    section = factories.a_section(factories.a_role())
    section.clauses.set([first])
    apply_changes([change(first, number="B13"), change(second, number="B14"), change(section)], checked=True)
    assert list(section.clauses.all()) == [second]


def test_records_swap_places_that_only_one_may_have() -> None:
    one, other = factories.a_topic("funding"), factories.a_topic("pay")
    apply_changes(
        [change(one, order=other.order, slug="pay"), change(other, order=one.order, slug="funding")], checked=True
    )
    assert {topic.pk: (topic.slug, topic.order) for topic in Topic.objects.all()} == {
        one.pk: ("pay", 1),
        other.pk: ("funding", 0),
    }


# --- What is refused -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"question": ""}, "question: This field cannot be blank."),
        ({"overtaken_on": date(2026, 1, 1)}, "It breaks the rule 'faq overtaken on a day says how'. Look at overtaken"),
        ({"slug": "taken"}, "already exists. Another record has the same: change one of the two."),
        ({"slug": "Not a slug"}, "slug: "),
    ],
    ids=["a field that is needed", "a rule", "a slug that is taken", "a slug that is none"],
)
def test_what_a_record_may_not_be_is_refused_in_words_and_nothing_is_written(
    fields: dict[str, object], said: str
) -> None:
    role = factories.a_role()
    factories.a_faq(role, slug="taken")
    faq = factories.a_faq(role)
    before = everything()
    other = change(role, summary="Changed.")
    with pytest.raises(CannotApplyError) as refused:
        apply_changes([other, change(faq, **fields)], checked=True)
    assert said in str(refused.value)
    assert everything() == before


def test_a_preview_shows_what_is_not_ready_yet_as_far_as_the_database_allows() -> None:
    faq = factories.a_faq(factories.a_role())
    with apply_temporarily([change(faq, question="", slug="Not a slug")]):
        assert FAQ.objects.get().question == ""
    with (
        pytest.raises(CannotApplyError, match="breaks the rule"),
        apply_temporarily([change(faq, overtaken_on=date(2026, 1, 1))]),
    ):
        pass


def test_the_rules_that_a_model_has_in_python_hold_too() -> None:
    year = a_year_to_come()
    with pytest.raises(CannotApplyError, match="runs from 1 April to 31 March"):
        apply_changes([new(new_record(ContractYear, **{**year, "slug": "2030-31"}))], checked=True)
    instrument = factories.an_instrument(factories.a_year("2021-22"))
    clause = factories.a_clause(instrument)
    with pytest.raises(CannotApplyError, match="number: "):
        apply_changes([change(clause, number="B 14")], checked=True)


def test_what_is_missing_is_refused_without_a_word_of_the_databases() -> None:
    faq = factories.a_faq(factories.a_role())
    fields = {name: value for name, value in snapshot_of(faq).root.fields.items() if name != "role"}
    with pytest.raises(CannotApplyError, match="role: This field cannot be null"):
        apply_changes([RootChange(root_of(faq), Snapshot.of(records.make_canonical(FAQ, fields), []))], checked=True)


def test_a_term_that_replaces_another_one_goes_through_the_glossary() -> None:
    old = factories.a_term("CCG", "clinical commissioning group")
    source = factories.a_source(slug="act")
    fields = {"replaced_by": ["icb"], "replaced_on": date(2022, 7, 1), "source": [source.slug], "locator": "section 19"}
    board = new(new_record(GlossaryTerm, slug="icb", term="integrated care board", definition="It plans care."))
    apply_changes([change(old, **fields), board], checked=True)
    old.refresh_from_db()
    assert old.replaced_by == GlossaryTerm.objects.get(slug="icb")


def test_a_milestone_of_a_role_follows_it_and_one_of_none_stays_of_none() -> None:
    role = factories.a_role()
    mine, theirs = factories.a_milestone(role=role), factories.a_milestone()
    apply_changes([change(mine, title="Later"), change(theirs, title="Sooner")], checked=True)
    assert dict(Milestone.objects.values_list("title", "role")) == {"Later": role.pk, "Sooner": None}


def test_the_names_of_a_role_go_with_a_draft_that_dropped_them() -> None:
    role = factories.a_role()
    RoleName.objects.create(role=role, name="link worker", kind="former", source=factories.a_source(), locator="page 1")
    snapshot = snapshot_of(role)
    apply_changes([RootChange(root_of(role), Snapshot.of(snapshot.root, []))], checked=True)
    assert not RoleName.objects.exists()

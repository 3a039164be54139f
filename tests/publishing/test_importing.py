"""Records out and in again: what a file would change is shown first, and nothing of it goes live on its own."""

import pytest

from guidance.admin.exchange import read_chosen_records
from guidance.content import records
from guidance.content.sheets.writing import write_csv
from guidance.content.yaml_writing import to_yaml
from guidance.models import Edition, Event, Statement, StatementCitation
from guidance.publishing.errors import NotAllowedError, PublishingError
from guidance.publishing.importing import import_as_drafts, plan_import
from guidance.publishing.permissions import VIEWER
from tests.factories import a_role, a_section, a_source, a_statement
from tests.publishing.desk import NOW, a_person, changed, everything

WRITERS = pytest.mark.parametrize(("ending", "write"), [("yaml", to_yaml), ("csv", write_csv)])
ODD = "=1+1\n\n- 'quoted', \"twice\"\n- ' @cell\n\n'=apostrophe"


@pytest.fixture
def statements(db: None) -> list[Statement]:
    section = a_section(a_role(slug="social-prescriber"), "funding")
    return [
        a_statement(section, a_source(), slug="who-pays", heading="=Who pays", body=ODD),
        a_statement(section, a_source(), slug="how-much", heading="'=How much", body="Half."),
    ]


def exported(write: object, ending: str) -> bytes:
    text = write(read_chosen_records(Statement.objects.all()))  # type: ignore[operator]
    return str(text).encode()


@WRITERS
def test_what_was_exported_changes_nothing(statements: list[Statement], ending: str, write: object) -> None:
    found = plan_import(f"it.{ending}", exported(write, ending))
    assert (found.problems, [row.how for row in found.rows]) == ([], ["unchanged", "unchanged"])


@WRITERS
def test_a_change_is_shown_first_and_then_a_draft_of_just_that(
    statements: list[Statement], ending: str, write: object
) -> None:
    before, content = everything(), exported(write, ending).replace(b"Half.", b"All of it.")
    found = plan_import(f"it.{ending}", content)
    assert [(row.title, row.how) for row in found.drafted] == [("'=How much", "changed")]
    (draft,) = import_as_drafts(f"it.{ending}", content, agreed=found.digest, by=a_person(), at=NOW)
    assert draft.state == Edition.State.DRAFT
    assert draft.snapshot[0]["fields"]["body"] == "All of it."
    assert everything() == before
    assert Event.objects.filter(action=Event.Action.IMPORTED, to_edition=draft).count() == 1


def test_several_changes_and_new_records_join_one_release(statements: list[Statement]) -> None:
    content = exported(to_yaml, "yaml").replace(b"how-much", b"how-long").replace(b"How much", b"How long")
    content = content.replace(b"=1+1", b"=2+2")
    found = plan_import("it.yaml", content)
    assert sorted(row.how for row in found.rows) == ["changed", "new"]
    made = import_as_drafts("it.yaml", content, agreed=found.digest, by=a_person(), at=NOW)
    assert len({draft.release_id for draft in made} - {None}) == 1


def test_a_file_of_citations_alone_changes_those_and_keeps_the_others(statements: list[Statement]) -> None:
    first, second = statements[0].citations.get(), a_source(slug="second")
    StatementCitation.objects.create(statement=statements[0], source=second, locator="page 2", order=1)
    more = [changed(record, says="Half.") for _, record in records.read_rows(StatementCitation, pk=first.pk)]
    [row] = plan_import("it.yaml", to_yaml(more).encode()).rows
    said = {child.fields["locator"]: child.fields.get("says", "") for child in row.snapshot.children}
    assert (row.how, said) == ("changed", {"page 1": "Half.", "page 2": ""})


def test_a_file_of_a_record_with_its_citations_leaves_out_those_that_it_does_not_have(
    statements: list[Statement],
) -> None:
    content = exported(to_yaml, "yaml")
    StatementCitation.objects.create(statement=statements[0], source=a_source(), locator="page 2", order=1)
    differing = [row for row in plan_import("it.yaml", content).rows if row.how == "changed"]
    assert [[child.fields["locator"] for child in row.snapshot.children] for row in differing] == [["page 1"]]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("it.yaml", b"\xff", "not UTF-8"),
        ("it.yaml", b"a: [", "not YAML"),
        ("it.yaml", b"- model: guidance.nothing\n  fields: {}\n", "There is no model guidance.nothing"),
        ("it.csv", b"name,slug\r\na,b\r\n", "does not name a column 'model'"),
        ("it.csv", b"model,slug\r\nguidance.topic,a,b\r\n", "more cells than the first row"),
        ("it.csv", b'model,slug\r\n"guidance.topic', "not CSV"),
        ("it.csv", b"model,slug,order\r\nguidance.topic,a,first\r\n", "not a whole number"),
        ("it.yaml", b"- model: guidance.section\n  fields: {role: [nobody], topic: [none], answer: A}\n", "missing"),
    ],
)
def test_a_file_with_anything_wrong_in_it_is_explained_and_drafts_nothing(
    db: None, name: str, content: bytes, says: str
) -> None:
    found = plan_import(name, content)
    assert any(says in str(problem) for problem in found.problems), [str(problem) for problem in found.problems]
    with pytest.raises(PublishingError, match="something to fix"):
        import_as_drafts(name, content, agreed=found.digest, by=a_person(), at=NOW)


def test_what_went_live_since_the_dry_run_is_shown_before_anything_is_drafted(statements: list[Statement]) -> None:
    content = exported(to_yaml, "yaml").replace(b"Half.", b"All of it.")
    agreed = plan_import("it.yaml", content).digest
    Statement.objects.filter(slug="how-much").update(body="A third.")
    with pytest.raises(PublishingError, match="has changed since the dry run"):
        import_as_drafts("it.yaml", content, agreed=agreed, by=a_person(), at=NOW)
    assert not Edition.objects.open().exists()


def test_a_viewer_imports_nothing(statements: list[Statement]) -> None:
    content = exported(to_yaml, "yaml").replace(b"Half.", b"All of it.")
    with pytest.raises(NotAllowedError):
        import_as_drafts("it.yaml", content, agreed=plan_import("it.yaml", content).digest, by=a_person(VIEWER), at=NOW)

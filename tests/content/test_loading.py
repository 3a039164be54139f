from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guidance.content.exporting import build_files
from guidance.content.loading import load_files
from guidance.content.validation import GivenRecord
from guidance.models import (
    Clause,
    ContentVersion,
    GlossaryTerm,
    LoadedRecord,
    PayPoint,
    Section,
    Source,
    Statement,
    Topic,
)
from tests.content.sound_files import NUMBER_OF_RECORDS, SOUND, add, change, write

pytestmark = pytest.mark.django_db

STATEMENT = "statement [practitioner, funding, shares] (roles/practitioner/funding.yaml)"


def left_alone(directory: Path) -> list[str]:
    return [name for name, _ in load_files(directory).left_alone]


def test_every_record_is_loaded_with_what_it_refers_to(fixtures: Path) -> None:
    summary = load_files(fixtures)

    assert str(summary) == f"{NUMBER_OF_RECORDS} added, 0 changed, 0 unchanged, 0 left alone"
    assert list(Clause.objects.values_list("number", "parent__number")) == [("B14", None), ("B14.1", "B14")]
    assert GlossaryTerm.objects.filter(replaced_by__slug="talking-therapies").get().slug == "iapt"
    assert Section.objects.get().clauses.count() == 2


def test_loading_again_writes_nothing(fixtures: Path) -> None:
    load_files(fixtures)
    version = ContentVersion.current()

    with CaptureQueriesContext(connection) as queries:
        summary = load_files(fixtures)

    assert str(summary) == f"0 added, 0 changed, {NUMBER_OF_RECORDS} unchanged, 0 left alone"
    assert ContentVersion.current() == version
    assert not [one["sql"] for one in queries if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_a_changed_entry_changes_its_row_and_the_content_version(fixtures: Path) -> None:
    load_files(fixtures)
    version = ContentVersion.current()
    change(fixtures, "roles/practitioner/funding.yaml", "Who pays what", "Who pays")

    summary = load_files(fixtures)

    assert (summary.added, summary.changed) == (0, 1)
    assert Statement.objects.get().heading == "Who pays"
    assert ContentVersion.current() != version


def test_a_field_taken_out_of_an_entry_goes_back_to_its_default(fixtures: Path) -> None:
    load_files(fixtures)
    change(fixtures, "roles/practitioner/funding.yaml", "    order: 1\n", "")
    clauses = "    clauses:\n    - [des-2021-22, B14]\n    - [des-2021-22, B14.1]\n"
    change(fixtures, "roles/practitioner/funding.yaml", clauses, "")

    assert load_files(fixtures).changed == 2
    assert Statement.objects.get().order == 0
    assert Section.objects.get().clauses.count() == 0


def test_rows_can_swap_their_unique_places(fixtures: Path) -> None:
    load_files(fixtures)
    for old, new in (("order: 1", "order: 9"), ("order: 2", "order: 1"), ("order: 9", "order: 2")):
        change(fixtures, "topics.yaml", old, new)

    assert load_files(fixtures).changed == 2
    assert list(Topic.objects.values_list("slug", flat=True)) == ["supervision", "funding"]


def edit_heading() -> None:
    Statement.objects.update(heading="An editor's heading")


def edit_clauses() -> None:
    Section.objects.get().clauses.set([])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edit", "name"),
    [
        pytest.param(edit_heading, STATEMENT, id="a-field"),
        pytest.param(edit_clauses, "section [practitioner, funding] (roles/practitioner/funding.yaml)", id="a-list"),
    ],
)
def test_a_row_edited_since_it_was_loaded_is_left_alone_and_named(
    fixtures: Path, edit: Callable[[], None], name: str
) -> None:
    load_files(fixtures)
    edit()
    before = build_files()

    assert left_alone(fixtures) == [name]
    assert build_files() == before


def test_an_edited_row_is_left_alone_even_when_its_entry_changes(fixtures: Path) -> None:
    load_files(fixtures)
    edit_heading()
    change(fixtures, "roles/practitioner/funding.yaml", "Who pays what", "Who pays")

    assert left_alone(fixtures) == [STATEMENT]
    assert Statement.objects.get().heading == "An editor's heading"


@pytest.mark.slow
def test_overwrite_replaces_an_edited_row_and_the_next_load_has_nothing_to_do(fixtures: Path) -> None:
    load_files(fixtures)
    edit_heading()

    assert load_files(fixtures, overwrite=True).changed == 1
    assert Statement.objects.get().heading == "Who pays what"
    assert load_files(fixtures).unchanged == NUMBER_OF_RECORDS


def test_line_ends_from_a_browser_are_no_edit(fixtures: Path) -> None:
    load_files(fixtures)
    statement = Statement.objects.get()
    statement.body = statement.body.replace("\n", "\r\n")
    statement.save()

    assert left_alone(fixtures) == []


def test_a_deleted_row_stays_deleted_with_what_stood_below_it(fixtures: Path) -> None:
    load_files(fixtures)
    Statement.objects.all().delete()

    assert left_alone(fixtures) == [
        STATEMENT,
        "statement citation [practitioner, funding, shares, des, Annex B, B14.1] (roles/practitioner/funding.yaml)",
    ]
    assert not Statement.objects.exists()


def test_overwrite_brings_a_deleted_row_back(fixtures: Path) -> None:
    load_files(fixtures)
    Statement.objects.all().delete()

    assert load_files(fixtures, overwrite=True).added == 2
    assert Statement.objects.get().citations.count() == 1


def test_a_new_entry_below_a_deleted_row_is_left_alone_and_named(fixtures: Path) -> None:
    load_files(fixtures)
    Statement.objects.all().delete()
    citation = SOUND["roles/practitioner/funding.yaml"].partition("- model: guidance.statementcitation")[2]
    new = f"- model: guidance.statementcitation{citation}".replace("Annex B, B14.1", "Annex B")
    add(fixtures, "roles/practitioner/funding.yaml", new)

    summary = load_files(fixtures)

    name = "statement citation [practitioner, funding, shares, des, Annex B] (roles/practitioner/funding.yaml)"
    assert dict(summary.left_alone)[name].startswith("what it refers to was deleted")


def test_a_row_that_was_never_loaded_and_equals_its_entry_is_taken_as_loaded(fixtures: Path) -> None:
    load_files(fixtures)
    LoadedRecord.objects.all().delete()
    version = ContentVersion.current()

    assert load_files(fixtures).unchanged == NUMBER_OF_RECORDS
    assert LoadedRecord.objects.count() == NUMBER_OF_RECORDS
    assert ContentVersion.current() == version


def test_a_row_that_was_never_loaded_and_differs_from_its_entry_is_left_alone(fixtures: Path) -> None:
    load_files(fixtures)
    LoadedRecord.objects.all().delete()
    edit_heading()

    assert load_files(fixtures).left_alone == [
        (STATEMENT, "different, and not loaded from a file; --overwrite replaces it")
    ]


def test_a_changed_entry_that_names_a_deleted_row_is_left_alone(fixtures: Path) -> None:
    other = SOUND["sources/des.yaml"].partition("- model: guidance.sourcepart")[0].replace("slug: des", "slug: other")
    add(fixtures, "sources/other.yaml", other)
    load_files(fixtures)
    Source.objects.filter(slug="other").delete()
    change(fixtures, "pay/2021-22.yaml", "source: [des]", "source: [other]")

    assert left_alone(fixtures) == [
        "source [other] (sources/other.yaml)",
        "pay point [5, entry, 2021-04-01] (pay/2021-22.yaml)",
    ]
    assert PayPoint.objects.get().source.slug == "des"


def test_the_number_of_queries_does_not_grow_with_the_content(fixtures: Path, tmp_path: Path) -> None:
    with CaptureQueriesContext(connection) as few:
        load_files(fixtures)
    term = SOUND["glossary.yaml"].partition("- model: guidance.glossaryterm\n")[2].rpartition("- model")[2]
    many = write(tmp_path / "many")
    for number in range(40):
        add(many, "glossary.yaml", f"- model{term}".replace("talking-therapies", f"term-{number}"))

    with CaptureQueriesContext(connection) as queries:
        load_files(many)

    assert len(queries) <= len(few)


def test_no_record_is_looked_up_by_comparing_it_with_every_other(
    fixtures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would make ten times the content a hundred times the work."""

    def compared(one: GivenRecord, other: object) -> bool:
        raise AssertionError(f"{one.record} was compared with another record of the files")

    monkeypatch.setattr(GivenRecord, "__eq__", compared)
    load_files(fixtures)
    change(fixtures, "topics.yaml", "title: Funding", "title: Money")
    assert load_files(fixtures).changed == 1

"""Rows that were loaded once and whose entries are no longer in the files."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from guidance.content.loading import load_files
from guidance.models import LoadedRecord, Statement, StatementCitation
from tests.content.sound_files import SOUND, add, change

pytestmark = pytest.mark.django_db

FILE = "roles/practitioner/funding.yaml"
STATEMENT = "statement [practitioner, funding, shares]"
CITATION = "statement citation [practitioner, funding, shares, des, Annex B, B14.1]"


@pytest.fixture
def taken_out(fixtures: Path) -> Path:
    """The files after they were loaded, with a statement and its citation taken out."""
    load_files(fixtures)
    _, statement = SOUND[FILE].split("- model: guidance.statement\n")
    change(fixtures, FILE, f"- model: guidance.statement\n{statement}", "")
    return fixtures


def test_they_are_named_and_kept(taken_out: Path) -> None:
    summary = load_files(taken_out)

    assert summary.gone == [STATEMENT, CITATION]
    assert Statement.objects.exists()
    assert load_files(taken_out).gone == [STATEMENT, CITATION]


@pytest.mark.slow
def test_prune_deletes_them(taken_out: Path) -> None:
    summary = load_files(taken_out, prune=True)

    assert summary.pruned == [STATEMENT, CITATION]
    assert not Statement.objects.exists()
    assert load_files(taken_out).gone == []


def test_prune_keeps_one_that_was_edited(taken_out: Path) -> None:
    StatementCitation.objects.update(says="An editor's words")

    summary = load_files(taken_out, prune=True)

    # the statement stays as well: the edited citation depends on it
    assert summary.gone == [STATEMENT, CITATION]
    assert StatementCitation.objects.exists()


@pytest.mark.slow
def test_prune_keeps_one_on_which_an_editors_row_stands(taken_out: Path) -> None:
    statement = Statement.objects.get()
    loaded = statement.citations.get()
    statement.citations.create(source=loaded.source, locator="An editor's place")

    summary = load_files(taken_out, prune=True)

    assert summary.gone == [STATEMENT]
    assert summary.pruned == [CITATION]
    assert statement.citations.get().locator == "An editor's place"


def test_one_that_an_editor_deleted_is_forgotten(taken_out: Path) -> None:
    Statement.objects.all().delete()

    assert load_files(taken_out).gone == []
    assert not LoadedRecord.objects.filter(model__startswith="guidance.statement").exists()


@pytest.mark.slow
def test_one_put_back_in_the_files_after_pruning_is_loaded_again(taken_out: Path) -> None:
    load_files(taken_out, prune=True)
    _, statement = SOUND[FILE].split("- model: guidance.statement\n")
    add(taken_out, FILE, f"- model: guidance.statement\n{statement}")

    assert load_files(taken_out).added == 2


@pytest.mark.slow
def test_the_command_names_them(taken_out: Path) -> None:
    out = StringIO()

    call_command("load_content", str(taken_out), stdout=out)
    call_command("load_content", str(taken_out), "--prune", stdout=out)

    assert f"No longer in the files: {STATEMENT}. --prune deletes it where nobody edited it.\n" in out.getvalue()
    assert f"Deleted: {STATEMENT}.\n" in out.getvalue()

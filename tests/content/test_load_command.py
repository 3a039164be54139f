from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from zeal import zeal_ignore

from guidance.content.exporting import build_files
from guidance.content.loading import load_files
from guidance.models import Section, Statement
from tests.content.sound_files import NUMBER_OF_RECORDS

pytestmark = pytest.mark.django_db

STATEMENT = "statement [practitioner, funding, shares] (roles/practitioner/funding.yaml)"


@pytest.mark.slow
def test_loaddata_reads_the_same_files(fixtures: Path) -> None:
    load_files(fixtures)
    ours = build_files()
    for model in (Statement, Section):
        model.objects.all().delete()

    with zeal_ignore():  # Django's own command looks each natural key up
        call_command("loaddata", *sorted(str(path) for path in fixtures.rglob("*.yaml")), verbosity=0)

    assert build_files() == ours


def test_if_empty_loads_only_where_there_is_no_content(fixtures: Path) -> None:
    call_command("load_content", str(fixtures), "--if-empty", stdout=StringIO())
    Statement.objects.all().delete()
    out = StringIO()

    call_command("load_content", str(fixtures), "--if-empty", "--overwrite", stdout=out)

    assert not Statement.objects.exists()
    assert out.getvalue() == ""


def test_the_command_names_what_it_left_alone_and_sums_up(fixtures: Path) -> None:
    load_files(fixtures)
    Statement.objects.update(heading="An editor's heading")
    out = StringIO()

    call_command("load_content", str(fixtures), stdout=out)

    left = f"Left alone: {STATEMENT}: edited after it was loaded; --overwrite replaces it.\n"
    count = NUMBER_OF_RECORDS - 1
    assert out.getvalue() == f"{left}Content of {fixtures}: 0 added, 0 changed, {count} unchanged, 1 left alone.\n"


def test_the_command_is_silent_when_asked(fixtures: Path) -> None:
    out = StringIO()

    call_command("load_content", str(fixtures), stdout=out, verbosity=0)

    assert out.getvalue() == ""

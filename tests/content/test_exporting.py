from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from guidance.content import files, kinds
from guidance.content.exporting import build_files, export_files
from guidance.content.loading import load_files
from guidance.models import Clause, Statement
from tests.content.sound_files import SOUND, add

FILE = "roles/practitioner/funding.yaml"


@pytest.mark.django_db
def test_loading_and_exporting_gives_the_same_files_byte_for_byte(fixtures: Path, tmp_path: Path) -> None:
    load_files(fixtures)

    written, stale = export_files(tmp_path / "exported")

    assert sorted(written) == sorted(SOUND)
    assert stale == []
    assert {name: (tmp_path / "exported" / name).read_text(encoding="utf-8") for name in written} == SOUND


@pytest.mark.slow
@pytest.mark.django_db
def test_only_files_that_differ_are_written(fixtures: Path) -> None:
    load_files(fixtures)
    Statement.objects.update(heading="An editor's heading")

    assert export_files(fixtures) == ([FILE], [])
    assert "heading: An editor's heading\n" in (fixtures / FILE).read_text(encoding="utf-8")
    assert export_files(fixtures) == ([], [])


@pytest.mark.django_db
def test_records_stand_below_their_parents_in_order_whatever_order_they_were_made_in(fixtures: Path) -> None:
    text = (fixtures / "contract/2021-22.yaml").read_text(encoding="utf-8")
    records = [f"- model: {record}" for record in text.split("- model: ")[1:]]
    (fixtures / "contract/2021-22.yaml").write_text("".join(reversed(records)), encoding="utf-8")
    load_files(fixtures)

    assert build_files()["contract/2021-22.yaml"] == text


@pytest.mark.django_db
def test_clauses_that_an_editor_put_in_a_circle_are_not_lost(fixtures: Path) -> None:
    load_files(fixtures)
    top, below = Clause.objects.order_by("number")
    top.parent = below
    top.save()

    assert build_files()["contract/2021-22.yaml"].count("model: guidance.clause") == 2


@pytest.mark.django_db
def test_a_file_that_holds_no_record_any_more_is_named_and_deleted_only_when_asked(fixtures: Path) -> None:
    load_files(fixtures)
    add(fixtures, "figures/gone.yaml", "- model: guidance.figureseries\n  fields: {}\n")
    add(fixtures, "notes.yaml", "an editor's own: notes\n")

    assert export_files(fixtures) == ([], ["figures/gone.yaml"])
    assert export_files(fixtures, delete_stale=True) == ([], ["figures/gone.yaml"])
    assert not (fixtures / "figures/gone.yaml").exists()
    assert (fixtures / "notes.yaml").exists()


@pytest.mark.django_db
def test_check_writes_nothing_and_fails_naming_the_files_that_differ(fixtures: Path) -> None:
    load_files(fixtures)
    call_command("export_content", str(fixtures), "--check", stdout=StringIO())
    before = (fixtures / FILE).read_bytes()
    Statement.objects.update(heading="An editor's heading")
    (fixtures / "bands.yaml").unlink()

    with pytest.raises(CommandError, match=f"^bands.yaml\n{FILE}\n2 differ from the database"):
        call_command("export_content", str(fixtures), "--check", stdout=StringIO())

    assert (fixtures / FILE).read_bytes() == before


@pytest.mark.django_db
def test_the_command_says_what_it_wrote(fixtures: Path) -> None:
    load_files(fixtures)
    (fixtures / "bands.yaml").unlink()
    add(fixtures, "figures/gone.yaml", "- model: guidance.figureseries\n")
    out = StringIO()

    call_command("export_content", str(fixtures), stdout=out)

    assert out.getvalue() == (
        "Wrote bands.yaml.\n"
        "Has no records any more (--delete-stale deletes it): figures/gone.yaml.\n"
        f"Content exported to {fixtures}: 1 files written.\n"
    )


def test_every_model_has_a_file() -> None:
    assert {kind.__name__ for kind in kinds.content_models()} == {kind.__name__ for kind in files.FILES}


def test_a_natural_key_is_made_of_the_keys_of_what_it_refers_to() -> None:
    for kind in kinds.content_models():
        for path in kind.NATURAL_KEY:
            name, _, rest = path.partition("__")
            assert name in kinds.get_fields(kind), f"{kind.__name__}: {path}"
            if rest:
                assert rest in kinds.get_references(kind)[name].NATURAL_KEY, f"{kind.__name__}: {path}"


def test_every_record_can_name_its_file() -> None:
    """A model shares its container's file, has one of its own making, or there is one file for all its records."""
    for kind, pattern in files.FILES.items():
        container = kind
        while container in files.CONTAINER:
            container = kinds.get_references(container)[files.CONTAINER[container]]
        assert files.FILES[container] == pattern or kind in files.CONTAINER, kind.__name__


def test_the_readme_of_the_fixtures_lists_every_file_and_record() -> None:
    readme = (settings.FIXTURES_DIR / "README.md").read_text(encoding="utf-8")

    for kind, pattern in files.FILES.items():
        assert f"`{kind._meta.model_name}`" in readme
        assert all(f"`{path}`" in readme for path in pattern.split(" or ")), pattern

"""The map of what is answered where, and the command that prints it."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from guidance.content.checks.content import Content
from guidance.content.checks.coverage import SourceCoverage
from guidance.content.checks.run import run_checks
from guidance.content.loading import load_files
from tests.content.sound_files import SOUND, add, change

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent.parent
PUBLICATION = """\
- model: guidance.keypublication
  fields:
    slug: untapped
    title: Untapped?
    publisher: Nuffield Trust
    published_on: 2021-08-01
- model: guidance.publicationpoint
  fields:
    publication: [untapped]
    slug: careers
    theme: career-planning
    point: Careers stop short.
    source: [des]
    locator: Annex C
"""


def part(title: str) -> str:
    return f"- model: guidance.sourcepart\n  fields:\n    source: [des]\n    title: {title}\n    order: 3\n"


def covered(directory: Path) -> SourceCoverage:
    load_files(directory)
    return run_checks(Content()).coverage[0]


@pytest.mark.django_db
def test_a_part_is_answered_by_every_page_that_cites_it(fixtures: Path) -> None:
    annex, cover = covered(fixtures).parts

    assert annex.addresses == [
        "/bands/5/#year-2021-22",
        "/contract/2021-22/",
        "/contract/2021-22/#who-pays",
        "/contract/2021-22/B14/",
        "/contract/2021-22/B14/#B14.1",
        "/glossary/#iapt",
        "/roles/practitioner/funding/#shares",
    ]
    assert cover.left_out == "page furniture"


@pytest.mark.django_db
def test_parts_left_out_on_purpose_do_not_count(fixtures: Path) -> None:
    assert str(covered(fixtures)) == (
        "100%  1 of 1 parts answered, 1 left out on purpose: Network Contract DES specification (NHS England)"
    )


@pytest.mark.django_db
def test_a_part_that_no_record_cites_is_not_answered(fixtures: Path) -> None:
    add(fixtures, "sources/des.yaml", part("Annex C"))

    assert covered(fixtures).percent == 50
    assert "Annex C]: No record cites it." in str(run_checks(Content()).warnings[0])


@pytest.mark.django_db
def test_a_longer_title_is_another_part(fixtures: Path) -> None:
    add(fixtures, "sources/des.yaml", part("Annex B14"))

    assert covered(fixtures).percent == 50


@pytest.mark.django_db
def test_a_part_cited_only_where_there_is_no_page_is_not_answered(fixtures: Path) -> None:
    add(fixtures, "roles/other/role.yaml", SOUND["roles/practitioner/role.yaml"].replace("practitioner", "other"))
    add(
        fixtures,
        "roles/other/role.yaml",
        "- model: guidance.rolename\n  fields:\n    role: [other]\n    name: another\n    kind: local\n"
        "    source: [des]\n    locator: Annex C\n",
    )
    add(fixtures, "sources/des.yaml", part("Annex C"))

    # a role without a guide has no page
    assert covered(fixtures).parts[-1].without_page == ["role name another"]
    assert "No page shows the record that cites it, role name another." in str(run_checks(Content()).warnings[0])


@pytest.mark.django_db
def test_the_command_prints_a_line_for_each_source_and_the_map_when_asked(fixtures: Path) -> None:
    add(fixtures, "sources/des.yaml", part("Annex C"))
    load_files(fixtures)
    short, full, silent = StringIO(), StringIO(), StringIO()

    call_command("check_content", stdout=short)
    call_command("check_content", "--coverage", "--warnings", stdout=full)
    call_command("check_content", verbosity=0, stdout=silent)

    line = " 50%  1 of 2 parts answered, 1 left out on purpose: Network Contract DES specification (NHS England)\n"
    assert short.getvalue() == f"{line}The content has no errors and 1 warnings. --warnings lists them\n"
    assert "      Cover: left out: page furniture\n" in full.getvalue()
    assert "      Annex C: NOT ANSWERED\n" in full.getvalue()
    assert "Warning: sources/des.yaml, source part [des, Annex C]: No record cites it." in full.getvalue()
    assert silent.getvalue() == ""


@pytest.mark.django_db
def test_the_command_fails_where_anything_is_wrong(fixtures: Path) -> None:
    change(fixtures, "roles/practitioner/funding.yaml", "Who pays what", "Who pays the ARRS")
    load_files(fixtures)

    with pytest.raises(CommandError, match=r"no abbreviation ARRS.*\n1 to fix\."):
        call_command("check_content", stdout=StringIO())


@pytest.mark.parametrize(
    ("heading", "code", "said"),
    [
        pytest.param("Who pays what", 0, "The content has no errors", id="sound"),
        pytest.param("The ARRS", 1, "line 16, entry 2 (statement [practitioner, funding, shares])", id="wrong"),
        pytest.param("[", 1, "It is not YAML", id="unreadable"),
    ],
)
def test_files_are_checked_without_the_sites_database(
    fixtures: Path, tmp_path: Path, heading: str, code: int, said: str
) -> None:
    change(fixtures, "roles/practitioner/funding.yaml", "Who pays what", heading)
    database = tmp_path / "site.sqlite3"

    run = subprocess.run(  # noqa: S603  our own command
        [sys.executable, "manage.py", "check_content", "--files", str(fixtures)],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{database}", "DJANGO_SETTINGS_MODULE": "pcnroles.settings"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == code, run.stderr
    assert said in run.stdout + run.stderr
    assert not database.exists()

"""What code finds by name stays in the files and in the rows, and who leaves it out reads what needs it."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from guidance.content.checks.content import Content
from guidance.content.checks.fixed import find_missing
from guidance.content.fixed_records import FIXED
from guidance.content.loading import load_files
from guidance.content.problems import ContentError
from guidance.models import LoadedRecord, PublicationPoint, Topic
from tests import factories
from tests.content.sound_files import add, change
from tests.real_content import load_real_content

pytestmark = pytest.mark.django_db

FINDERS = "the funding page, the comparison of roles, the guided form and the evidence checklist find it by this name."
CHANGED = f"The slug funding can't be changed: {FINDERS} Change its title instead."
LEFT_OUT = f"It is not there. The topic funding can't be left out: {FINDERS} Change its title instead. Put it back."


def problems(directory: Path, *, prune: bool = False) -> list[str]:
    with pytest.raises(ContentError) as raised:
        load_files(directory, prune=prune)
    return [str(problem) for problem in raised.value.problems]


@pytest.fixture
def loaded(fixtures: Path) -> Path:
    """Files whose topic 'funding' has nothing below it, as they were loaded."""
    shutil.rmtree(fixtures / "roles/practitioner")
    add(fixtures, "roles/practitioner/role.yaml", ROLE)
    load_files(fixtures)
    return fixtures


ROLE = """\
- model: guidance.role
  fields:
    slug: practitioner
    name: practitioner
    kind: established
    summary: A mental health professional in a network.
"""
TOPIC = """\
- model: guidance.topic
  fields:
    slug: funding
    title: Funding
    question: Is funding available?
    order: 1
"""


def test_a_slug_that_the_files_change_is_refused_at_its_line(loaded: Path) -> None:
    change(loaded, "topics.yaml", "slug: funding", "slug: money")
    assert f"topics.yaml, line 3, entry 1 (topic [money]), field slug: {CHANGED}" in problems(loaded)
    assert Topic.objects.filter(slug="funding").exists()


@pytest.mark.parametrize("prune", [False, True])
def test_a_record_that_the_files_leave_out_is_neither_deleted_nor_passed_over(loaded: Path, prune: bool) -> None:
    change(loaded, "topics.yaml", TOPIC, "")
    assert problems(loaded, prune=prune) == [f"topics.yaml, topic [funding]: {LEFT_OUT}"]
    assert Topic.objects.filter(slug="funding").exists()


def test_a_title_that_the_files_change_is_loaded(loaded: Path) -> None:
    change(loaded, "topics.yaml", "title: Funding", "title: Who pays")
    load_files(loaded, prune=True)
    assert Topic.objects.get(slug="funding").title == "Who pays"


def test_the_command_says_so_and_loads_nothing(loaded: Path) -> None:
    change(loaded, "topics.yaml", TOPIC, "")
    with pytest.raises(CommandError, match="The topic funding can't be left out: the funding page"):
        call_command("load_content", str(loaded), "--prune", stdout=StringIO())


@pytest.mark.slow
def test_the_real_content_has_all_of_it() -> None:
    load_real_content()
    assert [str(problem) for problem in find_missing(Content())] == []
    assert sum(map(len, FIXED.values())) > 100


@pytest.mark.slow
def test_each_that_is_missing_from_the_real_content_is_named_by_check_content() -> None:
    load_real_content()
    PublicationPoint.objects.filter(publication__slug="nhs-long-term-plan", slug="supportive-culture").delete()
    (problem,) = find_missing(Content())
    assert str(problem) == (
        "publications/<publication>.yaml, publication point [nhs-long-term-plan, supportive-culture]: It is not there. "
        "The publication point [nhs-long-term-plan, supportive-culture] can't be left out: the board paper finds it by "
        "this name. Change its point instead. Restore it from its history in the admin, or load the files."
    )


def test_files_of_this_site_without_one_are_refused_even_where_nothing_was_ever_loaded(fixtures: Path) -> None:
    add(fixtures, "roles/nursing-associate/role.yaml", ROLE.replace("practitioner", "nursing-associate"))
    said = problems(fixtures)
    assert any("The topic career-pathway can't be left out: the comparison of roles finds it" in one for one in said)
    assert not any("topic [funding]" in one or "role [nursing-associate]" in one for one in said)
    assert not LoadedRecord.objects.exists()


def test_nothing_is_demanded_of_a_site_without_content_nor_of_one_with_other_roles() -> None:
    assert list(find_missing(Content())) == []
    factories.a_section(factories.a_role(slug="nurse"), "funding")
    assert list(find_missing(Content())) == []

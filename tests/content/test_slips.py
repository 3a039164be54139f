"""A slip in a fixture file: it is named with its file, entry, field and remedy, and nothing is loaded."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from guidance.content.loading import has_content, load_files
from guidance.content.problems import ContentError
from guidance.models import Band, ContentVersion
from tests.content.slips import SHAPE_SLIPS, VALUE_SLIPS
from tests.content.sound_files import add, change

pytestmark = pytest.mark.django_db

SLIPS = VALUE_SLIPS | SHAPE_SLIPS


def messages(directory: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load_files(directory)
    assert not has_content()
    assert ContentVersion.current() == ""
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(("file", "old", "new", "message"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_named_and_nothing_is_loaded(fixtures: Path, file: str, old: str, new: str, message: str) -> None:
    if old:
        change(fixtures, file, old, new)
    else:
        add(fixtures, file, new)

    assert message in "\n".join(messages(fixtures))


def test_every_slip_is_named_at_once_in_the_order_of_the_files(fixtures: Path) -> None:
    change(fixtures, "contract/2021-22.yaml", "force: may", "force: could")
    change(fixtures, "contract/2021-22.yaml", "locator: Annex B, B14.1", "locator: ''")
    change(fixtures, "topics.yaml", "order: 2", "order: 1")
    add(fixtures, "years.yaml", "- model: [")

    places = [re.split(r": (?=[A-Z'])", message)[0] for message in messages(fixtures)]

    assert places == [
        "contract/2021-22.yaml, line 26, entry 3 (clause [des-2021-22, B14.1]), field force",
        "contract/2021-22.yaml, line 28, entry 3 (clause [des-2021-22, B14.1]), field locator",
        "topics.yaml, line 12, entry 2 (topic [supervision]), field order",
        "years.yaml, line 7",
    ]


def test_what_refers_to_a_record_with_a_slip_is_not_blamed(fixtures: Path) -> None:
    change(fixtures, "sources/des.yaml", "kind: specification", "kind: spec")

    assert len(messages(fixtures)) == 1


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("bands.yml", b"", "bands.yml: Its name ends in .yml. Rename it to .yaml.", id="yml"),
        pytest.param(
            "x.yaml", b"- \xff", "x.yaml, line 1: It is not UTF-8 text. Save the file as UTF-8.", id="latin-1"
        ),
        pytest.param("x.yaml", b"- \x07", "x.yaml: It is not YAML: ", id="control-character"),
        pytest.param("x.yaml", b"", "x.yaml: It is not a list of records.", id="empty"),
        pytest.param("x.yaml", b"- &a [*a]", "x.yaml, line 1, entry 1: It has an anchor, &a.", id="circle"),
        pytest.param(
            "x.yaml", b"- {? [a] : b}", "x.yaml, line 1, entry 1: A name is missing before a colon.", id="key"
        ),
    ],
)
def test_a_file_that_is_no_fixture_file_is_named(fixtures: Path, name: str, content: bytes, message: str) -> None:
    (fixtures / name).write_bytes(content)

    assert message in "\n".join(messages(fixtures))


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    assert messages(tmp_path) == [f"{tmp_path}: There is no .yaml file in it. Name another folder."]


def test_a_clash_with_an_editors_row_is_named_and_nothing_is_loaded(fixtures: Path) -> None:
    Band.objects.create(slug="7", order=1)

    with pytest.raises(ContentError, match=r"\(band \[5\]\), field order: Band with this Order already exists"):
        load_files(fixtures)

    assert list(Band.objects.values_list("slug", flat=True)) == ["7"]


def test_the_command_lists_the_slips_and_counts_them(fixtures: Path) -> None:
    change(fixtures, "contract/2021-22.yaml", "force: may", "force: could")

    with pytest.raises(CommandError, match=r"(?s)Write one of: .*\n1 to fix in .*fixtures. Nothing was loaded."):
        call_command("load_content", str(fixtures), stdout=StringIO())

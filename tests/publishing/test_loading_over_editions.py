"""Fixture files loaded over records that people edit: history and drafts know of it."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from guidance.content.loading import load_files
from guidance.models import Edition, Event, Statement
from guidance.publishing.drafting.pending_merges import find_pending_merge
from guidance.publishing.drafting.roots import root_of
from guidance.publishing.drafting.snapshots import Snapshot
from tests.content.sound_files import SOUND, change, write
from tests.publishing.desk import NOW, a_draft, actions, published, reviewed, scheduled

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FILE = "roles/practitioner/funding.yaml"


@pytest.fixture
def fixtures(tmp_path: Path) -> Path:
    written = write(tmp_path / "fixtures")
    load_files(written)
    return written


def load_content(directory: Path, *options: str) -> None:
    call_command("load_content", directory, *options, stdout=StringIO())


def test_what_was_published_is_left_alone(fixtures: Path) -> None:
    live = published(a_draft(Statement.objects.get(), heading="Who pays for it"))
    change(fixtures, FILE, "heading: Who pays what", "heading: Who pays how much")
    load_content(fixtures)
    assert Statement.objects.get().heading == "Who pays for it"
    live.root.refresh_from_db()
    assert live.root.live_edition == live


def test_what_was_published_and_is_replaced_by_a_file_stays_in_the_history(fixtures: Path) -> None:
    live = published(a_draft(Statement.objects.get(), heading="Who pays for it"))
    draft = scheduled(a_draft(Statement.objects.get(), body="All of it."))
    load_content(fixtures, "--overwrite")

    root = root_of(Statement.objects.get())
    assert root == live.root
    assert actions(root)[-1] == "taken-down"
    loaded = root.live_edition
    assert loaded is not None
    assert loaded.base == live
    assert Snapshot.read(loaded.snapshot).root.fields["heading"] == "Who pays what"
    met = find_pending_merge(draft, at=NOW)
    assert met is not None
    assert met.merge().snapshot.root.fields["heading"] == "Who pays what"
    assert met.merge().snapshot.root.fields["body"] == "All of it."


def test_what_the_files_no_longer_hold_is_told_to_its_drafts(fixtures: Path) -> None:
    draft = reviewed(a_draft(Statement.objects.get(), body="All of it."))
    _, statement = SOUND[FILE].split("- model: guidance.statement\n")
    change(fixtures, FILE, f"- model: guidance.statement\n{statement}", "")
    load_content(fixtures, "--prune")

    draft.root.refresh_from_db()
    draft.refresh_from_db()
    assert (draft.root.row, draft.state) == (None, Edition.State.DRAFT)
    assert Event.objects.filter(action="withdrawn").count() == 1

    write(fixtures)
    load_content(fixtures)
    again = Statement.objects.get()
    assert root_of(again) == draft.root
    draft.refresh_from_db()
    met = find_pending_merge(draft, at=NOW)
    assert met is not None
    assert [(clash.theirs, clash.mine) for clash in met.merge().clashes if clash.field == "body"] == [
        (again.body, "All of it.")
    ]


def test_loading_twice_is_no_event(fixtures: Path) -> None:
    published(a_draft(Statement.objects.get(), heading="Who pays for it"))
    count = Event.objects.count()
    load_content(fixtures)
    load_content(fixtures)
    assert Event.objects.count() == count

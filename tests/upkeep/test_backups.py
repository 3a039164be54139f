"""A backup gives back the site as it was at one moment, or is none. What was there before is kept."""

import os
from collections.abc import Iterator
from contextlib import closing, suppress
from io import StringIO
from pathlib import Path
from threading import Thread

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from pytest_django import Settings

from guidance.models import FAQ, ContentVersion, Edition, Event
from guidance.site_map.addresses import public_addresses
from guidance.upkeep import backups, digests, sqlite
from guidance.upkeep.problems import BackupError
from tests import factories
from tests.kept import empty_caches
from tests.publishing.desk import LATER, NOW, a_draft, published
from tests.real_content import load_real_content

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def site(many_connections: None, settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """Gives the folder of the backups."""
    settings.BACKUP_DIR = tmp_path / "backups"
    yield settings.BACKUP_DIR
    if connection.vendor == "postgresql":
        drop_what_was_there()


def drop_what_was_there() -> None:
    server = psycopg2.connect(os.environ["DATABASE_URL"], dbname="postgres")
    server.autocommit = True
    with closing(server), server.cursor() as cursor:
        name = connection.settings_dict["NAME"]
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [f"{name}_before_"])
        for (found,) in cursor.fetchall():
            cursor.execute(f'DROP DATABASE "{found}"')


def an_edit(faq: FAQ, answer: str) -> None:
    """As another process makes it, by a connection of its own."""

    def make() -> None:
        with closing(connection):
            published(a_draft(faq, answer=answer))

    thread = Thread(target=make)
    thread.start()
    thread.join()


def state() -> tuple[object, ...]:
    return (
        list(FAQ.objects.values_list("pk", "answer")),
        list(Edition.objects.order_by("pk").values_list("pk", "state", "snapshot")),
        list(Event.objects.order_by("pk").values_list("pk", "action")),
        ContentVersion.current(),
    )


def restore(*arguments: str) -> None:
    call_command("restore", *arguments, no_input=True, verbosity=0, stdout=StringIO())
    empty_caches()


def test_every_page_and_all_history_are_the_same_after_a_restore(client: Client) -> None:
    load_real_content()
    published(a_draft(FAQ.objects.first(), answer="The network pays."))
    addresses = [*public_addresses(), "/sitemap.xml", "/updates/feed/", "/api/v1/statements.csv"]
    pages = {address: client.get(address).getvalue() for address in addresses}
    before = state()
    call_command("backup", verbosity=0)
    published(a_draft(FAQ.objects.first(), answer="Nobody pays."))
    FAQ.objects.exclude(pk=FAQ.objects.first().pk).delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM guidance_event")
    empty_caches()
    restore()
    assert state() == before
    assert [address for address in addresses if client.get(address).getvalue() != pages[address]] == []


@pytest.mark.parametrize("place", ["before", "after"])
def test_an_edit_during_the_backup_is_wholly_in_or_wholly_out(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    faq = factories.a_faq(factories.a_role(slug="nurse"), slug="pay", answer="The scheme pays.")
    published(a_draft(faq, answer="The network pays."))
    states, digest = [state()], digests.digest_tables

    def digest_with_an_edit(*arguments: object) -> digests.Digests:
        found = {} if place == "before" else digest(*arguments)
        if len(states) == 1:
            an_edit(faq, "Both pay.")
            states.append(state())
        return found or digest(*arguments)

    monkeypatch.setattr(digests, "digest_tables", digest_with_an_edit)
    call_command("backup", verbosity=0)
    assert len(states) == 2
    restore()
    assert state() in states
    if place == "after":
        assert state() == states[0]


def test_a_lost_database_comes_back(site: Path) -> None:
    factories.a_faq(factories.a_role(slug="nurse"), slug="pay")
    before = state()
    call_command("backup", verbosity=0)
    lose()
    restore()
    assert state() == before


def lose() -> None:
    name = str(connection.settings_dict["NAME"])
    connection.close()
    if connection.vendor == "sqlite":
        Path(name).unlink()
        return
    server = psycopg2.connect(os.environ["DATABASE_URL"], dbname="postgres")
    server.autocommit = True
    with closing(server), server.cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}"')


def test_a_backup_that_does_not_give_the_same_rows_is_none(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    results = iter([{"table": "1:a"}, {"table": "1:b"}])
    monkeypatch.setattr(digests, "digest_tables", lambda *_: next(results))
    with pytest.raises(CommandError, match=r"does not give the rows that it was made of: table. No backup was made."):
        call_command("backup", verbosity=0)
    assert list(site.iterdir()) == []


def test_a_file_that_has_changed_is_not_restored(site: Path) -> None:
    factories.a_faq(factories.a_role(slug="nurse"), slug="pay")
    before = state()
    backup = backups.make_backup(NOW)
    with backup.file.open("r+b") as file:
        file.seek(200)
        file.write(b"something else")
    with pytest.raises(CommandError, match=r"has changed since it was made. .* Nothing was restored."):
        restore(str(backup.file))
    assert state() == before


@pytest.mark.parametrize("file", ["missing.dump", "missing.sqlite3", "", "../backups"])
def test_what_is_no_backup_is_not_restored(file: str, site: Path) -> None:
    with pytest.raises(CommandError, match=r"Nothing was restored."):
        restore(str(site / file))


def test_only_the_newest_are_kept_and_nobody_else_may_read_them(site: Path) -> None:
    for _ in range(3):
        call_command("backup", keep=2, verbosity=0)
    assert len(backups.list_backups()) == 2
    assert len(list(site.iterdir())) == 4
    assert {path.stat().st_mode & 0o777 for path in site.iterdir()} == {0o600}


def test_a_folder_that_cannot_be_written_to_is_named(settings: Settings, tmp_path: Path) -> None:
    settings.BACKUP_DIR = tmp_path / "file"
    settings.BACKUP_DIR.touch()
    with pytest.raises(CommandError, match=r"file cannot be written to: .* BACKUP_DIR names another folder"):
        call_command("backup", verbosity=0)


if connection.vendor == "sqlite":

    def test_a_database_that_is_damaged_gives_no_backup(site: Path) -> None:
        factories.a_faq(factories.a_role(slug="nurse"), slug="pay")
        name = str(connection.settings_dict["NAME"])
        with suppress(Exception):
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        with Path(name).open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * 40_000)
        with pytest.raises(BackupError):
            backups.make_backup(NOW)
        assert list(site.iterdir()) == []

    def test_what_was_there_before_is_kept_beside_it(site: Path) -> None:
        factories.a_faq(factories.a_role(slug="nurse"), slug="pay")
        backup = backups.make_backup(NOW)
        factories.a_faq(factories.a_role(slug="other"), slug="other")
        later = backups.make_backup(LATER).tables
        kept = backups.restore_backup(backup)
        assert sqlite.check(Path(kept)) == later
        assert Path(kept).stat().st_mode & 0o777 == 0o600

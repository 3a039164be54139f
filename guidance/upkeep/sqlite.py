"""SQLite's own way to copy a database that is in use: its backup API (https://www.sqlite.org/backup.html)."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

from guidance.upkeep import digests
from guidance.upkeep.problems import BackupError
from pcnroles.sqlite import base

ENDING = "sqlite3"


def dump(to: Path) -> digests.Digests:
    """Reads in one transaction, which keeps no writer waiting, and copies the state that this transaction sees."""
    with _opened(_live_file(), "mode=ro") as source, _opened(to) as copy:
        source.execute("BEGIN")
        found = _digest(source)
        source.backup(copy)
        source.rollback()
    return found


def check(file: Path) -> digests.Digests:
    """Of the database that the backup gives."""
    with TemporaryDirectory() as folder, _restored(file, Path(folder)) as scratch:
        return _digest(scratch)


def put_back(file: Path, expected: digests.Digests) -> str:
    """Writes into the file that is in use, in one transaction: whoever has it open sees the old rows or the new.

    Says where what was there is kept.
    """
    with TemporaryDirectory() as folder, _restored(file, Path(folder)) as scratch:
        if wrong := digests.name_differences(_digest(scratch), expected):
            raise BackupError(f"It does not give the rows that it was made of: {', '.join(wrong)}.")
        before = _set_aside(_live_file())
        base.keep_private(str(_live_file()))
        with _opened(_live_file()) as live:
            scratch.backup(live)
    return before


def _set_aside(live: Path) -> str:
    """Copies what is there. A file that SQLite can't read, it can't write into either, so that is moved."""
    if not live.exists():
        return ""
    before = live.with_name(f"{live.name}_before_{datetime.now(UTC):%Y%m%d_%H%M%S}")
    base.keep_private(str(before))
    try:
        with _opened(live, "mode=ro") as old, _opened(before) as copy:
            old.backup(copy)
    except BackupError:
        live.replace(before)
        for ending in base.BESIDE:
            live.with_name(live.name + ending).unlink(missing_ok=True)
    return str(before)


@contextmanager
def _restored(file: Path, folder: Path) -> Iterator[sqlite3.Connection]:
    restored = folder / "scratch.sqlite3"
    with _opened(file, "mode=ro&immutable=1") as backup, _opened(restored) as scratch:
        backup.backup(scratch)
    if wrong := _find_damage(restored):
        raise BackupError(f"It is damaged: {'; '.join(wrong[:5])}.")
    with _opened(restored) as scratch:
        yield scratch


def _find_damage(file: Path) -> list[str]:
    """By Django's connection, because constraints call functions that it brings."""
    with closing(
        connection.get_new_connection({**connection.get_connection_params(), "database": str(file)})
    ) as opened:
        wrong = [row[0] for row in opened.execute("PRAGMA integrity_check") if row[0] != "ok"]
        return wrong + [f"a row of {row[0]} has lost its other" for row in opened.execute("PRAGMA foreign_key_check")]


def _digest(database: sqlite3.Connection) -> digests.Digests:
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return digests.digest_tables(database.cursor(), [row[0] for row in tables])


def _live_file() -> Path:
    name = str(connection.settings_dict["NAME"])
    if name.startswith(("file:", ":memory:")):
        raise BackupError("The database is in memory, so there is nothing to back up.")
    return Path(name)


@contextmanager
def _opened(file: Path, query: str = "") -> Iterator[sqlite3.Connection]:
    """Waits as long for a lock as Django's connection does. A transaction begins where we say so."""
    address = f"{file.absolute().as_uri()}?{query}"
    try:
        with closing(sqlite3.connect(address, uri=True, isolation_level=None, timeout=60)) as database:
            yield database
    except sqlite3.Error as error:
        raise BackupError(f"SQLite could not read or write {file}: {error}.") from error

"""Backups of the whole database: content, history, people. Each counts once it was restored and found to be the same.

A backup is a file in BACKUP_DIR and another beside it that says of which moment it is, and what it holds.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.db import connection

from guidance.upkeep import digests, postgresql, sqlite
from guidance.upkeep.problems import BackupError

PREFIX = "pcnroles-"
UNFINISHED = ".unfinished"


@dataclass(frozen=True, slots=True)
class Backup:
    file: Path
    made_at: datetime
    sha256: str
    tables: digests.Digests

    @property
    def note(self) -> Path:
        return self.file.with_suffix(".json")


def make_backup(now: datetime) -> Backup:
    """Raises BackupError and leaves nothing behind where the backup does not give what it was made of."""
    engine = _engine()
    folder: Path = settings.BACKUP_DIR
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = folder / f"{PREFIX}{now.astimezone(UTC):%Y%m%d-%H%M%S-%f}.{engine.ENDING}"
        unfinished = file.with_name(file.name + UNFINISHED)
        unfinished.touch(mode=0o600)
    except OSError as error:
        raise BackupError(
            f"{folder} cannot be written to: {error.strerror}. BACKUP_DIR names another folder."
        ) from error
    try:
        tables = engine.dump(unfinished)
        if wrong := digests.name_differences(tables, engine.check(unfinished)):
            raise BackupError(f"The backup does not give the rows that it was made of: {', '.join(wrong)}.")
        backup = Backup(file, now, _hash_file(unfinished), tables)
        unfinished.rename(file)
        _write_note(backup)
    except OSError as error:
        raise BackupError(f"{folder} cannot be written to: {error.strerror}.") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return backup


def list_backups() -> list[Backup]:
    """Those that were checked, newest first."""
    notes = sorted(settings.BACKUP_DIR.glob(f"{PREFIX}*.json"), reverse=True)
    return [backup for note in notes if (backup := _read_note(note)) is not None]


def read_backup(file: Path) -> Backup:
    """Raises BackupError where the file is not the one that was checked, byte for byte."""
    backup = _read_note(file.with_suffix(".json"))
    if backup is None or backup.file.name != file.name:
        raise BackupError(f"There is no backup at {file} with its .json beside it.")
    if file.suffix != f".{_engine().ENDING}":
        raise BackupError(
            "The backup is of the other kind of database. DATABASE_URL must name the kind it was made of."
        )
    if _hash_file(file) != backup.sha256:
        raise BackupError(f"{file} has changed since it was made. Take another backup.")
    return backup


def restore_backup(backup: Backup) -> str:
    """Says the name under which what was there is kept, where the database can keep it."""
    connection.close()
    return _engine().put_back(backup.file, backup.tables)


def drop_old(keep: int) -> Sequence[Backup]:
    old = list_backups()[keep:]
    for backup in old:
        backup.file.unlink(missing_ok=True)
        backup.note.unlink()
    return old


class Engine(Protocol):
    """What the modules of both databases have."""

    ENDING: str

    def dump(self, to: Path) -> digests.Digests: ...

    def check(self, file: Path) -> digests.Digests: ...

    def put_back(self, file: Path, expected: digests.Digests) -> str: ...


def _engine() -> Engine:
    return postgresql if connection.vendor == "postgresql" else sqlite


def _hash_file(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def _write_note(backup: Backup) -> None:
    told = {**asdict(backup), "file": backup.file.name, "made_at": backup.made_at.isoformat()}
    unfinished = backup.note.with_name(backup.note.name + UNFINISHED)
    unfinished.touch(mode=0o600)
    unfinished.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    unfinished.rename(backup.note)


def _read_note(note: Path) -> Backup | None:
    try:
        told = json.loads(note.read_text(encoding="utf-8"))
        file = note.parent / told["file"]
        made_at = datetime.fromisoformat(told["made_at"])
        return Backup(file, made_at, told["sha256"], told["tables"]) if file.is_file() else None
    except (OSError, ValueError, KeyError, TypeError):
        return None

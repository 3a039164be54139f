"""Writes the database's content back to the fixture files."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guidance import models
from guidance.content import files, kinds, records
from guidance.content.kinds import Key, Kind
from guidance.content.records import Record
from guidance.content.yaml_writing import to_yaml

Name = tuple[Kind, Key]

# The order of models below one parent, or at the top of a file.
PLACE: dict[Kind, int] = {kind: place for place, kind in enumerate(files.FILES)}


def build_files() -> dict[str, str]:
    """The text of every file, by its path in the fixtures directory."""
    everything: dict[Name, Record] = {
        (kind, key): record for kind in kinds.content_models() for key, (_, record) in records.read_all(kind).items()
    }
    tops: dict[str, list[Record]] = defaultdict(list)
    below: dict[Name, list[Record]] = defaultdict(list)
    for record in everything.values():
        container = files.container_of(record, everything)
        if container:
            below[container.kind, container.key].append(record)
        else:
            tops[files.file_of(record, everything)].append(record)
    return {file: to_yaml(_walk_tree(tops[file], below)) for file in sorted(tops)}


def _walk_tree(found: list[Record], below: dict[Name, list[Record]]) -> Iterator[Record]:
    """Yields each record, followed by the records below it."""
    for record in sorted(found, key=_get_sort_key):
        yield record
        yield from _walk_tree(below[record.kind, record.key], below)


def _get_sort_key(record: Record) -> tuple[Any, ...]:
    when = record.fields["happened_on"].isoformat() if record.kind is models.Milestone else ""
    return PLACE[record.kind], record.fields.get("order", 0), when, record.key


def export_files(directory: Path, *, delete_stale: bool = False) -> tuple[list[str], list[str]]:
    """Writes the files that differ. Returns their paths, then the paths of files that no record belongs to any more.

    The latter are deleted only with `delete_stale`.
    """
    wanted = build_files()
    written = []
    for file, text in wanted.items():
        path = directory / file
        if not path.is_file() or path.read_bytes() != text.encode():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            written.append(file)
    stale = find_stale_files(directory, wanted)
    if delete_stale:
        for file in stale:
            (directory / file).unlink()
    return written, stale


def find_differing(directory: Path) -> list[str]:
    """The files that an export would write or report as stale."""
    wanted = build_files()
    changed = [
        file
        for file, text in wanted.items()
        if not (directory / file).is_file() or (directory / file).read_bytes() != text.encode()
    ]
    return sorted([*changed, *find_stale_files(directory, wanted)])


def find_stale_files(directory: Path, wanted: dict[str, str]) -> list[str]:
    """Fixture files of this project's models that no record belongs to any more."""
    return [
        file
        for file in sorted(path.relative_to(directory).as_posix() for path in directory.rglob("*.yaml"))
        if file not in wanted and (directory / file).read_bytes().startswith(b"- model: guidance.")
    ]

"""Finds rows by natural key, including a key that a record had before it was renamed."""

import json
from collections.abc import Iterable
from typing import Any

from guidance.content import kinds
from guidance.content.kinds import Key, Kind
from guidance.content.records import Record
from guidance.models import Edition
from guidance.models.base import write_key
from guidance.publishing.drafting import snapshots


class References:
    """The primary keys of rows by their current natural keys, for the models that some records refer to.

    All keys of a model are read at once, so a release of hundreds of records costs no more queries than one record.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self.rows: dict[tuple[Kind, Key], int] = {}
        self.known: set[Kind] = set()
        for kind in {target: None for record in records for target, _ in list_references(record)}:
            self._read_keys(kind)
        self.before = dict(self.rows)

    def _read_keys(self, kind: Kind) -> None:
        self.known.add(kind)
        for row, *parts in kind.objects.order_by().values_list("pk", *kind.NATURAL_KEY):
            self.rows.setdefault((kind, write_key(parts)), row)

    def add(self, kind: Kind, key: Key, row: int) -> None:
        """Notes the key that a record will have once it is written."""
        self.rows[kind, key] = row

    def row_of(self, kind: Kind, key: Key) -> int | None:
        """The live row that has this key now or had it before, or None."""
        if kind not in self.known:
            self._read_keys(kind)
        found = self.rows.get((kind, key))
        if found is None:
            found = _find_renamed(kind, key) or self._of_renamed_parts(kind, key)
            if found is not None:
                self.rows[kind, key] = found
        return found

    def lead_elsewhere(self, record: Record) -> bool:
        """Whether the record refers to a key that now leads to another row, because records were renamed."""
        return any(self.rows.get(each) != self.before.get(each) for each in list_references(record))

    def _of_renamed_parts(self, kind: Kind, key: Key) -> int | None:
        """The row whose key contains the former key of another record, such as its role's."""
        parts: dict[str, Any] = {}
        for name, target in kinds.get_references(kind).items():
            pairs = zip(kind.NATURAL_KEY, key, strict=True)
            found = {path.partition("__")[2]: value for path, value in pairs if path.startswith(f"{name}__")}
            if found:
                parts[name] = self.row_of(target, tuple(found[path] for path in target.NATURAL_KEY))
        if not parts or None in parts.values():
            return None
        own = {path: value for path, value in zip(kind.NATURAL_KEY, key, strict=True) if "__" not in path}
        row: int | None = kind.objects.filter(**parts, **own).order_by().values_list("pk", flat=True).first()
        return row


def list_references(record: Record) -> Iterable[tuple[Kind, Key]]:
    """The records that a record refers to, except the root that it belongs to."""
    parent = snapshots.CHILDREN.get(record.kind)
    return [(target, key) for name, target, key in record.references() if name != parent]


def _find_renamed(kind: Kind, key: Key) -> int | None:
    """The row of the live record that had this key in one of its editions."""
    former = Edition.objects.filter(root__model=kinds.get_label(kind), natural_key=snapshots.stored_key(key))
    row: int | None = former.exclude(root__row=None).values_list("root__row", flat=True).first()
    return row


def same_but_for_names(one: snapshots.Snapshot, other: snapshots.Snapshot) -> bool:
    """Whether two snapshots differ only in the names of the records that they refer to."""
    if len(one.children) != len(other.children):
        return False
    known = References([*one, *other])
    return _dump_snapshot(one, known) == _dump_snapshot(other, known)


def _dump_snapshot(snapshot: snapshots.Snapshot, known: References) -> list[str]:
    root, *children = [_dump_record(record, known) for record in snapshot]
    return [root, *sorted(children)]


def _dump_record(record: Record, known: References) -> str:
    values = snapshots.content_of(record)
    for name, target in kinds.get_references(record.kind).items():
        if name in values:
            many = kinds.is_many(record.kind, name)
            keys = values[name] if many else [values[name]]
            values[name] = sorted(str(known.row_of(target, tuple(key))) for key in keys)
    return json.dumps([kinds.get_label(record.kind), values], sort_keys=True, default=str)

"""A record and its children as an edition holds them: records in the form of fixtures, the root's first."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db import models as fields

from guidance import models
from guidance.content import kinds, records
from guidance.content.kinds import Key, Kind
from guidance.content.records import Record

# The models whose rows travel with the record that they belong to, and the field that names that record.
# Every other model of content is a root: its records have editions of their own.
CHILDREN: dict[Kind, str] = {
    models.RoleName: "role",
    models.RoleBand: "role",
    models.RoleAspect: "role",
    models.StatementCitation: "statement",
    models.YearFactCitation: "fact",
    models.FAQCitation: "faq",
    models.ImplementationStep: "clause",
    models.Figure: "series",
    models.PublicationPoint: "publication",
    models.JobDescriptionCitation: "job_description",
}

# What tells one record of a snapshot from the others: its model, and its key without the root's part of it.
Name = tuple[Kind, Key]

LONGEST_KEY = 500


def child_kinds(kind: Kind) -> list[Kind]:
    """The models of a root's children, in the order in which they are written."""
    return [child for child, parent in CHILDREN.items() if kinds.references(child)[parent] is kind]


def root_kinds() -> list[Kind]:
    return [kind for kind in kinds.content_models() if kind not in CHILDREN]


def own_key(record: Record) -> Key:
    """Blank for a root; for a child what is left of its key when its root's is taken out."""
    parent = CHILDREN.get(record.kind)
    if parent is None:
        return ()
    paths = zip(record.kind.NATURAL_KEY, record.key, strict=True)
    return tuple(value for path, value in paths if path.partition("__")[0] != parent)


def stored_key(key: Key) -> str:
    """How editions hold the natural key of their root: cut to what the database has room for."""
    return records.key_json(key)[:LONGEST_KEY]


def name_of(record: Record) -> Name:
    return record.kind, own_key(record)


@dataclass(frozen=True)
class Snapshot:
    """Children name the root by its key in this snapshot, and stand in the order of their names."""

    root: Record
    children: tuple[Record, ...] = ()

    def __iter__(self) -> Iterator[Record]:
        yield self.root
        yield from self.children

    def named(self) -> Mapping[Name, Record]:
        return {name_of(record): record for record in self}

    def json(self) -> list[dict[str, Any]]:
        """As an edition keeps it."""
        plain = [{"model": kinds.label(record.kind), "fields": record.fields} for record in self]
        read: list[dict[str, Any]] = json.loads(json.dumps(plain, default=date.isoformat))
        return read

    @classmethod
    def of(cls, root: Record, children: Iterable[Record]) -> Self:
        """Puts the children in order, below this root whatever root they came from."""
        own = [_below(child, root) for child in children]
        return cls(root, tuple(sorted(own, key=_order)))

    @classmethod
    def read(cls, plain: list[dict[str, Any]]) -> Self:
        """What `json` gave."""
        root, *children = [_record(item) for item in plain]
        return cls.of(root, children)


@dataclass(frozen=True)
class Live:
    """What readers see of a record. `held` has the row's key and the record of the root and of each child."""

    snapshot: Snapshot
    held: Mapping[Name, tuple[int, Record]]


def live(kind: Kind, rows: Collection[int]) -> dict[int, Live]:
    """What readers see of some records of one model, by the key of the row; those that are gone are left out."""
    found = {record.key: (row, record) for row, record in records.read(kind, pk__in=rows)}
    children: defaultdict[Key, list[tuple[int, Record]]] = defaultdict(list)
    for each in child_kinds(kind):
        for row, child in records.read(each, **{f"{CHILDREN[each]}__in": rows}):
            children[tuple(child.fields[CHILDREN[each]])].append((row, child))
    return {
        row: Live(
            Snapshot.of(root, [child for _, child in children[key]]),
            {name_of(record): (pk, record) for pk, record in [(row, root), *children[key]]},
        )
        for key, (row, root) in found.items()
    }


def live_snapshot(kind: Kind, row: int) -> Snapshot | None:
    """What readers see of a record; None where there is no such row."""
    found = live(kind, [row]).get(row)
    return found.snapshot if found else None


def content_of(record: Record) -> dict[str, Any]:
    """What a record says, whatever the root that it belongs to is called."""
    parent = CHILDREN.get(record.kind)
    return {name: value for name, value in record.fields.items() if name != parent}


def _record(item: dict[str, Any]) -> Record:
    kind = kinds.by_label()[item["model"]]
    held = kinds.fields(kind)
    values = {name: _value(held[name], value) for name, value in item["fields"].items() if name in held}
    return records.canonical(kind, values)


def _value(field: fields.Field, value: Any) -> Any:
    if isinstance(field, fields.DateField) and isinstance(value, str):
        return date.fromisoformat(value)
    return value


def _below(child: Record, root: Record) -> Record:
    return Record(child.kind, {**child.fields, CHILDREN[child.kind]: list(root.key)})


def _order(child: Record) -> tuple[Any, ...]:
    return list(CHILDREN).index(child.kind), child.fields.get("order", 0), records.key_json(own_key(child))

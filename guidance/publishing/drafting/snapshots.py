"""A record and its children as they are in an edition: in the form of fixtures, the root first."""

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

# The models whose rows belong to another record, and the field that names that record. Every other content model is
# a root: its records have editions of their own.
CHILDREN: dict[Kind, str] = {
    models.RoleName: "role",
    models.RoleBand: "role",
    models.RoleAspect: "role",
    models.SectionCitation: "section",
    models.StatementCitation: "statement",
    models.YearFactCitation: "fact",
    models.ContractChangeCitation: "change",
    models.HiringStepCitation: "step",
    models.AgreementPointCitation: "point",
    models.FAQCitation: "faq",
    models.ImplementationStep: "clause",
    models.Figure: "series",
    models.PublicationPoint: "publication",
    models.JobDescriptionCitation: "job_description",
}

# Identifies a record within a snapshot: its model, and its key without the root's part.
Name = tuple[Kind, Key]

LONGEST_KEY = 500


def child_kinds(kind: Kind) -> list[Kind]:
    """The models of a root's children, in the order they are written."""
    return [child for child, parent in CHILDREN.items() if kinds.get_references(child)[parent] is kind]


def root_kinds() -> list[Kind]:
    return [kind for kind in kinds.content_models() if kind not in CHILDREN]


def own_key(record: Record) -> Key:
    """A child's key without its root's part. Empty for a root."""
    parent = CHILDREN.get(record.kind)
    if parent is None:
        return ()
    paths = zip(record.kind.NATURAL_KEY, record.key, strict=True)
    return tuple(value for path, value in paths if path.partition("__")[0] != parent)


def stored_key(key: Key) -> str:
    """The natural key as editions store it, cut to the length of the column."""
    return records.key_json(key)[:LONGEST_KEY]


def name_of(record: Record) -> Name:
    return record.kind, own_key(record)


@dataclass(frozen=True)
class Snapshot:
    """The children refer to the root by its key in this snapshot. They are in the order of CHILDREN, then their own."""

    root: Record
    children: tuple[Record, ...] = ()

    def __iter__(self) -> Iterator[Record]:
        yield self.root
        yield from self.children

    def named(self) -> Mapping[Name, Record]:
        return {name_of(record): record for record in self}

    def json(self) -> list[dict[str, Any]]:
        """The snapshot as an edition stores it, which `read` reads back."""
        plain = [{"model": kinds.get_label(record.kind), "fields": record.fields} for record in self]
        read: list[dict[str, Any]] = json.loads(json.dumps(plain, default=date.isoformat))
        return read

    @classmethod
    def of(cls, root: Record, children: Iterable[Record]) -> Self:
        """Sorts the children and attaches them to this root, whichever root they came from."""
        own = [Record(child.kind, {**child.fields, CHILDREN[child.kind]: list(root.key)}) for child in children]
        order = list(CHILDREN)

        def place(child: Record) -> tuple[Any, ...]:
            return order.index(child.kind), child.fields.get("order", 0), records.key_json(own_key(child))

        return cls(root, tuple(sorted(own, key=place)))

    @classmethod
    def read(cls, plain: list[dict[str, Any]]) -> Self:
        """Reads what `json` returned. Fields that the model no longer has are dropped."""
        root, *children = [_read_record(item) for item in plain]
        return cls.of(root, children)


@dataclass(frozen=True)
class LiveRecord:
    """What readers see of a record. `held` has the primary key and the record of the root and of each child."""

    snapshot: Snapshot
    held: Mapping[Name, tuple[int, Record]]


def read_live(kind: Kind, rows: Collection[int]) -> dict[int, LiveRecord]:
    """What readers see of records of one model, by the primary key of the row. Missing rows are left out."""
    found = {record.key: (row, record) for row, record in records.read_rows(kind, pk__in=rows)}
    children: defaultdict[Key, list[tuple[int, Record]]] = defaultdict(list)
    for each in child_kinds(kind):
        for row, child in records.read_rows(each, **{f"{CHILDREN[each]}__in": rows}):
            children[tuple(child.fields[CHILDREN[each]])].append((row, child))
    return {
        row: LiveRecord(
            Snapshot.of(root, [child for _, child in children[key]]),
            {name_of(record): (pk, record) for pk, record in [(row, root), *children[key]]},
        )
        for key, (row, root) in found.items()
    }


def read_live_snapshot(kind: Kind, row: int) -> Snapshot | None:
    """What readers see of a record, or None if there is no such row."""
    found = read_live(kind, [row]).get(row)
    return found.snapshot if found else None


def content_of(record: Record) -> dict[str, Any]:
    """A record's fields without the one that names its root."""
    parent = CHILDREN.get(record.kind)
    return {name: value for name, value in record.fields.items() if name != parent}


def _read_record(item: dict[str, Any]) -> Record:
    kind = kinds.by_label()[item["model"]]
    held = kinds.get_fields(kind)
    values = {name: value for name, value in item["fields"].items() if name in held}
    for name, value in values.items():
        if isinstance(held[name], fields.DateField) and isinstance(value, str):
            values[name] = date.fromisoformat(value)
    return records.make_canonical(kind, values)

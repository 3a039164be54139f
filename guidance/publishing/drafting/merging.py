"""Two versions that grew from one: what does not clash is put together, what does is laid side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from guidance.content import kinds, records
from guidance.content.kinds import Kind
from guidance.publishing.drafting import snapshots
from guidance.rules.editing.three_way import merge_texts

# A field of a record, or the whole record where the field is blank: one side dropped it and the other changed it.
Place = tuple[snapshots.Name, str]
Choices = Mapping[Place, Any]
WHOLE = ""


@dataclass(frozen=True)
class Clash:
    """One place that both sides changed, each in its own way. Of a whole record each side is a Record, or None."""

    name: snapshots.Name
    field: str
    base: Any
    theirs: Any
    mine: Any

    @property
    def place(self) -> Place:
        return self.name, self.field


@dataclass
class Merged:
    """What came of it. Where sides clash and nobody chose, the snapshot has mine."""

    snapshot: snapshots.Snapshot
    clashes: list[Clash] = field(default_factory=list)


def merge(
    base: snapshots.Snapshot | None,
    theirs: snapshots.Snapshot,
    mine: snapshots.Snapshot,
    choices: Choices | None = None,
) -> Merged:
    """`choices` holds for a clash's place the value to take: a field's, or of a whole record the Record or None."""
    merging = _Merging(choices or {})
    before = base.named() if base else {}
    left, right = theirs.named(), mine.named()
    found = [merging.record(name, before.get(name), left.get(name), right.get(name)) for name in {**left, **right}]
    kept = [record for record in found if record is not None]
    root = next(record for record in kept if record.kind not in snapshots.CHILDREN)
    snapshot = snapshots.Snapshot.of(root, [record for record in kept if record is not root])
    return Merged(snapshot, merging.clashes)


class _Merging:
    def __init__(self, choices: Choices) -> None:
        self.choices = choices
        self.clashes: list[Clash] = []

    def record(
        self,
        name: snapshots.Name,
        base: records.Record | None,
        theirs: records.Record | None,
        mine: records.Record | None,
    ) -> records.Record | None:
        old, left, right = (record and snapshots.content_of(record) for record in (base, theirs, mine))
        if left == right or old == right:
            return theirs
        if old == left:
            return mine
        if theirs is None or mine is None:
            chosen = self._settled(Clash(name, WHOLE, base, theirs, mine))
            return chosen if chosen is None or isinstance(chosen, records.Record) else mine
        return self._fields(name, base, theirs, mine)

    def _fields(
        self, name: snapshots.Name, base: records.Record | None, theirs: records.Record, mine: records.Record
    ) -> records.Record:
        kind = theirs.kind
        values = {
            each: self._value(name, kind, each, *(_value(record, kind, each) for record in (base, theirs, mine)))
            for each in kinds.fields(kind)
            if each != snapshots.CHILDREN.get(kind)
        }
        parent = snapshots.CHILDREN.get(kind)
        if parent:
            values[parent] = theirs.fields[parent]
        return records.canonical(kind, values)

    def _value(self, name: snapshots.Name, kind: Kind, field_: str, base: Any, theirs: Any, mine: Any) -> Any:
        if theirs == mine or mine == base:
            return theirs
        if theirs == base:
            return mine
        if isinstance(kinds.fields(kind)[field_], models.TextField) and isinstance(base, str):
            together = merge_texts(base, theirs, mine)
            if together is not None:
                return together
        return self._settled(Clash(name, field_, base, theirs, mine))

    def _settled(self, clash: Clash) -> Any:
        if clash.place in self.choices:
            return self.choices[clash.place]
        self.clashes.append(clash)
        return clash.mine


def _value(record: records.Record | None, kind: Kind, name: str) -> Any:
    default = kinds.default(kind, name)
    return record.fields.get(name, default) if record else default

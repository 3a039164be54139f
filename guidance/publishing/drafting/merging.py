"""Merges two versions that began as one. Where they clash, it lists both sides for an editor to choose from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from guidance.content import kinds, records
from guidance.content.kinds import Kind
from guidance.publishing.drafting import snapshots
from guidance.rules.editing.three_way import merge_texts

# A field of a record. If the field is blank it is the whole record: one side dropped it and the other changed it.
Place = tuple[snapshots.Name, str]
Choices = Mapping[Place, Any]
WHOLE = ""


@dataclass(frozen=True)
class Clash:
    """One place that the two sides changed differently. For a whole record each side is a Record or None."""

    name: snapshots.Name
    field: str
    base: Any
    theirs: Any
    mine: Any

    @property
    def place(self) -> Place:
        return self.name, self.field


@dataclass
class MergeResult:
    """If sides clash and nobody has chosen between them, the snapshot holds `mine`."""

    snapshot: snapshots.Snapshot
    clashes: list[Clash] = field(default_factory=list)


def merge_snapshots(
    base: snapshots.Snapshot | None,
    theirs: snapshots.Snapshot,
    mine: snapshots.Snapshot,
    choices: Choices | None = None,
) -> MergeResult:
    """`choices` maps the place of a clash to the value to take: a field's value, or for a whole record a Record or
    None."""
    merging = _Merging(choices or {})
    before = base.named() if base else {}
    left, right = theirs.named(), mine.named()
    found = [
        merging.merge_record(name, before.get(name), left.get(name), right.get(name)) for name in {**left, **right}
    ]
    kept = [record for record in found if record is not None]
    root = next(record for record in kept if record.kind not in snapshots.CHILDREN)
    snapshot = snapshots.Snapshot.of(root, [record for record in kept if record is not root])
    return MergeResult(snapshot, merging.clashes)


class _Merging:
    def __init__(self, choices: Choices) -> None:
        self.choices = choices
        self.clashes: list[Clash] = []

    def merge_record(
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
            chosen = self._settle_clash(Clash(name, WHOLE, base, theirs, mine))
            return chosen if chosen is None or isinstance(chosen, records.Record) else mine
        return self._merge_fields(name, base, theirs, mine)

    def _merge_fields(
        self, name: snapshots.Name, base: records.Record | None, theirs: records.Record, mine: records.Record
    ) -> records.Record:
        kind = theirs.kind
        values = {
            each: self._merge_value(
                name, kind, each, *(_get_value(record, kind, each) for record in (base, theirs, mine))
            )
            for each in kinds.get_fields(kind)
            if each != snapshots.CHILDREN.get(kind)
        }
        parent = snapshots.CHILDREN.get(kind)
        if parent:
            values[parent] = theirs.fields[parent]
        return records.make_canonical(kind, values)

    def _merge_value(self, name: snapshots.Name, kind: Kind, field_: str, base: Any, theirs: Any, mine: Any) -> Any:
        if theirs == mine or mine == base:
            return theirs
        if theirs == base:
            return mine
        if isinstance(kinds.get_fields(kind)[field_], models.TextField) and isinstance(base, str):
            together = merge_texts(base, theirs, mine)
            if together is not None:
                return together
        return self._settle_clash(Clash(name, field_, base, theirs, mine))

    def _settle_clash(self, clash: Clash) -> Any:
        if clash.place in self.choices:
            return self.choices[clash.place]
        self.clashes.append(clash)
        return clash.mine


def _get_value(record: records.Record | None, kind: Kind, name: str) -> Any:
    default = kinds.get_default(kind, name)
    return record.fields.get(name, default) if record else default

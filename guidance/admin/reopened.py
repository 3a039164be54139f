"""A draft that cannot be applied, as its form would send it, so that the form says beside its fields what is wrong."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import QueryDict

from guidance.admin.rows import find_row
from guidance.content import kinds
from guidance.content.kinds import Kind
from guidance.content.records import Record, key_json
from guidance.models import Root
from guidance.publishing.drafting import snapshots
from guidance.publishing.reviewing.checklist import prefix_of
from guidance.rules.dates import long_date

Sent = Iterator[tuple[str, list[str]]]


def build_sent(snapshot: snapshots.Snapshot, root: Root) -> QueryDict:
    """What the form would send if somebody typed the snapshot in. References to what is not live are left blank."""
    kind = snapshot.root.kind
    live = snapshots.read_live(kind, [root.row]).get(root.row) if root.row else None
    rows = {name: row for name, (row, _) in live.held.items()} if live else {}
    sent = QueryDict(mutable=True)
    for name, values in _write_fields(snapshot.root, ""):
        sent.setlist(name, values)
    for child in snapshots.child_kinds(kind):
        own = [record for record in snapshot.children if record.kind is child]
        for name, values in _write_children(child, own, {name: row for name, row in rows.items() if name[0] is child}):
            sent.setlist(name, values)
    return sent


def _write_children(kind: Kind, records: list[Record], rows: dict[snapshots.Name, int]) -> Sent:
    """Django's formsets take those that have a row first. Rows that the draft leaves out are ticked to be deleted."""
    prefix = prefix_of(kind)
    placed = sorted(records, key=lambda record: snapshots.name_of(record) not in rows)
    names = {snapshots.name_of(record) for record in placed}
    dropped = [row for name, row in rows.items() if name not in names]
    kept = len(rows) - len(dropped)
    for place, record in enumerate(placed):
        # The forms of dropped rows come after those of kept ones, and before those of new ones.
        number = place if place < kept else place + len(dropped)
        row = rows.get(snapshots.name_of(record))
        yield f"{prefix}-{number}-id", [str(row or "")]
        yield from _write_fields(record, f"{prefix}-{number}-")
    for place, row in enumerate(dropped, kept):
        yield f"{prefix}-{place}-id", [str(row)]
        yield f"{prefix}-{place}-DELETE", ["on"]
    yield f"{prefix}-TOTAL_FORMS", [str(len(placed) + len(dropped))]
    yield f"{prefix}-INITIAL_FORMS", [str(len(rows))]


def _write_fields(record: Record, prefix: str) -> Sent:
    references = kinds.get_references(record.kind)
    for name in kinds.get_fields(record.kind):
        if name == snapshots.CHILDREN.get(record.kind):
            continue  # the form knows whose child it is
        value = record.fields.get(name, kinds.get_default(record.kind, name))
        if name in references:
            keys = value or [] if kinds.is_many(record.kind, name) else [value] if value else []
            found = [find_row(references[name], key_json(tuple(key))) for key in keys]
            yield f"{prefix}{name}", [str(row) for row in found if row]
        elif value is not False:
            yield f"{prefix}{name}", [_write_value(value)]


def _write_value(value: Any) -> str:
    if value is None:
        return ""
    if value is True:
        return "on"
    return long_date(value) if isinstance(value, date) else str(value)

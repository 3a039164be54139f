"""Stops a draft from renaming or leaving out a record that code finds by its name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guidance.content import fixed_records
from guidance.content.kinds import Kind
from guidance.content.records import Record
from guidance.models import Edition
from guidance.publishing.drafting.roots import kind_of
from guidance.publishing.drafting.snapshots import Snapshot, name_of, read_live_snapshot


@dataclass(frozen=True)
class RefusedChange:
    """`message` says why. `record` is the renamed record, or None if a child is left out. `field` is on its form."""

    message: str
    record: Record | None
    kind: Kind
    field: str = ""


def find_refused(edition: Edition) -> list[RefusedChange]:
    """Compares the draft with what is live. Call this while the draft is not applied to the rows."""
    row = edition.root.row
    before = read_live_snapshot(kind_of(edition.root), row) if row else None
    return list(find_refused_changes(before, Snapshot.read(edition.snapshot))) if before else []


def find_refused_changes(before: Snapshot, after: Snapshot) -> Iterator[RefusedChange]:
    root = before.root
    message = fixed_records.explain_refused_change(root.kind, root.key, after.root.key)
    if message:
        path = fixed_records.find_changed_path(root.kind, root.key, after.root.key)
        yield RefusedChange(message, after.root, root.kind, path.partition("__")[0])
    after_names = {name_of(child) for child in after.children}
    for child in find_fixed_children(before):
        if name_of(child) not in after_names:
            yield RefusedChange(
                fixed_records.explain_refused_loss(child.kind, child.key, "renamed or left out"), None, child.kind
            )


def find_fixed_children(snapshot: Snapshot) -> Iterator[Record]:
    return (child for child in snapshot.children if fixed_records.get_finders(child.kind, child.key))


def explain_refused_losses(snapshots: Iterable[Snapshot]) -> Iterator[str]:
    """Why these can't be withdrawn: a message for each record that code finds by its name."""
    for snapshot in snapshots:
        for record in snapshot:
            message = fixed_records.explain_refused_loss(record.kind, record.key, "withdrawn")
            if message:
                yield message

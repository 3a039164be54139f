"""Rows that are there only while a draft is laid over the content, found again when its form comes back.

Each time a draft is laid over the content its new rows get keys afresh, and the database may give them other keys
than the last time. So a form says what its rows were called, and what it sends is put into the keys of today.
"""

import re
from collections.abc import Sequence
from typing import Any

from django.http import QueryDict

from guidance.content import kinds
from guidance.content.kinds import Kind
from guidance.content.records import key_json
from guidance.models import Root
from guidance.publishing.drafting import applying, snapshots
from guidance.rules.limits.bounded_json import read_json

# By the model's label and the row's key: the record's natural key, or of a child its own key, as a JSON list.
Names = dict[str, dict[str, str]]


def names_of(changes: Sequence[applying.Change], rows: dict[int, int], root: Root | None) -> Names:
    """What the rows are called that a draft brought with it: new records, and the children of the form's root."""
    names: Names = {}
    for change in changes:
        if change.root.row is None:
            made = change.snapshot.root
            names.setdefault(kinds.label(made.kind), {})[str(rows[change.root.pk])] = key_json(made.key)
        if root and change.root.pk == root.pk:
            for kind in snapshots.child_kinds(change.snapshot.root.kind):
                held = applying.held_children(kind, rows[change.root.pk])
                names[kinds.label(kind)] = {str(row): key_json(key) for key, row in held.items()}
    return names


def read_names(text: str) -> Names:
    """What a form sent back; nothing where it is not what we sent."""
    try:
        names = read_json(text or "{}")
    except ValueError:
        return {}
    if not isinstance(names, dict) or not all(isinstance(held, dict) for held in names.values()):
        return {}
    return {label: {str(row): str(key) for row, key in held.items()} for label, held in names.items()}


def in_keys_of_today(sent: QueryDict, kind: Kind, then: Names, now: Names) -> QueryDict:
    """What the form sent, with the keys of then turned into those of now."""
    moved = {label: _moved(rows, {key: row for row, key in now.get(label, {}).items()}) for label, rows in then.items()}
    turned = sent.copy()
    for name, values in sent.lists():
        renamed = moved.get(_label_of(name, kind) or "", {})
        turned.setlist(name, [renamed.get(str(value), str(value)) for value in values])
    return turned


def _moved(then: dict[str, str], now: dict[str, str]) -> dict[str, str]:
    return {row: now[key] for row, key in then.items() if key in now}


def _label_of(name: str, kind: Kind) -> str | None:
    """The model whose rows the values of a form's field are keys of; None for any other field."""
    references = kinds.references(kind)
    if name in references:
        return kinds.label(references[name])
    found = re.fullmatch(r"(\w+)-\d+-(\w+)", name)
    child = found and _children(kind).get(found[1])
    if not found or not child:
        return None
    if found[2] == "id":
        return kinds.label(child)
    target = kinds.references(child).get(found[2])
    return kinds.label(target) if target else None


def _children(kind: Kind) -> dict[str, Kind]:
    """A root's children by the prefix of their forms' fields."""
    found: dict[str, Kind] = {}
    for child in snapshots.child_kinds(kind):
        parent: Any = child._meta.get_field(snapshots.CHILDREN[child])
        found[parent.remote_field.get_accessor_name()] = child
    return found

"""Finds the child rows of a draft again when its form is sent. They exist only while the draft is applied.

Each time a draft is applied, its new rows get new primary keys, which may differ from the last ones. So a form also
sends the natural keys of its rows, and what it sends is translated into the current primary keys.
"""

import re

from django.http import QueryDict

from guidance.content import kinds
from guidance.content.kinds import Kind
from guidance.content.records import key_json
from guidance.publishing.drafting import applying, snapshots
from guidance.publishing.reviewing.checklist import prefix_of
from guidance.rules.limits.bounded_json import read_json

# Own keys of children as JSON lists, by the model's label and the row's primary key.
Names = dict[str, dict[str, str]]


def name_children(change: applying.RootChange, row: int) -> Names:
    """The names of the children of the form's record, when a draft of it is applied to this row."""
    names: Names = {}
    kind = change.snapshot.root.kind
    for (child, key), (pk, _) in snapshots.read_live(kind, [row])[row].held.items():
        if child is not kind:
            names.setdefault(kinds.get_label(child), {})[str(pk)] = key_json(key)
    return names


def read_names(text: str) -> Names:
    """The names that a form sent back. Empty if it is not in the form that we sent."""
    try:
        names = read_json(text or "{}")
    except ValueError:
        return {}
    if not isinstance(names, dict) or not all(isinstance(held, dict) for held in names.values()):
        return {}
    return {label: {str(row): str(key) for row, key in held.items()} for label, held in names.items()}


def translate_keys(sent: QueryDict, kind: Kind, then: Names, now: Names) -> QueryDict:
    """What the form sent, with the primary keys of `then` replaced by those of `now`."""
    moved: dict[str, dict[str, str]] = {}
    for label, rows in then.items():
        rows_now = {key: row for row, key in now.get(label, {}).items()}
        moved[label] = {row: rows_now[key] for row, key in rows.items() if key in rows_now}
    turned = sent.copy()
    for name, values in sent.lists():
        renamed = moved.get(_find_label(name, kind) or "", {})
        turned.setlist(name, [renamed.get(str(value), str(value)) for value in values])
    return turned


def _find_label(name: str, kind: Kind) -> str | None:
    """The label of the child whose primary key a form field sends. None for any other field."""
    found = re.fullmatch(r"(\w+)-\d+-id", name)
    children = {prefix_of(child): child for child in snapshots.child_kinds(kind)}
    child = children.get(found[1]) if found else None
    return kinds.get_label(child) if child else None

"""Finds the rows of a draft again when its form is sent. They exist only while the draft is applied.

Each time a draft is applied, its new rows get new primary keys, which may differ from the last ones. So a form also
sends the natural keys of its rows, and what it sends is translated into the current primary keys.
"""

import re
from collections.abc import Sequence

from django.http import QueryDict

from guidance.content import kinds
from guidance.content.kinds import Kind
from guidance.content.records import key_json
from guidance.models import Root
from guidance.publishing.drafting import applying, snapshots
from guidance.publishing.reviewing.checklist import prefix_of
from guidance.rules.limits.bounded_json import read_json

# Natural keys as JSON lists (for a child its own key), by the model's label and the row's primary key.
Names = dict[str, dict[str, str]]


def name_rows(changes: Sequence[applying.RootChange], rows: dict[int, int], root: Root | None) -> Names:
    """The names of the rows that a draft created: new records, and the children of the form's root."""
    names: Names = {}
    for change in changes:
        made, row = change.snapshot.root, rows[change.root.pk]
        if change.root.row is None:
            names.setdefault(kinds.get_label(made.kind), {})[str(row)] = key_json(made.key)
        if root and change.root.pk == root.pk:
            for (kind, key), (child, _) in snapshots.read_live(made.kind, [row])[row].held.items():
                if kind is not made.kind:
                    names.setdefault(kinds.get_label(kind), {})[str(child)] = key_json(key)
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
    """The label of the model whose primary keys a form field holds. None for any other field."""
    references = kinds.get_references(kind)
    if name in references:
        return kinds.get_label(references[name])
    found = re.fullmatch(r"(\w+)-\d+-(\w+)", name)
    children = {prefix_of(child): child for child in snapshots.child_kinds(kind)}
    child = found and children.get(found[1])
    if not found or not child:
        return None
    if found[2] == "id":
        return kinds.get_label(child)
    target = kinds.get_references(child).get(found[2])
    return kinds.get_label(target) if target else None

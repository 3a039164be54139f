"""What a form calls a record that exists only as a draft: 'draft:' and the primary key of its root.

Its row exists only while the draft is applied, and has another primary key each time.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.http import QueryDict

from guidance.content import kinds
from guidance.content.kinds import Kind
from guidance.models import Edition, Root
from guidance.publishing.drafting.applying import RootChange
from guidance.rules.limits.row_keys import read_row_key

PREFIX = "draft:"
MOST_CHOSEN = 500  # drafts applied for one form
_NAMED = re.compile(rf"{PREFIX}([0-9]{{1,18}})")


def write_draft_key(root: int) -> str:
    return f"{PREFIX}{root}"


def read_draft_key(text: object) -> int:
    """The primary key of the root, or 0 if it is no key of a draft."""
    found = _NAMED.fullmatch(str(text))
    return read_row_key(found[1]) if found else 0


def find_draft(root: int) -> Edition | None:
    """The open draft of a record that is not live."""
    return _find_drafts({root}).get(root)


def find_chosen(sent: QueryDict) -> list[Edition]:
    """The drafts that a form names."""
    named = {root for _, values in sent.lists() for value in values if (root := read_draft_key(value))}
    return list(_find_drafts(set(sorted(named)[:MOST_CHOSEN])).values()) if named else []


def _find_drafts(roots: set[int]) -> dict[int, Edition]:
    """By root. Of two that clash, the one that was there first."""
    found = Edition.objects.open().filter(root__in=roots, root__row=None).select_related("root", "release")
    firsts: dict[int, Edition] = {}
    for draft in sorted(found, key=lambda draft: (bool(draft.aside_of_id), draft.pk)):
        firsts.setdefault(draft.root_id, draft)
    return firsts


class AppliedDrafts:
    """The rows that drafts of new records have while a form is shown or read."""

    def __init__(self, changes: Sequence[RootChange] = (), rows: Mapping[int, int] | None = None) -> None:
        made = [change.root for change in changes if change.root.row is None]
        self._rows = {root.pk: (root.model, (rows or {})[root.pk]) for root in made}
        self._roots = {row: root for root, row in self._rows.items()}

    def key_of(self, kind: Kind, row: object) -> str | None:
        """What the form calls the row, or None if it is a live one."""
        root = self._roots.get((kinds.get_label(kind), read_row_key(str(row))))
        return write_draft_key(root) if root else None

    def row_of(self, kind: Kind, text: object) -> int | None:
        """The row that the form means. What was published since it was opened is found, too."""
        number = read_draft_key(text)
        label, row = self._rows.get(number, ("", 0))
        if label == kinds.get_label(kind):
            return row
        root = Root.objects.filter(pk=number, model=kinds.get_label(kind)).first()
        return root.row if root else None

    def has(self, root: int) -> bool:
        return root in self._rows


_applied: ContextVar[AppliedDrafts | None] = ContextVar("applied drafts", default=None)


def get_applied() -> AppliedDrafts:
    """The drafts of the form that is being shown or read."""
    return _applied.get() or AppliedDrafts()


@contextmanager
def applying(changes: Sequence[RootChange], rows: Mapping[int, int]) -> Iterator[None]:
    """The fields, choices and links made in the block name these drafts by their draft keys."""
    token = _applied.set(AppliedDrafts(changes, rows))
    try:
        yield
    finally:
        _applied.reset(token)

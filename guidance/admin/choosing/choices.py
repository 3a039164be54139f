"""What a list of records offers: live ones, marked where somebody is drafting them, then those not live yet."""

from collections import defaultdict
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from guidance.admin.choosing import draft_keys
from guidance.content import kinds
from guidance.models import Edition
from guidance.publishing.events import name_person

NOT_LIVE = "Drafts, not live yet"

# A value and its label, or a group's label and its choices.
Choices = list[tuple[Any, Any]]


def say_whose(edition: Edition) -> str:
    return f"draft by {name_person(edition.saved_by)}"


def list_open_drafts() -> QuerySet[Edition]:
    return Edition.objects.open().select_related("root", "saved_by").defer("snapshot", "forked_from").order_by("pk")


def offer_drafts(kind: kinds.Kind, choices: Choices, request: HttpRequest | None) -> Choices:
    """The choices of a field with the drafts of the kind."""
    applied, drafts = draft_keys.get_applied(), _read_drafts(request).get(kinds.get_label(kind), [])
    being_drafted: dict[int | None, Edition] = {draft.root.row: draft for draft in reversed(drafts) if draft.root.row}
    names = {draft_keys.write_draft_key(draft.root_id): draft for draft in reversed(drafts) if not draft.root.row}
    labels: dict[str, str] = {}
    kept = _mark(kind, choices, applied, being_drafted, labels)
    offered = [(key, f"{labels.get(key, draft.title)} ({say_whose(draft)})") for key, draft in names.items()]
    return [*kept, (NOT_LIVE, sorted(offered, key=lambda choice: choice[1]))] if offered else kept


def _mark(
    kind: kinds.Kind,
    choices: Choices,
    applied: draft_keys.AppliedDrafts,
    being_drafted: dict[int | None, Edition],
    labels: dict[str, str],
) -> Choices:
    """Leaves out the rows of drafts, whose labels it notes."""
    kept: Choices = []
    for value, label in choices:
        if isinstance(label, list | tuple):
            inner = _mark(kind, list(label), applied, being_drafted, labels)
            if inner:
                kept.append((value, inner))
            continue
        row = getattr(value, "value", value)  # Django's own iterator wraps it
        key = applied.key_of(kind, row) if row else None
        if key:
            labels[key] = str(label)
            continue
        draft = being_drafted.get(row) if row else None
        kept.append((row, f"{label} ({name_person(draft.saved_by)} is drafting changes)" if draft else label))
    return kept


def _read_drafts(request: HttpRequest | None) -> dict[str, list[Edition]]:
    """The open drafts by the labels of their models, read once for each request."""
    found: dict[str, list[Edition]] | None = getattr(request, "open_drafts", None)
    if found is None:
        found = defaultdict(list)
        for draft in list_open_drafts():
            found[draft.root.model].append(draft)
        if request is not None:
            request.open_drafts = found  # type: ignore[attr-defined]
    return found

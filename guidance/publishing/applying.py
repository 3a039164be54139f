"""Snapshots into rows. Whether they stay is the caller's affair: a preview rolls them back."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.serializers.base import DeserializedObject
from django.core.serializers.python import Deserializer
from django.db import IntegrityError, models, transaction

from guidance.content import kinds
from guidance.content.kinds import Key, Kind
from guidance.content.records import Record, key_json, key_text
from guidance.content.saving import NOT_YET, constraint_problems
from guidance.models import ContentVersion, Edition, Root
from guidance.publishing.errors import CannotApplyError
from guidance.publishing.snapshots import CHILDREN, Snapshot, child_kinds, own_key


@dataclass(frozen=True)
class Change:
    """What a root is to hold from now on."""

    root: Root
    snapshot: Snapshot


def apply(changes: Sequence[Change], *, checked: bool) -> dict[int, int]:
    """Writes the rows and gives the key of each root's row by the root's own key.

    A root's row keeps its key, whatever its slug becomes, and so does a child with the same name. References may
    be to rows that these same changes make. `checked` holds each record against its own rules as well as against
    the database's. Raises CannotApplyError.
    """
    applying = _Applying(changes, checked=checked)
    with transaction.atomic():
        applying.run()
        ContentVersion.advance()
    return applying.rows


@contextmanager
def applied(changes: Sequence[Change], *, checked: bool = False) -> Iterator[dict[int, int]]:
    """The content as it would be, for as long as the block lasts. Gives what `apply` gives."""
    with transaction.atomic():
        try:
            yield apply(changes, checked=checked)
        finally:
            transaction.set_rollback(True)


class _Applying:
    def __init__(self, changes: Sequence[Change], *, checked: bool) -> None:
        self.changes = changes
        self.checked = checked
        self.rows: dict[int, int] = {change.root.pk: change.root.row for change in changes if change.root.row}
        self.known: dict[tuple[Kind, Key], int] = {}
        for change in changes:
            if change.root.row:
                self.known[change.snapshot.root.kind, change.snapshot.root.key] = change.root.row

    def run(self) -> None:
        for kind in kinds.content_models():
            waiting = [change for change in self.changes if change.snapshot.root.kind is kind]
            while waiting:
                ready = [change for change in waiting if not self._waits_for_others(change, waiting)]
                for change in ready or waiting[:1]:
                    self._write_root(change)
                    waiting.remove(change)
        for change in self.changes:
            self._write_children(change)

    def _waits_for_others(self, change: Change, waiting: list[Change]) -> bool:
        """Whether it stands on a record of its own kind that is yet to be made, as a clause on its parent."""
        unmade = {other.snapshot.root.key for other in waiting if other is not change and other.root.row is None}
        root = change.snapshot.root
        return any(target is root.kind and key in unmade for _, target, key in root.references())

    def _write_root(self, change: Change) -> None:
        record = change.snapshot.root
        row = self._save(record, self.rows.get(change.root.pk), change.snapshot)
        self.rows[change.root.pk] = row
        self.known[record.kind, record.key] = row

    def _write_children(self, change: Change) -> None:
        """Those that were dropped go first, so that others may take their places."""
        parent = self.rows[change.root.pk]
        for kind in child_kinds(change.snapshot.root.kind):
            wanted = [child for child in change.snapshot.children if child.kind is kind]
            held = held_children(kind, parent) if change.root.row else {}
            names = {own_key(child) for child in wanted}
            dropped = [row for name, row in held.items() if name not in names]
            if dropped:
                kind.objects.filter(pk__in=dropped).delete()
            for child in wanted:
                self._save(child, held.get(own_key(child)), change.snapshot)

    def _save(self, record: Record, row: int | None, snapshot: Snapshot) -> int:
        made = self._deserialised(record, row, snapshot)
        instance = made.object
        if self.checked:
            reasons = [f"{record}: {wrong} {remedy}" for wrong, remedy in _problems(instance)]
            if reasons:
                raise CannotApplyError(snapshot.root.fields.get("title", str(snapshot.root)), reasons)
        try:
            with transaction.atomic():
                made.save()
        except IntegrityError as error:
            reason = f"{record}: the database refuses it ({str(error).splitlines()[0]}). Look for a record like it."
            raise CannotApplyError(str(snapshot.root), [reason]) from error
        return int(instance.pk)

    def _deserialised(self, record: Record, row: int | None, snapshot: Snapshot) -> DeserializedObject:
        values = dict(record.fields)
        for name, target in kinds.references(record.kind).items():
            value = record.fields.get(name)
            if kinds.is_many(record.kind, name):
                values[name] = [self._row_of(target, tuple(key), snapshot) for key in value or []]
            elif value:
                values[name] = self._row_of(target, tuple(value), snapshot)
        item = {"model": kinds.label(record.kind), "pk": row or NOT_YET, "fields": values}
        made: DeserializedObject = next(iter(Deserializer([item])))
        if row is None:
            made.object.pk = None
        else:
            made.object._state.adding = False  # noqa: SLF001  Django documents it
        return made

    def _row_of(self, kind: Kind, key: Key, snapshot: Snapshot) -> int:
        """The row that a reference leads to, also under a name that it no longer has."""
        found = self.known.get((kind, key)) or _live_row(kind, key) or _renamed_row(kind, key)
        if found is None:
            noun = kind._meta.verbose_name
            reason = f"It refers to a {noun} that is not live: {key_text(key)}. Publish that one first, or with it."
            raise CannotApplyError(str(snapshot.root), [reason])
        self.known[kind, key] = found
        return found


def held_children(kind: Kind, parent: int) -> dict[Key, int]:
    """The rows of a root's children of one model, by their own key."""
    paths = [path for path in kind.NATURAL_KEY if path.partition("__")[0] != CHILDREN[kind]]
    rows = kind.objects.filter(**{CHILDREN[kind]: parent}).order_by().values_list("pk", *paths)
    return {tuple(key): row for row, *key in rows}


def _live_row(kind: Kind, key: Key) -> int | None:
    found = kind.objects.filter(**dict(zip(kind.NATURAL_KEY, key, strict=True)))
    row: int | None = found.order_by().values_list("pk", flat=True).first()
    return row


def _renamed_row(kind: Kind, key: Key) -> int | None:
    """The row of the record that once went by this key."""
    former = Edition.objects.filter(root__model=kinds.label(kind), natural_key=key_json(key))
    row: int | None = former.exclude(root__row=None).values_list("root__row", flat=True).first()
    return row


def _problems(instance: models.Model) -> Iterable[tuple[str, str]]:
    """What the record's own rules find wrong with it, and the remedy."""
    try:
        instance.clean_fields()
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            yield f"{name.replace('_', ' ')}: {' '.join(messages)}", ""
        return
    for wrong, remedy, _ in constraint_problems(instance):
        yield wrong, remedy

"""Writes snapshots to rows. The caller decides whether they stay: a preview rolls them back."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.serializers.base import DeserializedObject
from django.core.serializers.python import Deserializer
from django.db import IntegrityError, models, transaction

from guidance.content import kinds, records, saving
from guidance.content.kinds import Key, Kind
from guidance.models import ContentVersion, Root
from guidance.publishing.drafting import snapshots
from guidance.publishing.drafting.making_room import make_room
from guidance.publishing.drafting.references import References
from guidance.publishing.drafting.writing_order import plan_rounds
from guidance.publishing.errors import CannotApplyError


@dataclass(frozen=True)
class RootChange:
    """A root, and the snapshot that its rows should have. With `withdraws` it should have none."""

    root: Root
    snapshot: snapshots.Snapshot
    withdraws: bool = False


def apply_changes(changes: Sequence[RootChange], *, checked: bool) -> dict[int, int]:
    """Writes the rows, and returns the primary key of each root's row by the root's own primary key.

    A root's row keeps its primary key even if its slug changes, and so does a child with the same name. A record may
    refer to rows that these same changes create. With `checked`, each record must pass its model's own rules as well
    as the database's. What is withdrawn has no row. Raises CannotApplyError.
    """
    with transaction.atomic():
        ContentVersion.advance()
        try:
            with transaction.atomic():
                return _Applying(changes, checked=checked).run()
        except IntegrityError:
            # Try again with a savepoint for each record, to find which one the database refuses and why.
            return _Applying(changes, checked=checked, explains=True).run()


@contextmanager
def apply_temporarily(changes: Sequence[RootChange], *, checked: bool = False) -> Iterator[dict[int, int]]:
    """Applies the changes for the length of the block, then rolls them back. Yields what `apply_changes` returns."""
    with transaction.atomic():
        try:
            yield apply_changes(changes, checked=checked)
        finally:
            transaction.set_rollback(True)


class _Applying:
    def __init__(self, changes: Sequence[RootChange], *, checked: bool, explains: bool = False) -> None:
        self.changes = [change for change in changes if not change.withdraws]
        self.withdrawn = [change for change in changes if change.withdraws]
        self.checked = checked
        self.explains = explains
        self.live = _read_live(changes)
        self.rows = {
            change.root.pk: change.root.row
            for change in self.changes
            if change.root.row and change.root.pk in self.live
        }
        self.references = References(record for change in changes for record in change.snapshot)
        for change in self.changes:
            if change.root.pk in self.rows:
                self._note_key(change)

    def run(self) -> dict[int, int]:
        for kind in kinds.content_models():
            self._write_roots([change for change in self.changes if change.snapshot.root.kind is kind])
        for change in self.changes:
            self._write_children(change)
        for change in self.withdrawn:
            self._delete(change)
        return self.rows

    def _delete(self, change: RootChange) -> None:
        try:
            change.snapshot.root.kind.objects.filter(pk=change.root.row).delete()
        except models.ProtectedError as error:
            named = ", ".join(sorted(str(row) for row in error.protected_objects)[:10])
            reason = f"Other records depend on it: {named}. Change or remove those first."
            raise CannotApplyError(_get_title(change.snapshot), [reason]) from error

    def _write_roots(self, changes: list[RootChange]) -> None:
        """Writes all roots of one model. A record is written after those it refers to, such as a clause's parent."""
        existing = [change for change in changes if change.root.pk in self.rows]
        if len(existing) > 1:
            before = {self.rows[change.root.pk]: self.live[change.root.pk].snapshot.root for change in existing}
            after = {self.rows[change.root.pk]: change.snapshot.root for change in existing}
            make_room(existing[0].snapshot.root.kind, before, after)
        unmade = [place for place, change in enumerate(changes) if change.root.pk not in self.rows]
        for places in plan_rounds([change.snapshot.root for change in changes], unmade):
            # Those with a row first: an amount may have to end before the next one begins.
            for change in sorted((changes[place] for place in places), key=lambda one: one.root.pk not in self.rows):
                self.rows[change.root.pk] = self._write_record(change, change.snapshot.root)
                self._note_key(change)

    def _note_key(self, change: RootChange) -> None:
        root = change.snapshot.root
        self.references.add(root.kind, root.key, self.rows[change.root.pk])

    def _write_children(self, change: RootChange) -> None:
        """Deletes dropped children first, because others may take their places."""
        names = {snapshots.name_of(child) for child in change.snapshot.children}
        held = self.live[change.root.pk].held if change.root.pk in self.live else {}
        for kind in snapshots.child_kinds(change.snapshot.root.kind):
            dropped = [row for name, (row, _) in held.items() if name[0] is kind and name not in names]
            if dropped:
                kind.objects.filter(pk__in=dropped).delete()
        for child in change.snapshot.children:
            self._write_record(change, child)

    def _write_record(self, change: RootChange, record: records.Record) -> int:
        """Writes the record if its content differs from its row's. Returns the row's primary key."""
        row, held = None, None
        if change.root.pk in self.live:
            row, held = self.live[change.root.pk].held.get(snapshots.name_of(record), (None, None))
            if (
                row
                and held
                and snapshots.content_of(held) == snapshots.content_of(record)
                and not self.references.lead_elsewhere(record)
            ):
                return row
        made = self._build_row(record, row, change.snapshot)
        if held is None or not self.references.lead_elsewhere(record):
            was = held.fields if held else {}  # a list that is as it was need not be read to be written
            changed = {name for name in record.fields.keys() | was.keys() if record.fields.get(name) != was.get(name)}
            made.m2m_data = {name: rows for name, rows in (made.m2m_data or {}).items() if name in changed}
        if self.checked:
            _raise_if_any(change.snapshot, record, _find_problems(made.object))
        if self.explains:
            _save_or_explain(made, record, change.snapshot)
        else:
            made.save()
        return int(made.object.pk)

    def _build_row(self, record: records.Record, row: int | None, snapshot: snapshots.Snapshot) -> DeserializedObject:
        values = dict(record.fields)
        for name, target in kinds.get_references(record.kind).items():
            value = record.fields.get(name)
            if kinds.is_many(record.kind, name):
                values[name] = [self._row_of(target, tuple(key), snapshot) for key in value or []]
            elif value:
                values[name] = self._row_of(target, tuple(value), snapshot)
        item = {"model": kinds.get_label(record.kind), "pk": row or saving.NOT_YET, "fields": values}
        made: DeserializedObject = next(iter(Deserializer([item])))
        if row is None:
            made.object.pk = None
        else:
            made.object._state.adding = False  # noqa: SLF001  Django documents it
        return made

    def _row_of(self, kind: Kind, key: Key, snapshot: snapshots.Snapshot) -> int:
        found = self.references.row_of(kind, key)
        if found is None:
            noun = kind._meta.verbose_name
            reason = (
                f"It refers to a {noun} that is not live: {records.key_text(key)}. Publish that one first, or with it."
            )
            raise CannotApplyError(_get_title(snapshot), [reason])
        return found


def _read_live(changes: Sequence[RootChange]) -> dict[int, snapshots.LiveRecord]:
    """What readers see of each root, by the root's primary key. Roots that are not live are left out."""
    found: dict[int, snapshots.LiveRecord] = {}
    for kind in {change.snapshot.root.kind: None for change in changes}:
        roots = {change.root.row: change.root.pk for change in changes if change.snapshot.root.kind is kind}
        rows = [row for row in roots if row]
        if rows:
            found |= {roots[row]: each for row, each in snapshots.read_live(kind, rows).items()}
    return found


def _save_or_explain(made: DeserializedObject, record: records.Record, snapshot: snapshots.Snapshot) -> None:
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        _raise_if_any(
            snapshot, record, ((wrong, remedy) for wrong, remedy, _ in saving.constraint_problems(made.object))
        )
        said = f"The database refuses it ({str(error).splitlines()[0]})."
        _raise_if_any(snapshot, record, [(said, "Look for a record like it.")])


def _find_problems(instance: models.Model) -> Iterator[tuple[str, str]]:
    """Each failure of the model's own rules, as what is wrong and the remedy, which is blank."""
    found = [field.name for field in instance._meta.fields if field.is_relation and getattr(instance, field.attname)]
    try:
        instance.clean_fields(exclude=found)
        instance.clean()
    except ValidationError as error:
        for name, messages in error.update_error_dict({}).items():
            where = "" if name == NON_FIELD_ERRORS else f"{name.replace('_', ' ')}: "
            yield f"{where}{' '.join(message for each in messages for message in each.messages)}", ""


def _raise_if_any(snapshot: snapshots.Snapshot, record: records.Record, problems: Iterable[tuple[str, str]]) -> None:
    reasons = [f"{record}: {wrong} {remedy}".strip() for wrong, remedy in problems]
    if reasons:
        raise CannotApplyError(_get_title(snapshot), reasons)


def _get_title(snapshot: snapshots.Snapshot) -> str:
    return str(snapshot.root.fields.get("title", snapshot.root))

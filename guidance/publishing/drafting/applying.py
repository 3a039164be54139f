"""Snapshots into rows. Whether they stay is the caller's affair: a preview rolls them back."""

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
from guidance.publishing.drafting.writing_order import rounds
from guidance.publishing.errors import CannotApplyError


@dataclass(frozen=True)
class Change:
    """What a root is to hold from now on."""

    root: Root
    snapshot: snapshots.Snapshot


def apply(changes: Sequence[Change], *, checked: bool) -> dict[int, int]:
    """Writes the rows and gives the key of each root's row by the root's own key.

    A root's row keeps its key, whatever its slug becomes, and so does a child with the same name. References may
    be to rows that these same changes make. `checked` holds each record against its own rules as well as against
    the database's. Raises CannotApplyError.
    """
    with transaction.atomic():
        ContentVersion.advance()
        try:
            with transaction.atomic():
                return _Applying(changes, checked=checked).run()
        except IntegrityError:
            # Once more, with a savepoint for each record, to say which of them the database refuses, and why.
            return _Applying(changes, checked=checked, explains=True).run()


@contextmanager
def applied(changes: Sequence[Change], *, checked: bool = False) -> Iterator[dict[int, int]]:
    """The content as it would be, for as long as the block lasts. Gives what `apply` gives."""
    with transaction.atomic():
        try:
            yield apply(changes, checked=checked)
        finally:
            transaction.set_rollback(True)


class _Applying:
    def __init__(self, changes: Sequence[Change], *, checked: bool, explains: bool = False) -> None:
        self.changes = changes
        self.checked = checked
        self.explains = explains
        self.live = _live_of(changes)
        self.rows = {
            change.root.pk: change.root.row for change in changes if change.root.row and change.root.pk in self.live
        }
        self.references = References(record for change in changes for record in change.snapshot)
        for change in changes:
            if change.root.pk in self.rows:
                self._name(change)

    def run(self) -> dict[int, int]:
        for kind in kinds.content_models():
            self._write_roots([change for change in self.changes if change.snapshot.root.kind is kind])
        for change in self.changes:
            self._write_children(change)
        return self.rows

    def _write_roots(self, changes: list[Change]) -> None:
        """All of one model, each after those of its own kind that it stands on, as a clause on its parent."""
        self._make_room([change for change in changes if change.root.pk in self.rows])
        unmade = [place for place, change in enumerate(changes) if change.root.pk not in self.rows]
        for places in rounds([change.snapshot.root for change in changes], unmade):
            for change in (changes[place] for place in places):
                self.rows[change.root.pk] = self._write(change, change.snapshot.root)
                self._name(change)

    def _make_room(self, changes: list[Change]) -> None:
        if len(changes) > 1:
            before = {self.rows[change.root.pk]: self.live[change.root.pk].snapshot.root for change in changes}
            after = {self.rows[change.root.pk]: change.snapshot.root for change in changes}
            make_room(changes[0].snapshot.root.kind, before, after)

    def _name(self, change: Change) -> None:
        root = change.snapshot.root
        self.references.add(root.kind, root.key, self.rows[change.root.pk])

    def _write_children(self, change: Change) -> None:
        """Those that were dropped go first, so that others may take their places."""
        names = {snapshots.name_of(child) for child in change.snapshot.children}
        held = self.live[change.root.pk].held if change.root.pk in self.live else {}
        for kind in snapshots.child_kinds(change.snapshot.root.kind):
            dropped = [row for name, (row, _) in held.items() if name[0] is kind and name not in names]
            if dropped:
                kind.objects.filter(pk__in=dropped).delete()
        for child in change.snapshot.children:
            self._write(change, child)

    def _write(self, change: Change, record: records.Record) -> int:
        """The key of the record's row, which is written only where it is to say something else."""
        row = None
        if change.root.pk in self.live:
            row, held = self.live[change.root.pk].held.get(snapshots.name_of(record), (None, None))
            if (
                row
                and held
                and snapshots.content_of(held) == snapshots.content_of(record)
                and not self.references.lead_elsewhere(record)
            ):
                return row
        made = self._deserialised(record, row, change.snapshot)
        if self.checked:
            _refuse(change.snapshot, record, _problems(made.object))
        if self.explains:
            _save_or_explain(made, record, change.snapshot)
        else:
            made.save()
        return int(made.object.pk)

    def _deserialised(
        self, record: records.Record, row: int | None, snapshot: snapshots.Snapshot
    ) -> DeserializedObject:
        values = dict(record.fields)
        for name, target in kinds.references(record.kind).items():
            value = record.fields.get(name)
            if kinds.is_many(record.kind, name):
                values[name] = [self._row_of(target, tuple(key), snapshot) for key in value or []]
            elif value:
                values[name] = self._row_of(target, tuple(value), snapshot)
        item = {"model": kinds.label(record.kind), "pk": row or saving.NOT_YET, "fields": values}
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
            raise CannotApplyError(_title(snapshot), [reason])
        return found


def _live_of(changes: Sequence[Change]) -> dict[int, snapshots.Live]:
    """What is live of each root, by the root's key."""
    found: dict[int, snapshots.Live] = {}
    for kind in {change.snapshot.root.kind: None for change in changes}:
        roots = {change.root.row: change.root.pk for change in changes if change.snapshot.root.kind is kind}
        rows = [row for row in roots if row]
        if rows:
            found |= {roots[row]: each for row, each in snapshots.live(kind, rows).items()}
    return found


def held_children(kind: Kind, parent: int) -> dict[Key, int]:
    """The rows of a root's children of one model, by their own key."""
    paths = [path for path in kind.NATURAL_KEY if path.partition("__")[0] != snapshots.CHILDREN[kind]]
    rows = kind.objects.filter(**{snapshots.CHILDREN[kind]: parent}).order_by().values_list("pk", *paths)
    return {tuple(key): row for row, *key in rows}


def _save_or_explain(made: DeserializedObject, record: records.Record, snapshot: snapshots.Snapshot) -> None:
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        _refuse(snapshot, record, ((wrong, remedy) for wrong, remedy, _ in saving.constraint_problems(made.object)))
        said = f"The database refuses it ({str(error).splitlines()[0]})."
        _refuse(snapshot, record, [(said, "Look for a record like it.")])


def _problems(instance: models.Model) -> Iterator[tuple[str, str]]:
    """What the record's own rules find wrong with it, and the remedy. Those of the database speak for themselves."""
    found = [field.name for field in instance._meta.fields if field.is_relation and getattr(instance, field.attname)]
    try:
        instance.clean_fields(exclude=found)
        instance.clean()
    except ValidationError as error:
        for name, messages in error.update_error_dict({}).items():
            where = "" if name == NON_FIELD_ERRORS else f"{name.replace('_', ' ')}: "
            yield f"{where}{' '.join(message for each in messages for message in each.messages)}", ""


def _refuse(snapshot: snapshots.Snapshot, record: records.Record, problems: Iterable[tuple[str, str]]) -> None:
    reasons = [f"{record}: {wrong} {remedy}".strip() for wrong, remedy in problems]
    if reasons:
        raise CannotApplyError(_title(snapshot), reasons)


def _title(snapshot: snapshots.Snapshot) -> str:
    return str(snapshot.root.fields.get("title", snapshot.root))

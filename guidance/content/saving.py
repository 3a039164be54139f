"""Writes records to rows with Django's own deserialiser, and explains which constraints stop them."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.serializers.base import DeserializedObject
from django.core.serializers.python import Deserializer
from django.db import IntegrityError, models, transaction
from django.db.models import CheckConstraint, Q, UniqueConstraint

from guidance.content import kinds
from guidance.content.kinds import Key, Kind
from guidance.content.problems import Problem
from guidance.content.validation import GivenRecord

Keys = dict[Kind, dict[Key, int]]

# The pk of a row that does not exist yet. Without a pk Django would look up each natural key separately.
NOT_YET = 0
LARGEST_SMALL_INTEGER = 32767


class Saver:
    """Writes records of one model after another. `keys` are the pks of the existing rows, by natural key."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self.problems: list[Problem] = []
        self.stranded: list[GivenRecord] = []

    def add_rows(self, kind: Kind, additions: list[GivenRecord]) -> None:
        """Creates rows in rounds, so that a clause is created after its parent."""
        waiting = additions
        while waiting:
            ready, later = self._split_by_references(waiting)
            if not ready:
                self._note_stranded(later)
                return
            self._create_rows(kind, ready)
            waiting = later

    def change_rows(self, kind: Kind, changes: list[GivenRecord]) -> None:
        """Updates existing rows."""
        ready, stranded = self._split_by_references(changes)
        self.stranded += stranded
        # Give unique numbers temporary values first, so that rows can swap them.
        for name, field in kinds.get_fields(kind).items():
            if field.unique and isinstance(field, models.IntegerField):
                for offset, given in enumerate(ready):
                    rows = kind.objects.filter(pk=self.keys[kind][given.record.key])
                    rows.update(**{name: LARGEST_SMALL_INTEGER - offset})
        for given in ready:
            self._save_row(given, self._build_row(given))

    def _split_by_references(self, given: list[GivenRecord]) -> tuple[list[GivenRecord], list[GivenRecord]]:
        """The records whose references all exist, and the others."""
        ready: list[GivenRecord] = []
        later: list[GivenRecord] = []
        for one in given:
            (later if self._find_missing(one) else ready).append(one)
        return ready, later

    def _find_missing(self, given: GivenRecord) -> list[tuple[Kind, Key]]:
        return [(target, key) for _, target, key in given.record.references() if key not in self.keys[target]]

    def _note_stranded(self, waiting: list[GivenRecord]) -> None:
        """Notes the records whose references are missing. Adds problems if they refer to one another in a circle."""
        names = {(given.record.kind, given.record.key): given for given in waiting}
        outside = [given for given in waiting if any(missing not in names for missing in self._find_missing(given))]
        self.stranded += waiting
        if not outside:
            for given in waiting:
                refers = given.record.references()
                field = next(field for field, target, key in refers if key not in self.keys[target])
                self.problems.append(given.build_problem("It is below itself.", "Name another record.", field))

    def _create_rows(self, kind: Kind, ready: list[GivenRecord]) -> None:
        objects = [self._build_row(given) for given in ready]
        try:
            with transaction.atomic():
                kind.objects.bulk_create([made.object for made in objects])
        except IntegrityError:
            for given in ready:
                self._save_row(given, self._build_row(given))
            return
        for given, made in zip(ready, objects, strict=True):
            self.keys[kind][given.record.key] = made.object.pk
            for name, related in (made.m2m_data or {}).items():
                if related:
                    getattr(made.object, name).set(related)

    def _save_row(self, given: GivenRecord, made: DeserializedObject) -> None:
        wrong = [given.build_problem(*problem) for problem in constraint_problems(made.object)]
        try:
            if not wrong:
                with transaction.atomic():
                    made.save()
                self.keys[given.record.kind][given.record.key] = made.object.pk
        except IntegrityError as error:
            wrong = [
                given.build_problem(
                    f"The database refuses it: {error}.", "Look for another record that it clashes with."
                )
            ]
        self.problems += wrong

    def _build_row(self, given: GivenRecord) -> DeserializedObject:
        record = given.record
        values = dict(record.fields)
        for name, target in kinds.get_references(record.kind).items():
            value = record.fields.get(name)
            if kinds.is_many(record.kind, name):
                values[name] = [self.keys[target][tuple(key)] for key in value or []]
            elif value:
                values[name] = self.keys[target][tuple(value)]
        pk = self.keys[record.kind].get(record.key, NOT_YET)
        item = {"model": kinds.get_label(record.kind), "pk": pk, "fields": values}
        made: DeserializedObject = next(iter(Deserializer([item])))
        if pk == NOT_YET:
            made.object.pk = None
        else:
            made.object._state.adding = False  # noqa: SLF001  Django documents it
        return made


def constraint_problems(instance: models.Model) -> Iterator[tuple[str, str, str]]:
    """What is wrong, the remedy and the field, for each constraint that the row would break."""
    for check, remedy in (
        (instance.clean, ""),  # a model's own rule says what to do
        (instance.validate_unique, "Another record has the same: change one of the two."),
    ):
        try:
            check()
        except ValidationError as error:
            for field, errors in error.update_error_dict({}).items():
                name = "" if field == NON_FIELD_ERRORS else field
                yield " ".join(errors[0].messages), remedy, name
    for constraint in instance._meta.constraints:
        try:
            constraint.validate(type(instance), instance)
        except ValidationError:
            rule = constraint.name.replace("_", " ")
            fields = sorted(constraint_fields(constraint))
            field = fields[0] if len(fields) == 1 else ""
            yield f"It breaks the rule '{rule}'.", f"Look at {', '.join(fields)}.", field


def constraint_fields(constraint: Any) -> Iterable[str]:
    if isinstance(constraint, UniqueConstraint):
        return set(constraint.fields)
    if isinstance(constraint, CheckConstraint) and isinstance(constraint.condition, Q):
        return {name.partition("__")[0] for name in constraint.condition.referenced_base_fields}
    return set()

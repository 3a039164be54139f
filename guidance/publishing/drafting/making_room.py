"""Records that take one another's unique places, such as clauses that are all numbered one further."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import UniqueConstraint

from guidance.content import kinds
from guidance.content.kinds import Kind
from guidance.content.records import Record
from guidance.content.saving import LARGEST_SMALL_INTEGER


def make_room(kind: Kind, before: Mapping[int, Record], after: Mapping[int, Record]) -> None:
    """Moves aside the rows whose unique values other rows are to have: what each row says, by its key.

    They are written right afterwards, one by one, in whatever order.
    """
    for name in _unique_fields(kind):
        was = {row: record.fields.get(name) for row, record in before.items()}
        will_be = {row: record.fields.get(name) for row, record in after.items()}
        taken = {will_be[row] for row in will_be if will_be[row] != was[row]}
        leaving = [row for row in will_be if will_be[row] != was[row] and was[row] in taken]
        for offset, row in enumerate(leaving):
            # Where even the value aside breaks a rule of the database, saving the row says so.
            with suppress(IntegrityError), transaction.atomic():
                kind.objects.filter(pk=row).update(**{name: _aside(kinds.fields(kind)[name], offset)})


def _unique_fields(kind: Kind) -> Iterator[str]:
    """The numbers and short texts that no two records may share, alone or together with others."""
    shared = {
        name
        for constraint in kind._meta.constraints
        if isinstance(constraint, UniqueConstraint)
        for name in constraint.fields
    }
    for name, field in kinds.fields(kind).items():
        if (field.unique or name in shared) and isinstance(field, models.IntegerField | models.CharField):
            yield name


def _aside(field: models.Field, offset: int) -> Any:
    """A value that no record has. It fits the shortest of the fields, which has room for a band."""
    return LARGEST_SMALL_INTEGER - offset if isinstance(field, models.IntegerField) else f"~{offset:x}"

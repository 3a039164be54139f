"""Lets records swap unique values, for example when every clause is renumbered by one."""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from django.db import IntegrityError, models, transaction
from django.db.models import UniqueConstraint

from guidance.content import kinds
from guidance.content.records import Record
from guidance.content.saving import LARGEST_SMALL_INTEGER


def make_room(kind: kinds.Kind, before: Mapping[int, Record], after: Mapping[int, Record]) -> None:
    """Gives a temporary value to each row whose unique value another row needs.

    `before` and `after` are the records by the primary keys of their rows. The caller then writes the rows, one by
    one and in any order.
    """
    for name in _unique_fields(kind):
        is_number = isinstance(kinds.get_fields(kind)[name], models.IntegerField)
        was = {row: record.fields.get(name) for row, record in before.items()}
        will_be = {row: record.fields.get(name) for row, record in after.items()}
        taken = {will_be[row] for row in will_be if will_be[row] != was[row]}
        leaving = [row for row in will_be if will_be[row] != was[row] and was[row] in taken]
        for offset, row in enumerate(leaving):
            # Unused by any record, and short enough for the shortest of the fields, which holds a band.
            spare = LARGEST_SMALL_INTEGER - offset if is_number else f"~{offset:x}"
            # If even the spare value breaks a rule of the database, saving the row reports it.
            with suppress(IntegrityError), transaction.atomic():
                kind.objects.filter(pk=row).update(**{name: spare})


def _unique_fields(kind: kinds.Kind) -> Iterator[str]:
    """The number and short text fields that are unique, alone or together with other fields."""
    shared = {
        name
        for constraint in kind._meta.constraints
        if isinstance(constraint, UniqueConstraint)
        for name in constraint.fields
    }
    for name, field in kinds.get_fields(kind).items():
        if (field.unique or name in shared) and isinstance(field, models.IntegerField | models.CharField):
            yield name

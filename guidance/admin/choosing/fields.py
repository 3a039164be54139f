"""Fields to choose other records: a live one by its primary key, a draft by its draft key."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import models

from guidance.admin.choosing import draft_keys
from guidance.rules.limits.row_keys import read_row_key

DISCARDED = "The draft that was chosen here is discarded. Choose another."
UNFIT = "The draft that was chosen here has mistakes. Open it and correct them, or choose another."


class RecordField(forms.ModelChoiceField):
    """Chooses one record."""

    applied = draft_keys.AppliedDrafts()

    def prepare_value(self, value: Any) -> Any:
        return _write(self, super().prepare_value(value))

    def to_python(self, value: Any) -> models.Model | None:
        return super().to_python(_read(self, value))


class RecordsField(forms.ModelMultipleChoiceField):
    """Chooses several. Refuses keys that are too large, with which the database's query would fail."""

    applied = draft_keys.AppliedDrafts()

    def prepare_value(self, value: Any) -> Any:
        prepared = super().prepare_value(value)
        is_list = isinstance(prepared, Iterable) and not isinstance(prepared, str)
        return [_write(self, each) for each in prepared] if is_list else prepared

    def _check_values(self, value: Any) -> Any:
        """Not `clean`, which prepares the values once more before it checks them."""
        keys = [_read(self, key) for key in value]
        for key in keys:
            if not read_row_key(str(key)):
                raise forms.ValidationError(self.error_messages["invalid_pk_value"], params={"pk": str(key)[:20]})
        return super()._check_values(keys)  # type: ignore[misc]  # the stubs leave it out


def _kind_of(field: forms.ModelChoiceField) -> Any:
    return field.queryset.model if field.queryset is not None else None


def _write(field: RecordField | RecordsField, value: Any) -> Any:
    return field.applied.key_of(_kind_of(field), value) or value if value else value


def _read(field: RecordField | RecordsField, value: Any) -> Any:
    number = draft_keys.read_draft_key(value)
    if not number:
        return value
    row = field.applied.row_of(_kind_of(field), value)
    if row is None:
        raise forms.ValidationError(UNFIT if draft_keys.find_draft(number) else DISCARDED)
    return row

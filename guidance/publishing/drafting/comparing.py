"""Two editions of a record side by side: record by record, field by field, line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from guidance.content import kinds
from guidance.content.kinds import Kind
from guidance.content.records import Record
from guidance.models import Edition
from guidance.publishing.drafting import snapshots, titles
from guidance.rules.dates import long_date
from guidance.rules.editing import text_changes

EMPTY = "empty"


@dataclass(frozen=True)
class FieldChange:
    """`lines` holds every line of both texts. A short value has one line for each side."""

    label: str
    lines: list[text_changes.ComparedLine]


@dataclass(frozen=True)
class RecordChange:
    """`how` is 'changed', 'added' or 'removed'. A record that was added or removed has all its fields here."""

    title: str
    how: str
    fields: list[FieldChange]


def compare_snapshots(
    before: snapshots.Snapshot | None, after: snapshots.Snapshot | None, allowance: text_changes.Allowance | None = None
) -> list[RecordChange]:
    """What differs, the root first. If `before` is None everything was added; if `after` is None, removed.

    `allowance` limits the cost of comparing. Calls that pass the same allowance share its limit.
    """
    allowance = allowance or text_changes.Allowance()
    old = before.named() if before else {}
    new = after.named() if after else {}
    found = []
    for name, record in {**old, **new}.items():
        fields = list(_compare_fields(record.kind, old.get(name), new.get(name), allowance))
        if fields:
            how = "changed" if name in old and name in new else "added" if name in new else "removed"
            found.append(RecordChange(describe_record(record), how, fields))
    return found


def compare_editions(before: Edition | None, after: Edition) -> list[RecordChange]:
    """What differs. All of a record is removed if `after` withdraws it."""
    old = snapshots.Snapshot.read(before.snapshot) if before else None
    return compare_snapshots(old, None if after.withdraws else snapshots.Snapshot.read(after.snapshot))


def _compare_fields(
    kind: Kind, before: Record | None, after: Record | None, allowance: text_changes.Allowance
) -> Iterator[FieldChange]:
    for name, field in kinds.get_fields(kind).items():
        if name == snapshots.CHILDREN.get(kind):
            continue
        default = kinds.get_default(kind, name)
        old = before.fields.get(name, default) if before else None
        new = after.fields.get(name, default) if after else None
        if old == new or (not old and not new):
            continue
        yield FieldChange(
            str(field.verbose_name)[:1].upper() + str(field.verbose_name)[1:],
            text_changes.compare_lines(
                describe_value(field, old) if before else "", describe_value(field, new) if after else "", allowance
            ),
        )


def describe_record(record: Record) -> str:
    """'FAQ citation: nhs-england-faqs, question 5', or only 'FAQ' for a root."""
    noun = str(record.kind._meta.verbose_name)
    key = [str(part) for part in snapshots.own_key(record) if part]
    named = f"{noun}: {', '.join(key)}" if key else noun
    return named[:1].upper() + named[1:]


def describe_value(field: models.Field, value: Any) -> str:
    """A value as an editor would say it. A list of records has one line for each."""
    if value in (None, "", []):
        return EMPTY
    if field.many_to_many:
        return "\n".join(titles.name_key(kinds.get_references(field.model)[field.name], tuple(key)) for key in value)
    if field.is_relation:
        return titles.name_key(kinds.get_references(field.model)[field.name], tuple(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return long_date(value)
    return str(dict(field.flatchoices).get(value, value))

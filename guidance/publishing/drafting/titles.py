"""What a record is called on every screen: in words, never by its key."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from guidance import models
from guidance.content import kinds
from guidance.content.records import Record
from guidance.models.contract.held_amounts import HeldAmount
from guidance.rules.years import contract_years, holding

SAID_MORE_FULLY: dict[kinds.Kind, str] = {models.Reimbursement: "maximum reimbursement", models.PayPoint: "pay"}
CALLED = ("title", "name", "term", "heading", "question", "text")  # the first that a record has is its title


def name_record(record: Record) -> str:
    """Its title, or words for what its key is made of, whether or not what it refers to is live."""
    own = next((record.fields[name] for name in CALLED if record.fields.get(name)), None)
    return str(own) if own else _name_by_key(record)


def _name_by_key(record: Record) -> str:
    """'Maximum reimbursement, Band 6, mental health practitioner, outer London, 2026/27'."""
    if record.kind is models.Band:
        return f"Band {record.key[0]}"
    if record.kind is models.ContractYear:
        return f"Contract year {contract_years.label_year(str(record.key[0]))}"
    kind_words = SAID_MORE_FULLY.get(record.kind, str(record.kind._meta.verbose_name))
    return ", ".join([kind_words[:1].upper() + kind_words[1:], *_write_parts(record)])


def name_key(kind: kinds.Kind, key: kinds.Key) -> str:
    """What a record is called whose key is all that is at hand: '2026/27', 'Band 6', 'maximum amounts letter'."""
    fields = kinds.get_fields(kind)
    parts = zip(kind.NATURAL_KEY, key, strict=False)  # an old revision may have a key of another length
    if len(key) == 1:
        return _write_part(fields.get(kind.NATURAL_KEY[0]), kind, str(key[0]))
    named = ((path.partition("__")[0], part) for path, part in parts if part is not None)
    return ", ".join(_write_part(fields[name], kinds.get_references(kind).get(name), str(part)) for name, part in named)


def _write_parts(record: Record) -> Iterator[str]:
    for path, part in zip(record.kind.NATURAL_KEY, record.key, strict=True):
        name = path.partition("__")[0]
        target = kinds.get_references(record.kind).get(name)
        if name == "holds_from" and issubclass(record.kind, HeldAmount):
            yield holding.write_days(_read_day(part), _read_day(record.fields.get("holds_to")))
        elif part is not None:
            yield _write_part(kinds.get_fields(record.kind)[name], target, str(part))


def _write_part(field: Any, target: type | None, part: str) -> str:
    if target is models.ContractYear:
        return contract_years.label_year(part)
    if target is models.Band:
        return f"Band {part}"
    return str(dict(field.flatchoices).get(part) or part.replace("-", " "))


def _read_day(value: object) -> date | None:
    return value if isinstance(value, date) else date.fromisoformat(str(value)) if value else None

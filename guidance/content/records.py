"""Content records in canonical form: Django's serialised form with natural keys, without fields at their default."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any

from django.core import serializers
from django.db import models
from django.db.models import Prefetch

from guidance.content import kinds
from guidance.content.kinds import Key, Kind
from guidance.models import ContentModel
from guidance.rules.limits.cut_short import cut_short

LONGEST_PART = 300  # characters of a key in a message: our longest has 250


@dataclass(frozen=True)
class Record:
    """Equal records have the same model, key and content. Fields at their default are left out."""

    kind: Kind
    fields: dict[str, Any]
    key: Key = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", kinds.build_key(self.kind, self.fields))

    def __str__(self) -> str:
        return name_record(self.kind, self.key)

    @property
    def digest(self) -> str:
        content = json.dumps([kinds.get_label(self.kind), self.fields], sort_keys=True, default=date.isoformat)
        return hashlib.sha256(content.encode()).hexdigest()

    def references(self) -> Iterable[tuple[str, Kind, Key]]:
        """The field, the model and the natural key of each record that it refers to."""
        for reference, target in kinds.get_references(self.kind).items():
            value = self.fields.get(reference)
            if value:
                for key in value if kinds.is_many(self.kind, reference) else [value]:
                    yield reference, target, tuple(key)


def name_record(kind: Kind, key: Key) -> str:
    """How messages name a record: 'statement [mental-health-practitioner, funding, who-pays]'."""
    return f"{kind._meta.verbose_name} {key_text(key)}"


def key_json(key: Key) -> str:
    """A natural key as LoadedRecord stores it."""
    return json.dumps(key, ensure_ascii=False)


def key_text(key: Key) -> str:
    return f"[{', '.join('?' if part is None else cut_short(str(part), LONGEST_PART) for part in key)}]"


def make_canonical(kind: Kind, values: dict[str, Any]) -> Record:
    """The record with these values, which must have the right types already."""
    fields = {}
    for name_, field_ in kinds.get_fields(kind).items():
        if name_ in values:
            value = make_canonical_value(field_, values[name_])
            if value != kinds.get_default(kind, name_):
                fields[name_] = value
    return Record(kind, fields)


def make_canonical_value(field_: models.Field, value: Any) -> Any:
    """One form for values that mean the same. 32073, '32073.00' and Decimal('32073.0') all become '32073'."""
    if value is None:
        return None
    if field_.many_to_many:
        return sorted(list(key) for key in value)
    if field_.is_relation:
        return list(value)
    if isinstance(field_, models.DecimalField):
        text = f"{Decimal(str(value)):f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(field_, models.CharField | models.TextField):
        # Browsers send line ends in a text box as CR LF.
        return str(value).replace("\r\n", "\n")
    return value


def read_all(kind: Kind) -> dict[Key, tuple[int, Record]]:
    """The pk and the record of every row of a model, by natural key."""
    return {record.key: (pk, record) for pk, record in read_rows(kind)}


def read_rows(kind: Kind, **which: Any) -> list[tuple[int, Record]]:
    """The pk and the record of some of a model's rows, by their pk. `which` are the arguments of `filter`."""
    # Sorted here: to write ORDER BY, Django compares every column that is asked for, which takes longer than the query.
    instances = sorted(_query_rows(kind).filter(**which), key=attrgetter("pk"))
    found = zip(instances, records_of(instances), strict=True)
    return [(int(instance.pk), record) for instance, record in found]


def _query_rows(kind: Kind) -> models.QuerySet[Any]:
    """The model's rows, and of those that they refer to the natural keys alone, in a fixed number of queries."""
    own = [field.name for field in kind._meta.concrete_fields]
    rows = kind.objects.order_by().select_related(*kinds.key_paths(kind)).only(*own, *kinds.key_parts(kind))
    for name_, target in kinds.get_references(kind).items():
        if kinds.is_many(kind, name_):
            joined = [path.rpartition("__")[0] for path in target.NATURAL_KEY if "__" in path]
            # Ordered by the pk, because the target's own ordering would join more tables.
            keyed = target.objects.order_by("pk").select_related(*joined).only(*target.NATURAL_KEY)
            rows = rows.prefetch_related(Prefetch(name_, queryset=keyed))
    return rows


def records_of(instances: Iterable[ContentModel]) -> list[Record]:
    """Turns rows into records with Django's own serialiser."""
    serialised = serializers.serialize(
        "python", instances, use_natural_foreign_keys=True, use_natural_primary_keys=True
    )
    return [make_canonical(kinds.by_label()[item["model"]], item["fields"]) for item in serialised]

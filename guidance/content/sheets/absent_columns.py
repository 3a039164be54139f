"""What a sheet has no column for stays as it is: a live record keeps its values, as if the sheet gave them.

An empty cell of a column that is there clears the field.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from guidance.content import kinds, records, validation
from guidance.content.kinds import Key, Kind
from guidance.content.yaml_reading import FixtureEntry, FixtureValue


def keep_absent_fields(entries: Iterable[FixtureEntry]) -> list[FixtureEntry]:
    """The entries, in their order. One query for each kind that the sheet has records of."""
    given = list(entries)
    keys: dict[Kind, dict[int, Key]] = defaultdict(dict)
    for place, entry in enumerate(given):
        kind = kinds.find_kind(entry.model.lower())
        if kind is not None and kinds.get_fields(kind).keys() - entry.columns:
            keys[kind][place] = validation.build_record(kind, entry).key
    for kind, places in keys.items():
        live = {record.key: record for _, record in records.read_rows(kind)}
        for place, key in places.items():
            if key in live:
                given[place] = _add_fields(given[place], kind, live[key].fields)
    return given


def _add_fields(entry: FixtureEntry, kind: Kind, live: dict[str, Any]) -> FixtureEntry:
    absent = kinds.get_fields(kind).keys() - entry.columns
    kept = {name: live[name] for name in absent if live.get(name) is not None}
    values = {name: str(value) if isinstance(value, Decimal) else value for name, value in kept.items()}
    added = {name: FixtureValue(value, str(value), entry.line) for name, value in values.items()}
    return replace(entry, fields={**entry.fields, **added})

"""Writes a collection as CSV: a row for each record, with the columns that people read first.

A cell is empty where there is nothing. Beside a number that we may not have, a column says whether we have it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from guidance import models
from guidance.api.catalogue import Collection
from guidance.api.fields import ApiField, ValueKind, fields_of
from guidance.api.references import Json
from guidance.rules.csv_files import write_csv_lines

FOUND, NOT_FOUND = "found", "not found"
_BULLET = re.compile(r"^( *)[-*+] ", re.MULTILINE)  # of a list in Markdown; a spreadsheet would run '- ' as a formula
LAST = ("page", "id")
HEADINGS = {
    "years": "Contract year",
    "plain_english": "In plain English",
    "page": "Page on this site",
    "id": "Identifier",
}
SOURCE_COLUMNS = {
    "title": "Source",
    "publisher": "Source: publisher",
    "published_on": "Source: date",
    "evidence": "Source: evidence",
    "scope": "Source: scope",
    "locator": "Source: place in it",
    "address": "Source: address",
}
SAID = {
    models.Statement: {"says": "Source: what it says"},
    models.JobDescription: {"part": "Source: part that it supports"},
}


def write_spreadsheet(collection: Collection, rows: Iterable[Any]) -> Iterator[str]:
    """Yield the headings, and a line for each row as it comes."""
    # The page and the id come last. Addresses are left out, and included records have a spreadsheet of their own.
    shown = [field for field in fields_of(collection) if field.kind not in (ValueKind.ADDRESS, ValueKind.RECORDS)]
    fields = sorted(shown, key=lambda field: LAST.index(field.name) + 1 if field.name in LAST else 0)
    headings = [heading for field in fields for heading in _list_headings(collection, field)]
    records = ([cell for field in fields for cell in _build_cells(collection, field, field.value(row))] for row in rows)
    yield from write_csv_lines(chain([headings], records))


def _list_headings(collection: Collection, field: ApiField) -> list[str]:
    name = HEADINGS.get(field.name, field.name.replace("_", " ").capitalize())
    match field.kind:
        case ValueKind.SOURCES:
            return list(_source_columns(collection).values())
        case ValueKind.DATE:
            return [name, f"{name}: how exactly"]
        case ValueKind.NUMBER:
            return [name, f"{name}: found or not"]
        case _:
            return [name]


def _build_cells(collection: Collection, field: ApiField, value: Json) -> list[str]:
    match field.kind:
        case ValueKind.SOURCES:
            columns = ([_write_source_line(source, name) for source in value] for name in _source_columns(collection))
            return ["\n".join(lines) if any(lines) else "" for lines in columns]
        case ValueKind.DATE:
            return [value["date"] or "", value["precision"]] if value else ["", ""]
        case ValueKind.NUMBER:
            return ["", NOT_FOUND] if value is None else [value, FOUND]
        case ValueKind.REFERENCE:
            return [value["title"] if value else ""]
        case ValueKind.REFERENCES:
            return ["\n".join(one["title"] for one in value)]
        case ValueKind.CHOICE:
            return [field.labels.get(value, "")]
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    return ["" if value is None else _BULLET.sub("\\1\N{BULLET} ", str(value))]


def _source_columns(collection: Collection) -> dict[str, str]:
    return SOURCE_COLUMNS | SAID.get(collection.kind, {})


def _write_source_line(source: Json, name: str) -> str:
    """One line of a cell. Each source has the same line in all of its cells."""
    match name:
        case "published_on":
            return str(source[name]["text"])
        case "evidence":
            return str(models.Source.Evidence(source[name]).label)
        case "scope":
            return f"Local: {source['area']}" if source["area"] else str(models.Source.Scope(source[name]).label)
        case "part":
            return str(models.JobDescriptionCitation.Part(source[name]).label)
        case _:
            return " ".join(str(source[name] or "").split())

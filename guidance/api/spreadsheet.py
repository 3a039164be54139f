"""A collection as a spreadsheet takes it: a row for each record, the columns that people read first."""

from collections.abc import Iterable
from typing import Any

from guidance import models
from guidance.api.catalogue import Collection
from guidance.api.fields import Field, Form, fields_of
from guidance.api.references import Json
from guidance.rules.csv_files import write_csv

NOT_HELD = "not held"
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
    models.JobDescription: {"part": "Source: part that rests on it"},
}

Column = tuple[str, str]


def spreadsheet(collection: Collection, rows: Iterable[Any]) -> str:
    fields = _columns_first(collection)
    headings = [heading for field in fields for heading in _headings(collection, field)]
    records = ([cell for field in fields for cell in _cells(collection, field, field.value(row))] for row in rows)
    return write_csv([headings, *records])


def _columns_first(collection: Collection) -> list[Field]:
    """Its identifier and its page last. What stands inside it has a spreadsheet of its own."""
    shown = [field for field in fields_of(collection) if field.form not in (Form.ADDRESS, Form.RECORDS)]
    return sorted(shown, key=lambda field: LAST.index(field.name) + 1 if field.name in LAST else 0)


def _headings(collection: Collection, field: Field) -> list[str]:
    name = HEADINGS.get(field.name, field.name.replace("_", " ").capitalize())
    match field.form:
        case Form.SOURCES:
            return list(_source_columns(collection).values())
        case Form.DATE:
            return [name, f"{name}: how exactly"]
        case _:
            return [name]


def _cells(collection: Collection, field: Field, value: Json) -> list[str]:
    match field.form:
        case Form.SOURCES:
            return ["\n".join(_of_source(source, name) for source in value) for name in _source_columns(collection)]
        case Form.DATE:
            return [value["date"] or "", value["precision"]] if value else ["", ""]
        case Form.NUMBER:
            return [NOT_HELD if value is None else value]
        case Form.REFERENCE:
            return [value["title"] if value else ""]
        case Form.REFERENCES:
            return ["\n".join(one["title"] for one in value)]
        case Form.CHOICE:
            return [field.labels.get(value, "")]
        case _:
            return [_plain(value)]


def _plain(value: Json) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _source_columns(collection: Collection) -> dict[str, str]:
    return SOURCE_COLUMNS | SAID.get(collection.kind, {})


def _of_source(source: Json, name: str) -> str:
    """A line of a cell: those of one source stand on the same line of each of its cells."""
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

"""Reads and writes records as CSV: a row for each record, a column for each field.

A reference is the parts of a natural key with ' | ' between them. A list of references has one on each line. A cell
that a spreadsheet would run as a formula gets an apostrophe in front, which reading removes again.
"""

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models

from guidance.content import kinds, yaml_limits, yaml_reading
from guidance.content.kinds import Kind
from guidance.content.problems import Problem
from guidance.content.records import Record
from guidance.rules import csv_files
from guidance.rules.limits.cut_short import cut_short

# Python's own limit is smaller than a text that an editor may type and export.
csv.field_size_limit(yaml_limits.LARGEST_FILE)
MOST_COLUMNS = 300  # our models have 110 fields in all
MOST_ROWS = 20_000  # includes empty rows, which a spreadsheet may write by the thousand
MOST_PROBLEMS = 100  # unreadable rows: with this many, fix the first ones and try again
MODEL = "model"
BETWEEN = " | "


def to_csv(records: Iterable[Record]) -> str:
    """A CSV whose first row names the columns: the model, then every field that any of the records has."""
    found = list(records)
    names = list(dict.fromkeys(name for record in found for name in kinds.get_fields(record.kind)))
    rows = ([kinds.get_label(record.kind), *(_write_cell(record, name) for name in names)] for record in found)
    return csv_files.write_csv([[MODEL, *names], *rows])


def _write_cell(record: Record, name: str) -> str:
    if name not in kinds.get_fields(record.kind):
        return ""
    value = record.fields.get(name, kinds.get_default(record.kind, name))
    if value in (None, "", []):
        return ""
    if name in kinds.get_references(record.kind):
        keys = value if kinds.is_many(record.kind, name) else [value]
        return "\n".join(BETWEEN.join("" if part is None else str(part) for part in key) for key in keys)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def read_csv(file: str, content: bytes) -> tuple[list[yaml_reading.FixtureEntry], list[Problem]]:
    """The entries of a CSV file, and a problem for each row that could not be read. A blank cell leaves a field out."""
    if len(content) > yaml_limits.LARGEST_FILE:
        return [], [Problem("It is larger than 2 MB.", "Divide it into several files.", file)]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], [Problem("It is not UTF-8 text.", "Save it as 'CSV UTF-8'.", file)]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    entries: list[yaml_reading.FixtureEntry] = []
    problems: list[Problem] = []
    try:
        headings = _trim_row(next(reader, []))
        wrong = _check_headings(headings)
        if wrong:
            return [], [Problem(*wrong, file, 1)]
        for number, row in enumerate(reader, 2):
            if number > MOST_ROWS or len(problems) == MOST_PROBLEMS:
                problems.append(_report_excess(file, reader.line_num, len(problems)))
                break
            if any(cell.strip() for cell in row):
                found = _read_entry(file, len(entries) + len(problems) + 1, reader.line_num, headings, row)
                (problems if isinstance(found, Problem) else entries).append(found)  # type: ignore[arg-type]
    except csv.Error as error:
        problems.append(Problem(f"It is not CSV: {error}.", "Export it again as 'CSV UTF-8'.", file, reader.line_num))
    return entries, problems


def _trim_row(row: list[str]) -> list[str]:
    """Removes blank cells at the end of a row, which a spreadsheet may write up to the width of its widest row."""
    last = max((place for place, cell in enumerate(row, 1) if cell.strip()), default=0)
    return row[:last]


def _check_headings(headings: list[str]) -> tuple[str, str] | None:
    if len(headings) > MOST_COLUMNS:
        return f"Its first row has {len(headings):,} columns.", f"Keep those of the fields: {MOST_COLUMNS} at most."
    if MODEL not in headings:
        return "Its first row names no column 'model'.", "Start from a sheet exported here."
    for name in headings:
        if len(name) > yaml_limits.LONGEST_NAME:
            return f"'{cut_short(name)}' is too long for a field's name.", "Start from a sheet exported here."
        if name and headings.count(name) > 1:
            return f"Its first row names the column '{name}' twice.", "Keep one of the two."
    return None


def _report_excess(file: str, line: int, problems: int) -> Problem:
    if problems == MOST_PROBLEMS:
        return Problem("There are more rows that cannot be read.", "Mend these first.", file, line)
    remedy = "Delete the empty rows below the last record, or divide the sheet."
    return Problem(f"It has more than {MOST_ROWS:,} rows.", remedy, file, line)


def _read_entry(
    file: str, number: int, line: int, headings: list[str], row: list[str]
) -> yaml_reading.FixtureEntry | Problem:
    row = _trim_row(row)
    if len(row) > len(headings):
        return Problem("It has more cells than the first row.", "Take out the cells at its end.", file, line, number)
    cells = {name: csv_files.unescape_formula(cell) for name, cell in zip(headings, row, strict=False) if name and cell}
    model = cells.pop(MODEL, "")
    kind = kinds.find_kind(model.lower())
    held = kinds.get_fields(kind) if kind else {}
    fields = {
        name: yaml_reading.FixtureValue(_read_value(kind, name, cell) if name in held else cell, cell, line)
        for name, cell in cells.items()
    }
    return yaml_reading.FixtureEntry(file, number, line, model, fields)


def _read_value(kind: Kind | None, name: str, cell: str) -> Any:
    """The cell as the YAML reader would return it. Unreadable cells stay text, for validation to report."""
    if kind is None:
        return cell
    field = kinds.get_fields(kind)[name]
    if field.is_relation:
        lines = [line.split(BETWEEN.strip()) for line in cell.split("\n") if line.strip()]
        keys = [[part.strip() or None for part in parts] for parts in lines]
        return keys if field.many_to_many else (keys[0] if len(keys) == 1 else cell)
    if isinstance(field, models.BooleanField):
        return {"yes": True, "true": True, "no": False, "false": False}.get(cell.strip().lower(), cell)
    if isinstance(field, models.IntegerField):
        return int(cell) if cell.strip().isdecimal() and len(cell) < 19 else cell
    return cell.replace("\r\n", "\n")

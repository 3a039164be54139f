"""Reads a spreadsheet of records: a row for each record, a column for each field, as `writing` writes them."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from guidance.content import kinds, yaml_limits, yaml_reading
from guidance.content.problems import Problem
from guidance.content.sheets import dates, tables, text_tables, workbooks, writing
from guidance.rules.limits.cut_short import cut_short

MOST_COLUMNS = 300  # our models have 110 fields in all
MOST_ROWS = 20_000  # includes empty rows, which a spreadsheet may write by the thousand
MOST_PROBLEMS = 100  # unreadable rows: with this many, fix the first ones and try again
# How files of other kinds begin, what they are, and the remedy.
OTHERS = {
    b"%PDF": ("It is a PDF.", "Choose the spreadsheet that it was made from."),
    b"\xd0\xcf\x11\xe0": (
        "It is an older workbook (.xls), or one with a password.", "Save it as .xlsx, without a password."
    ),
    b"\x89PNG": ("It is a picture.", "Choose a workbook saved as .xlsx, or a CSV file."),
    b"\xff\xd8\xff": ("It is a picture.", "Choose a workbook saved as .xlsx, or a CSV file."),
}  # fmt: skip


def read_sheet(file: str, content: bytes) -> tuple[list[yaml_reading.FixtureEntry], list[Problem], list[str]]:
    """The entries, a problem for each row that could not be read, and how the file was read where that was a choice.

    A blank cell leaves a field out, which clears it.
    """
    try:
        table = _read_table(content)
        headings, rows = _split_headings(table)
        told = table.told + dates.write_dates_out(rows, _find_date_columns(headings, rows))
    except tables.UnreadableError as error:
        return [], [Problem(error.wrong, error.remedy, file, error.line)], []
    entries, problems = _read_entries(file, headings, rows)
    return entries, problems, told


def _read_table(content: bytes) -> tables.SheetTable:
    if len(content) > yaml_limits.LARGEST_FILE:
        raise tables.UnreadableError("It is larger than 2 MB.", "Divide it into several files.")
    if not content.strip():
        raise tables.UnreadableError("It is empty.", "Choose a sheet exported here, or written like one.")
    for beginning, (wrong, remedy) in OTHERS.items():
        if content.startswith(beginning):
            raise tables.UnreadableError(wrong, remedy)
    read = workbooks.read_workbook if content.startswith(b"PK\x03\x04") else text_tables.read_text_table
    return read(content, MOST_ROWS)


def _split_headings(table: tables.SheetTable) -> tuple[list[str], list[tables.Row]]:
    headings = [name.strip() for name in _trim_row(table.rows[0].cells)] if table.rows else []
    wrong = _check_headings(headings)
    if wrong:
        raise tables.UnreadableError(*wrong, 1)
    return headings, table.rows[1:]


def _find_date_columns(headings: list[str], rows: Iterable[tables.Row]) -> dict[int, str]:
    """The columns that are of dates in every kind of record that the sheet has, by their place."""
    place = headings.index(writing.MODEL)
    named = {row.cells[place].strip().lower() for row in rows if place < len(row.cells)}
    found = [kinds.get_fields(kind) for name in named if (kind := kinds.find_kind(name))]
    holding = {name: [fields[name] for fields in found if name in fields] for name in headings if name}
    return {
        headings.index(name): name
        for name, fields in holding.items()
        if fields and all(isinstance(field, models.DateField) for field in fields)
    }


def _read_entries(
    file: str, headings: list[str], rows: Iterable[tables.Row]
) -> tuple[list[yaml_reading.FixtureEntry], list[Problem]]:
    entries: list[yaml_reading.FixtureEntry] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows, 2):
        if number > MOST_ROWS or len(problems) == MOST_PROBLEMS:
            problems.append(_report_excess(file, row.line, len(problems)))
            break
        if any(cell.strip() for cell in row.cells):
            found = _read_entry(file, len(entries) + len(problems) + 1, row.line, headings, row.cells)
            (problems if isinstance(found, Problem) else entries).append(found)  # type: ignore[arg-type]
    return entries, problems


def _trim_row(row: list[str]) -> list[str]:
    """Removes blank cells at the end of a row, which a spreadsheet may write up to the width of its widest row."""
    last = max((place for place, cell in enumerate(row, 1) if cell.strip()), default=0)
    return row[:last]


def _check_headings(headings: list[str]) -> tuple[str, str] | None:
    if len(headings) > MOST_COLUMNS:
        return f"Its first row has {len(headings):,} columns.", f"Keep those of the fields: {MOST_COLUMNS} at most."
    if writing.MODEL not in headings:
        return "Its first row does not name a column 'model'.", "Start from a sheet exported here."
    for name in headings:
        if len(name) > yaml_limits.LONGEST_NAME:
            return f"'{cut_short(name)}' is too long for a field's name.", "Start from a sheet exported here."
        if name and headings.count(name) > 1:
            return f"Its first row names the column '{name}' twice.", "Keep one of the two."
    return None


def _report_excess(file: str, line: int, problems: int) -> Problem:
    if problems == MOST_PROBLEMS:
        return Problem("There are more rows that cannot be read.", "Fix these first.", file, line)
    remedy = "Delete the empty rows below the last record, or divide the sheet."
    return Problem(f"It has more than {MOST_ROWS:,} rows.", remedy, file, line)


def _read_entry(
    file: str, number: int, line: int, headings: list[str], row: list[str]
) -> yaml_reading.FixtureEntry | Problem:
    row = _trim_row(row)
    if len(row) > len(headings):
        return Problem("It has more cells than the first row.", "Take out the cells at its end.", file, line, number)
    cells = {name: cell for name, cell in zip(headings, row, strict=False) if name and cell}
    model = cells.pop(writing.MODEL, "")
    kind = kinds.find_kind(model.lower())
    held = kinds.get_fields(kind) if kind else {}
    fields = {
        name: yaml_reading.FixtureValue(_read_value(kind, name, cell) if name in held else cell, cell, line)
        for name, cell in cells.items()
    }
    return yaml_reading.FixtureEntry(file, number, line, model, fields, frozenset(headings))


def _read_value(kind: kinds.Kind | None, name: str, cell: str) -> Any:
    """The cell as the YAML reader would return it. Unreadable cells stay text, for validation to report."""
    if kind is None:
        return cell
    field = kinds.get_fields(kind)[name]
    if field.is_relation:
        lines = [line.split(writing.BETWEEN.strip()) for line in cell.split("\n") if line.strip()]
        keys = [[part.strip() or None for part in parts] for parts in lines]
        return keys if field.many_to_many else (keys[0] if len(keys) == 1 else cell)
    if isinstance(field, models.BooleanField):
        return {"yes": True, "true": True, "no": False, "false": False}.get(cell.strip().lower(), cell)
    if isinstance(field, models.IntegerField):
        return int(cell) if cell.strip().isdecimal() and len(cell) < 19 else cell
    return cell

"""Writes records as a table: a row for each record, a column for each field. As CSV, or as an Excel workbook.

A reference is the parts of a natural key with ' | ' between them. A list of references has one on each line.
"""

import io
from collections.abc import Iterable
from datetime import date

import xlsxwriter

from guidance.content import kinds
from guidance.content.records import Record
from guidance.rules import csv_files

MODEL = "model"
BETWEEN = " | "
LONGEST_CELL = 32_767  # characters, in Excel
MOST_WIDE = 60  # columns that are made wide enough to read


class TooLongError(ValueError):
    """A text is longer than a cell of Excel's may be."""


def write_csv(records: Iterable[Record]) -> str:
    """A cell that a spreadsheet would run as a formula gets an apostrophe in front, which reading removes again."""
    return csv_files.write_csv(_build_table(records))


def write_workbook(records: Iterable[Record]) -> bytes:
    """Every cell is text, so that Excel takes nothing for a date, a number or a formula.

    Raises TooLongError.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        heading = book.add_format({"num_format": "@", "bold": True})
        sheet = book.add_worksheet("Records")
        sheet.freeze_panes(1, 0)
        for row, cells in enumerate(_build_table(records)):
            for column, cell in enumerate(cells):
                if len(cell) > LONGEST_CELL:
                    raise TooLongError(f"A text of {len(cell):,} characters is longer than a cell of Excel's may be.")
                if cell or not row:
                    sheet.write_string(row, column, cell, text if row else heading)
        sheet.set_column(0, MOST_WIDE, 24, text)
    return file.getvalue()


def _build_table(records: Iterable[Record]) -> Iterable[list[str]]:
    """The first row names the columns: the model, then every field that any of the records has."""
    found = list(records)
    names = list(dict.fromkeys(name for record in found for name in kinds.get_fields(record.kind)))
    yield [MODEL, *names]
    for record in found:
        yield [kinds.get_label(record.kind), *(_write_cell(record, name) for name in names)]


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

"""The cells of one sheet of an Excel workbook as text, read by openpyxl once the parts that it opens are bounded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal, InvalidOperation
from io import BytesIO
from posixpath import join, normpath
from typing import Any

import openpyxl
from lxml import etree

from guidance.documents.unpacking import Parts
from guidance.rules.recruitment.tailoring import clean_line

MOST_ROWS, MOST_COLUMNS = 200, 100
LONGEST_TEXT = 500  # longer than what any field takes, so that the field refuses it
_BOOK, _LINKS, _SHEETS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/"


@dataclass(frozen=True, slots=True)
class SheetCell:
    """`text` is a day as '2026-12-01', and a number as Excel shows it, without an exponent."""

    text: str
    is_formula: bool = False
    is_error: bool = False


RowOfCells = Mapping[int, SheetCell]


def read_sheet(data: bytes, parts: Parts, name: str) -> dict[int, RowOfCells] | None:
    """The first rows that have something in them, by their numbers from 1; columns from 0. None without the sheet.

    `parts` refuses a DOCTYPE and what is too large. openpyxl opens of the other sheets no more than their beginning.
    """
    path = _find_path(parts, name)
    if path is None:
        return None
    if path not in parts.names:
        raise ValueError("The workbook names a sheet that it does not have")
    for part in parts.names:
        is_read = part == path or not part.startswith(_SHEETS)
        if is_read and part.endswith((".xml", ".rels")) and part not in (_BOOK, _LINKS):
            parts.parse(part)
    sheet: Any = openpyxl.load_workbook(BytesIO(data), read_only=True, keep_links=False)[name]
    sheet.reset_dimensions()  # what a file says of its own size need not be so
    rows = enumerate(sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS), start=1)
    found = ((number, {place: _read_cell(cell) for place, cell in enumerate(row)}) for number, row in rows)
    return {number: filled for number, row in found if (filled := {at: one for at, one in row.items() if one.text})}


def _find_path(parts: Parts, name: str) -> str | None:
    """Of the sheet with the name, as openpyxl finds it."""
    book, links = parts.parse(_BOOK), parts.parse(_LINKS)
    targets = {str(one.get("Id")): str(one.get("Target")) for one in links}
    for sheet in book.iter("{*}sheet"):
        if sheet.get("name") == name:
            key = next((str(value) for about, value in sheet.items() if etree.QName(about).localname == "id"), "")
            return normpath(join("/xl", targets[key])).lstrip("/")
    return None


def _read_cell(cell: Any) -> SheetCell:
    value = cell.value
    if value is None:
        return SheetCell("")
    if isinstance(value, datetime) and value.time() == time():
        return SheetCell(value.date().isoformat())
    if isinstance(value, bool):
        return SheetCell("yes" if value else "no")
    number = read_number(str(value)) if isinstance(value, int | float) else None
    text = clean_line(str(value)[:LONGEST_TEXT]) if number is None else f"{number:f}"
    return SheetCell(text, is_formula=cell.data_type == "f", is_error=cell.data_type == "e")


def read_number(text: str) -> Decimal | None:
    """As Excel shows it: it saves 0.8 as 0.80000000000000004, of which fifteen digits count."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number) >= Decimal("1e12"):
        return None
    return Decimal(f"{float(number):.12g}").normalize()


def times_100(text: str) -> str:
    """A share, kept as 0.6 and shown as 60%, as a person types it: '60'."""
    number = None if text.endswith("%") else read_number(text)
    return text if number is None else f"{(number * 100).normalize():f}"

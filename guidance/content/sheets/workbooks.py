"""Reads an Excel workbook (.xlsx) as a table, in bounded memory. Nothing in it is run or followed."""

import io
import struct
import zipfile
import zlib
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.utils.exceptions import InvalidFileException

from guidance.content.sheets import tables
from guidance.rules.limits.cut_short import cut_short

MOST_PARTS = 200
MOST_UNPACKED = 64 * 1024 * 1024  # bytes: 5,000 rows of our longest texts are a quarter of that
LARGEST_RATIO = 150  # a workbook's XML compresses about 10 times, rows of blank cells 100 times
MOST_COLUMNS_READ = 16_384  # all that Excel has
_TYPES = "[Content_Types].xml"
# What a truncated or malicious file can raise.
_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, ParseError, DefusedXmlException,
    InvalidFileException, AttributeError, EOFError, IndexError, KeyError, NotImplementedError, OSError, OverflowError,
    RuntimeError, TypeError, UnicodeError, ValueError,
)  # fmt: skip


def read_workbook(content: bytes, most_rows: int) -> tables.SheetTable:
    """Its first sheet that is shown. Of no more rows than one above `most_rows`. Raises tables.UnreadableError."""
    try:
        _check_parts(content)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if not shown:
            raise tables.UnreadableError("It has no sheet that is shown.", "Put the records on its first sheet.")
        table = tables.SheetTable(_read_rows(shown[0], most_rows))
    except _BROKEN as error:
        raise tables.UnreadableError(
            "It is not a workbook that can be read.", "Save it again as .xlsx, or as CSV."
        ) from error
    if len(shown) > 1:
        table.told.append(f"Only its first sheet was read, '{cut_short(shown[0].title)}'. It has {len(shown)}.")
    return table


def _check_parts(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        infos = packed.infolist()
        unpacked, held = (sum(getattr(info, size) for info in infos) for size in ("file_size", "compress_size"))
        if len(infos) > MOST_PARTS or unpacked > MOST_UNPACKED or unpacked > LARGEST_RATIO * max(held, 1):
            raise tables.UnreadableError(
                "It unpacks to far more than a sheet of records does.", "Divide it, or save it as CSV."
            )
        names = {info.filename for info in infos}
        types = packed.read(_TYPES) if _TYPES in names else b""
    if b"macroEnabled" in types or any("vbaproject" in name.lower() for name in names):
        raise tables.UnreadableError("It has macros in it, so it was not opened.", "Save it as .xlsx, without macros.")
    if "mimetype" in names:
        raise tables.UnreadableError("It is an OpenDocument file.", "Save it as .xlsx, or as CSV.")
    if b"spreadsheetml" not in types:
        raise tables.UnreadableError("It is not a spreadsheet.", "Choose a workbook saved as .xlsx, or a CSV file.")


def _read_rows(sheet: Any, most_rows: int) -> list[tables.Row]:
    sheet.reset_dimensions()  # what a file says of its own size need not be so
    rows = []
    for number, cells in enumerate(sheet.iter_rows(max_row=most_rows + 2, max_col=MOST_COLUMNS_READ), 1):
        rows.append(tables.Row(number, [_read_cell(cell) for cell in cells]))
    return rows


def _read_cell(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in ("f", "e"):
        wrong = f"Cell {cell.coordinate} has {'a formula' if cell.data_type == 'f' else 'an error'}."
        raise tables.UnreadableError(wrong, "Paste the value in its place.", cell.row)
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case int() | float():
            return f"{Decimal(repr(value)):f}".removesuffix(".0")
    return str(value).replace("_x000D_\n", "\n").replace("\r\n", "\n")

"""Reads a plan back from its workbook, in bounded memory and time. Refuses a file that is not one of ours. Stores none.

Only the sheet of inputs is unpacked, with what names it and its texts. Nothing in the file is run, followed or worked
out: no macro, link, entity, formula or chart.
"""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from lxml import etree
from openpyxl.utils.exceptions import InvalidFileException

from guidance.documents import unpacking
from guidance.documents.plan_workbook import inputs_sheet, sheet_cells
from guidance.rules.limits.cut_short import cut_short
from guidance.rules.plans.plan_texts import Column
from guidance.rules.plans.plans import MOST_POSTS

MOST_BYTES = 2 * 1024 * 1024
MOST_UNPACKED = 64 * 1024 * 1024  # 40 posts over five years, as LibreOffice saves them, are half of that

TOO_BIG = "The file is larger than 2 MB. A plan from this site is smaller, so this is another file."
NOT_EXCEL = "The file is not an Excel file that can be read. Upload the .xlsx file that you downloaded from this site."
OLD_EXCEL = (
    "The file is an Excel file of the older kind (.xls), or has a password. Save it as an Excel workbook (.xlsx) "
    "without a password, and upload that."
)
OPEN_DOCUMENT = "The file is an OpenDocument spreadsheet (.ods). Save it as an Excel workbook (.xlsx), and upload that."
TEXT = "The file is text, such as CSV. Upload the .xlsx file, or paste the rows into the box for rows."
UNPACKS_TOO_BIG = "The file unpacks to far more than our plans do, so it was not opened."
MACROS = "The file has macros in it, so it was not opened. Save it as an Excel workbook (.xlsx), without macros."
LINKS = (
    "The file is linked to other files, so it was not opened. Break the links in Excel, save it, and upload it again."
)
NOT_OURS = (
    f"The file is an Excel file, but has no sheet '{inputs_sheet.INPUTS}' as our plans have. Upload one from this page."
)

_KINDS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What a truncated or malicious file can raise.
_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, etree.XMLSyntaxError, ParseError,
    DefusedXmlException, InvalidFileException, AttributeError, EOFError, LookupError, NotImplementedError, OSError,
    OverflowError, RuntimeError, TypeError, UnicodeError, ValueError,
)  # fmt: skip


class NotOurPlan(ValueError):  # noqa: N818  it says what the file is, not what went wrong
    """The message is a plain sentence for the reader."""


@dataclass(frozen=True, slots=True)
class WorkbookRead:
    """As text, to be checked as what is typed is checked: what is said of the plan by its words, and its rows."""

    said: Mapping[str, str]
    rows: list[dict[str, str]]


def read_workbook(file: BinaryIO | bytes) -> WorkbookRead:
    """Raises NotOurPlan."""
    data = file if isinstance(file, bytes) else file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise NotOurPlan(TOO_BIG)
    if not zipfile.is_zipfile(BytesIO(data)):
        raise NotOurPlan(_say_what_it_is(data))
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            return _read_parts(data, unpacking.Parts(packed, most_unpacked=MOST_UNPACKED))
    except NotOurPlan:
        raise
    except unpacking.TooMuch as error:
        raise NotOurPlan(UNPACKS_TOO_BIG) from error
    except _BROKEN as error:
        raise NotOurPlan(NOT_EXCEL) from error


def _say_what_it_is(data: bytes) -> str:
    if data.startswith(_OLD_OFFICE):
        return OLD_EXCEL
    return TEXT if data and b"\0" not in data[:4096] and not data.startswith((b"%PDF", b"<")) else NOT_EXCEL


def _read_parts(data: bytes, parts: unpacking.Parts) -> WorkbookRead:
    _refuse_harmful_parts(parts.infos)
    if "mimetype" in parts.names and b"opendocument" in parts.read("mimetype"):
        raise NotOurPlan(OPEN_DOCUMENT)
    if "[Content_Types].xml" not in parts.names:
        raise NotOurPlan(NOT_EXCEL)
    if b"macroEnabled" in parts.read("[Content_Types].xml"):
        raise NotOurPlan(MACROS)
    rows = sheet_cells.read_sheet(data, parts, inputs_sheet.INPUTS)
    if rows is None:
        raise NotOurPlan(NOT_OURS)
    return _read_inputs(rows)


def _refuse_harmful_parts(infos: list[zipfile.ZipInfo]) -> None:
    names = [info.filename.lower() for info in infos]
    if any(
        name.endswith(("vbaproject.bin", ".vba")) or "/activex/" in name or "/macrosheets/" in name for name in names
    ):
        raise NotOurPlan(MACROS)
    if any("/externallinks/" in name or name.endswith("connections.xml") for name in names):
        raise NotOurPlan(LINKS)
    if len(set(names)) != len(names) or any(info.flag_bits & 1 or info.compress_type not in _KINDS for info in infos):
        raise NotOurPlan(NOT_EXCEL)


def _read_inputs(rows: Mapping[int, sheet_cells.RowOfCells]) -> WorkbookRead:
    """The row of the headings is the first that has most of them. What is said of the plan is above it."""
    head, columns = _find_headings(rows)
    said = {}
    for number, row in rows.items():
        about = row[0].text if 0 in row else ""
        value = next((cell for place, cell in sorted(row.items()) if place > 0), None)
        is_of_plan = about in (
            inputs_sheet.FIRST_DAY,
            inputs_sheet.LAST_DAY,
            inputs_sheet.PATIENTS,
        ) or about.startswith(inputs_sheet.ALLOCATION)
        if number < head and value and is_of_plan:
            said[about] = _read(value, about)
    below = [(number, row) for number, row in sorted(rows.items()) if number > head]
    found = [_read_row(turn, row, columns) for turn, (_, row) in enumerate(below, start=1)]
    filled = [row for row in found if any(row.values())]
    if len(filled) > MOST_POSTS:
        raise NotOurPlan(f"A plan has {MOST_POSTS} posts at most, and the sheet '{inputs_sheet.INPUTS}' has more.")
    return WorkbookRead(said, filled)


def _find_headings(rows: Mapping[int, sheet_cells.RowOfCells]) -> tuple[int, dict[Column, int]]:
    words = {heading.casefold(): column for column, heading in inputs_sheet.HEADINGS.items()}
    best, columns = 0, dict[Column, int]()
    for number, row in rows.items():
        found: dict[Column, int] = {}
        for place, cell in sorted(row.items()):
            column = words.get(cell.text.casefold())
            if column and column in found:
                name = inputs_sheet.HEADINGS[column]
                raise NotOurPlan(f"The sheet '{inputs_sheet.INPUTS}' has the column '{name}' twice. Keep one of them.")
            if column:
                found[column] = place
        if len(found) > len(columns):
            best, columns = number, found
    missing = [f"'{heading}'" for column, heading in inputs_sheet.HEADINGS.items() if column not in columns]
    if missing:
        lacks = "the column" if len(missing) == 1 else "the columns"
        raise NotOurPlan(
            f"The sheet '{inputs_sheet.INPUTS}' lacks {lacks} {', '.join(missing)}. Put the headings back as they were."
        )
    return best, columns


def _read_row(turn: int, row: sheet_cells.RowOfCells, columns: Mapping[Column, int]) -> dict[str, str]:
    read = {}
    for column, place in columns.items():
        cell = row.get(place)
        about = f"row {turn} of the posts, under '{inputs_sheet.HEADINGS[column]}'"
        text = _read(cell, about) if cell else ""
        read[column.value] = sheet_cells.times_100(text) if column == Column.SHARE else text
    return read


def _read(cell: sheet_cells.SheetCell, about: str) -> str:
    if cell.is_formula or cell.is_error:
        what = "a formula" if cell.is_formula else "an error"
        raise NotOurPlan(
            f"The sheet '{inputs_sheet.INPUTS}' has {what} in {cut_short(about, 80)}. Type what it should be."
        )
    return cell.text

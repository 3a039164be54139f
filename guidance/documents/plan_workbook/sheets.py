"""Writes the cells of one sheet. Whatever anybody typed is written as text, never as a formula or a link."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import CellFormulaTuple, Worksheet

from guidance.documents.plan_workbook.styles import Styles

NOT_FOUND = "not found"
DAY_BEFORE_1900 = date(1899, 12, 30)  # Excel counts its days from here
A3, A4 = 8, 9
_LINE = 13  # points

Result = Decimal | int | str | date | None


class PlainWorksheet(Worksheet):
    def put_formula(self, row: int, column: int, formula: str, style: Format, result: float | str) -> None:
        """As `write_formula`, which looks through each formula 29 times for functions of newer Excels. We use none of
        them, and with a plan's thousands of formulas that took most of the time. Without the equals sign."""
        self._check_dimensions(row, column)
        self.table[row][column] = CellFormulaTuple(formula, style, result)

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        """A formula in one piece, as XlsxWriter writes it in several: that took a third of the time."""
        if not isinstance(cell, CellFormulaTuple):
            super()._write_cell(row, col, cell)
            return
        value, kind = str(cell.value), ""
        if isinstance(cell.value, str):
            value, kind = escape(value), ' t="str"' if value else ""
        place = f'r="{_name_column(col)}{row + 1}" s="{cell.format._get_xf_index()}"{kind}'  # noqa: SLF001  its own
        self.fh.write(f"<c {place}><f>{escape(cell.formula)}</f><v>{value}</v></c>")


class Pen:
    """Rows and columns are counted from 0, as XlsxWriter does."""

    def __init__(self, book: Workbook, styles: Styles, name: str, title: str, *notes: str) -> None:
        self.sheet = book.add_worksheet(name, PlainWorksheet)
        self.styles = styles
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.sheet.set_footer("&L&A&RPage &P of &N")
        self.sheet.hide_gridlines(2)
        self.sheet.set_default_row(_LINE + 2)
        self.sheet.set_row(0, 24)
        self.text(0, 0, title, styles.title)
        for row, note in enumerate(notes, start=1):
            self.text(row, 0, note, styles.note)

    def text(self, row: int, column: int, text: str, style: Format | None = None) -> None:
        if text:
            self.sheet.write_string(row, column, text, style or self.styles.text)
        elif style:
            self.sheet.write_blank(row, column, None, style)

    def number(self, row: int, column: int, number: Decimal | int | None, style: Format) -> None:
        """A number that is not known is text: a 0 would be added up."""
        if number is None:
            self.sheet.write_string(row, column, NOT_FOUND, style)
        else:
            self.sheet.write_number(row, column, float(number), style)

    def day(self, row: int, column: int, day: date | None, style: Format | None = None) -> None:
        if day is None:
            self.text(row, column, "", style)
        else:
            self.sheet.write_number(row, column, count_days(day), style or self.styles.day)

    def formula(self, row: int, column: int, formula: str, result: Result, style: Format | None = None) -> None:
        """`formula` is without its equals sign, and `result` what the portal worked out."""
        self.sheet.put_formula(row, column, formula, style or self.styles.pounds, _write_result(result))

    def headings(self, row: int, headings: Sequence[str], *, amounts: Sequence[int] = (), height: int = 30) -> None:
        """Those of amounts, by their columns, are on the right, as the amounts are."""
        self.sheet.set_row(row, height)
        for column, heading in enumerate(headings):
            style = self.styles.heading_right if column in amounts else self.styles.heading
            self.text(row, column, heading, style)

    def fit_height(self, row: int, text: str, width: int) -> None:
        """As many lines as the text needs in a column of the width: LibreOffice leaves a row as it was written."""
        lines = -(-len(text) // width)
        if lines > 1:
            self.sheet.set_row(row, _LINE * lines + 2)

    def print_on_a3(self) -> None:
        self.sheet.set_paper(A3)

    def widths(self, *widths: float) -> None:
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def freeze(self, row: int, column: int) -> None:
        """Rows above and columns before stay in sight, and are printed again on each page."""
        self.sheet.freeze_panes(row, column)
        self.sheet.repeat_rows(row - 1)
        if column:
            self.sheet.repeat_columns(0, column - 1)


def count_days(day: date) -> int:
    return (day - DAY_BEFORE_1900).days


_name_column = lru_cache(maxsize=1024)(xl_col_to_name)


def name_cell(row: int, column: int) -> str:
    """'C5', of a row and a column counted from 0."""
    return f"{_name_column(column)}{row + 1}"


def name_fixed(sheet: str, row: int, column: int) -> str:
    """'Inputs!$C$5'."""
    return f"{sheet}!${_name_column(column)}${row + 1}"


def name_range(sheet: str, first: tuple[int, int], last: tuple[int, int]) -> str:
    """'Months!$C$5:$F$5', of a row and a column each."""
    (top, left), (bottom, right) = first, last
    return f"{sheet}!${_name_column(left)}${top + 1}:${_name_column(right)}${bottom + 1}"


def _write_result(result: Result) -> float | str:
    if isinstance(result, Decimal):
        return float(result)
    if result is None:
        return NOT_FOUND
    return count_days(result) if isinstance(result, date) else result

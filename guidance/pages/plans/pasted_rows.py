"""Rows pasted from a spreadsheet: cells between tabs, or commas, the first row naming the columns."""

import csv
from collections.abc import Mapping

from guidance.rules.limits.cut_short import cut_short
from guidance.rules.plans import plan_texts, plans

LONGEST_PASTE = 20_000  # characters
LONGEST_CELL = 200
# Other words at the head of a column.
ALSO_CALLED: Mapping[str, str] = {
    "name": plan_texts.Column.NAME,
    "post name": plan_texts.Column.NAME,
    "title": plan_texts.Column.NAME,
    "job title": plan_texts.Column.NAME,
    "afc band": plan_texts.Column.BAND,
    "step": plan_texts.Column.STEP,
    "point": plan_texts.Column.STEP,
    "fte": plan_texts.Column.WTE,
    "hours": plan_texts.Column.HOURS,
    "zone": plan_texts.Column.ZONE,
    "place": plan_texts.Column.ZONE,
    "location": plan_texts.Column.ZONE,
    "area": plan_texts.Column.ZONE,
    "first or later": plan_texts.Column.PLACE,
    "start": plan_texts.Column.STARTS,
    "starts": plan_texts.Column.STARTS,
    "start date": plan_texts.Column.STARTS,
    "end": plan_texts.Column.ENDS,
    "ends": plan_texts.Column.ENDS,
    "end date": plan_texts.Column.ENDS,
    "share": plan_texts.Column.SHARE,
    "our share": plan_texts.Column.SHARE,
    "your share": plan_texts.Column.SHARE,
    "other costs": plan_texts.Column.OTHER,
    "levy": plan_texts.Column.LEVY,
    "pay": plan_texts.Column.PAY,
    "salary": plan_texts.Column.PAY,
    "full-time pay": plan_texts.Column.PAY,
    "maximum": plan_texts.Column.MOST,
    **{column.value: column for column in plan_texts.Column},
    **{heading.casefold(): column for column, heading in plan_texts.HEADINGS.items()},
}


class PasteError(ValueError):
    """Says in a sentence why a paste can't be read as rows."""


def read_paste(text: str) -> list[dict[str, str]]:
    """The rows as text, by column. Raises PasteError. What is in the cells is read with the other rows."""
    if len(text) > LONGEST_PASTE:
        raise PasteError(f"Paste {LONGEST_PASTE:,} characters or fewer: this is {len(text):,}")
    written = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    if not written:
        raise PasteError("Paste the rows first, with the names of their columns above them")
    lines = [_divide(line, _find_mark(written[0])) for line in written]
    columns = [_find_column(name, place) for place, name in enumerate(lines[0], start=1)]
    twice = next((column for column in columns if column and columns.count(column) > 1), "")
    if twice:
        raise PasteError(f"Row 1 names the column '{plan_texts.HEADINGS[twice]}' twice. Keep one of them")
    if len(lines) == 1:
        raise PasteError("There is no row under the names of the columns")
    if len(lines) - 1 > plans.MOST_POSTS:
        raise PasteError(f"A plan has {plans.MOST_POSTS} posts at most, and these are {len(lines) - 1}")
    return [_read_line(number, line, columns) for number, line in enumerate(lines[1:], start=2)]


def _find_mark(names: str) -> str:
    """What is between the cells: a tab, as a spreadsheet copies them, or what is so in a CSV file."""
    return next((mark for mark in "\t,;" if mark in names), "\t")


def _divide(line: str, mark: str) -> list[str]:
    """Each line alone, so that a quotation mark that is never closed takes no other line with it."""
    return line.split("\t") if mark == "\t" else next(csv.reader([line], delimiter=mark, skipinitialspace=True))


def _find_column(name: str, place: int) -> str:
    """Blank for an empty column after the last."""
    said = " ".join(name.split()).casefold()
    if not said:
        return ""
    if said not in ALSO_CALLED:
        known = ", ".join(plan_texts.HEADINGS.values())
        raise PasteError(f"Row 1, column {place}: we do not know '{cut_short(name.strip(), 40)}'. We know {known}")
    return ALSO_CALLED[said]


def _read_line(number: int, line: list[str], columns: list[str]) -> dict[str, str]:
    cells = [cell.strip().strip('"') for cell in line]
    named = [place < len(columns) and bool(columns[place]) for place in range(len(cells))]
    over = next((place for place, cell in enumerate(cells, start=1) if cell and not named[place - 1]), 0)
    if over:
        raise PasteError(f"Row {number}, column {over}: this cell has no name of a column above it")
    long = next((place for place, cell in enumerate(cells, start=1) if len(cell) > LONGEST_CELL), 0)
    if long:
        raise PasteError(f"Row {number}, column {long}: a cell has {LONGEST_CELL} characters at most")
    return {column: cell for column, cell in zip(columns, cells, strict=False) if column}

"""A grid of amounts that was typed, or pasted from a spreadsheet: rows on lines, with tabs between the cells."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from guidance.rules.limits.cut_short import cut_short

LONGEST_PASTED = 20_000  # characters: a sheet of all bands has under 1,000
LONGEST_CELL = 40
MOST_ROWS = 100
MOST_FAULTS = 20
LARGEST = Decimal(999_999)

_AMOUNT = re.compile(r"[£\s]*([0-9]{1,3}(?:[ ,\u00a0][0-9]{3})+|[0-9]{1,9})(?:\.([0-9]{1,9}))?[%\s]*", re.ASCII)
_EMPTY = {"", "-", "\N{EN DASH}", "\N{EM DASH}"}

# The keys of a row and a column.
Cell = tuple[str, str]


@dataclass(frozen=True)
class Grid:
    """`rows` are the names of each row: the first is how we call it. `columns` are words in the heading of each."""

    rows: Mapping[str, Sequence[str]]
    columns: Mapping[str, Sequence[str]]

    def find_row(self, text: str) -> str | None:
        wanted = " ".join(text.split()).casefold()
        return next((key for key, names in self.rows.items() if wanted in map(str.casefold, names)), None)

    def find_column(self, heading: str) -> str | None:
        read = heading.casefold()
        return next((key for key, words in self.columns.items() if any(word in read for word in words)), None)


@dataclass(frozen=True)
class PastedGrid:
    """The cells as they were pasted. With any fault, nothing is known of the rest of its row."""

    cells: Mapping[Cell, str]
    faults: Sequence[str]


def read_amount(text: str, *, places: int = 2) -> tuple[Decimal | None, str]:
    """The amount, or what is wrong with it. An empty cell has neither."""
    text = text.strip()
    if text in _EMPTY:
        return None, ""
    found = _AMOUNT.fullmatch(text) if len(text) <= LONGEST_CELL else None
    shown = cut_short(text, LONGEST_CELL)
    if found is None:
        return None, f"'{shown}' is not an amount. Write it in figures: 32073 or 32,073.50."
    fraction = (found[2] or "").rstrip("0")
    if len(fraction) > places:
        return None, f"'{shown}' has more than {places} decimal places."
    amount = Decimal(f"{re.sub('[^0-9]', '', found[1])}.{fraction or 0}")
    if amount == 0:
        return None, "An amount is never 0. Leave the cell empty if you have not found it."
    if amount > LARGEST:
        return None, f"'{shown}' is too large: check the amount."
    return amount, ""


def read_pasted(text: str, grid: Grid) -> PastedGrid:
    """Rows in any order, each with its name in the first cell. A first row without such a name names the columns."""
    lines = [line.split("\t") for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_ROWS:
        return PastedGrid({}, [f"There are {len(lines)} rows. Paste {MOST_ROWS} at most."])
    order: Sequence[str | None] = list(grid.columns)
    cells: dict[Cell, str] = {}
    faults: list[str] = []
    named = bool(lines) and grid.find_row(lines[0][0]) is None and any(map(grid.find_column, lines[0][1:]))
    if named:
        order = [grid.find_column(heading) for heading in lines[0][1:]]
    for number, line in enumerate(lines[named:], 1 + named):
        faults += _read_line(number, [cell.strip() for cell in line], grid, order, cells, named=named)
    return PastedGrid(cells, faults[:MOST_FAULTS])


def _read_line(
    number: int, line: list[str], grid: Grid, order: Sequence[str | None], cells: dict[Cell, str], *, named: bool
) -> Iterator[str]:
    row, given = grid.find_row(line[0]), line[1:]
    if row is None:
        name = cut_short(line[0], LONGEST_CELL)
        yield f"Row {number}: '{name}' is not a row of this grid. Begin it with a name as the grid has it."
        return
    while given and not given[-1]:
        given.pop()
    if not named and len(given) != len(order):
        yield (
            f"Row {number}, {grid.rows[row][0]}: it has {len(given)} amounts, and the grid has {len(order)} columns. "
            "Paste the row of headings too, or leave an empty cell for each that is missing."
        )
        return
    if len(given) > len(order):
        yield f"Row {number}, {grid.rows[row][0]}: it has more cells than there are headings."
        return
    for column, text in zip(order, given, strict=False):
        if column and text not in _EMPTY:
            if (row, column) in cells:
                yield f"Row {number}, {grid.rows[row][0]}: its amount in one column is given twice."
                return
            cells[row, column] = text

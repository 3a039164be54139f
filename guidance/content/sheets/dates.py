"""Turns dates as Excel in Britain writes them into year, month and day, where a column leaves no doubt."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from guidance.content.sheets.tables import Row, UnreadableError

_IN_FIGURES = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?: 00:00(?::00)?)?", re.ASCII)
_WITH_A_NAME = re.compile(r"\d{1,2}[- ][A-Za-z]{3}[- ]\d{4}", re.ASCII)
DAY_FIRST, MONTH_FIRST = "day, month and year", "month, day and year"


def write_dates_out(rows: Iterable[Row], columns: dict[int, str]) -> list[str]:
    """Changes the cells of these columns in place, and says in which order they were read.

    Raises UnreadableError where a column's dates could be read in either order: '04/05/2024'.
    """
    told: dict[str, list[str]] = {}
    held = list(rows)
    for column, name in columns.items():
        cells = [row for row in held if column < len(row.cells) and row.cells[column].strip()]
        order = _find_order([(row.line, row.cells[column].strip()) for row in cells], name)
        for row in cells:
            row.cells[column] = _write_out(row.cells[column], order)
        if order:
            told.setdefault(order, []).append(name)
    return [f"The dates in {', '.join(names)} were read as {order}." for order, names in told.items()]


def _find_order(cells: list[tuple[int, str]], name: str) -> str:
    """Blank if no date is written in figures with the year last."""
    found = [(line, text, match) for line, text in cells if (match := _IN_FIGURES.fullmatch(text))]
    pairs = [(int(match[1]), int(match[3])) for _, _, match in found]
    if any(first > 12 for first, _ in pairs):
        return DAY_FIRST
    if any(second > 12 for _, second in pairs):
        return MONTH_FIRST
    doubtful = next((one for one, (first, second) in zip(found, pairs, strict=True) if first != second), None)
    if doubtful:
        line, text, _ = doubtful
        wrong = f"The dates in the column {name} could begin with the day or with the month: {text}."
        raise UnreadableError(
            wrong, "Write them as 2026-11-21, or save the file as .xlsx, where a date is a date.", line
        )
    return DAY_FIRST if pairs else ""


def _write_out(cell: str, order: str) -> str:
    """The cell as it was if it is no date in that order: the checks then name it."""
    text = cell.strip()
    try:
        if _WITH_A_NAME.fullmatch(text):
            return datetime.strptime(text.replace(" ", "-"), "%d-%b-%Y").date().isoformat()  # noqa: DTZ007
        match = _IN_FIGURES.fullmatch(text)
        if not match:
            return cell
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        day, month = (first, second) if order == DAY_FIRST else (second, first)
        return date(year, month, day).isoformat()
    except ValueError:
        return cell

"""CSV files that Excel reads as UTF-8, with no cell run as a formula."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence

BYTE_ORDER_MARK = "\ufeff"  # without it Excel doesn't read the file as UTF-8
# A cell that starts with one of these is run as a formula (https://owasp.org/www-community/attacks/CSV_Injection).
STARTS_A_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_FRONT = re.compile(r"[\s'\ufeff]*")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)


class LineGivenBack:
    """A file for csv.writer that returns each line instead of storing it."""

    def write(self, text: str) -> str:
        return text


def write_csv(rows: Iterable[Sequence[str]]) -> str:
    return "".join(write_csv_lines(rows))


def write_csv_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the file line by line, to stream it. The first line starts with the byte order mark."""
    writer = csv.writer(LineGivenBack())
    mark = BYTE_ORDER_MARK
    for row in rows:
        yield mark + writer.writerow([escape_formula(cell) for cell in row])
        mark = ""


def escape_formula(cell: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run as a formula. A number stays as it is."""
    return f"'{cell}" if _runs_as_formula(cell) else cell


def unescape_formula(cell: str) -> str:
    """Undo `escape_formula`."""
    return cell[1:] if cell.startswith("'") and _runs_as_formula(cell) else cell


def _runs_as_formula(cell: str) -> bool:
    """Whether it starts a formula, with or without the spaces and line breaks that a program may take off its front.

    Nor do apostrophes at its front count, so that one that was there before is told from ours.
    """
    bare = _FRONT.sub("", cell, count=1)
    return bare.startswith(STARTS_A_FORMULA) and not _NUMBER.fullmatch(cell)

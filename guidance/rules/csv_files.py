"""CSV files that Excel reads as UTF-8, with no cell run as a formula."""

import csv
from collections.abc import Iterable, Iterator, Sequence

BYTE_ORDER_MARK = "\ufeff"  # without it Excel doesn't read the file as UTF-8
# A cell that starts with one of these is run as a formula (https://owasp.org/www-community/attacks/CSV_Injection).
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


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
    """Put an apostrophe before text that a spreadsheet would run as a formula."""
    return f"'{cell}" if cell.lstrip("'").startswith(STARTS_A_FORMULA) else cell


def unescape_formula(cell: str) -> str:
    """Undo `escape_formula`."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(STARTS_A_FORMULA) else cell

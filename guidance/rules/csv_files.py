"""Spreadsheets as CSV: Excel reads them as UTF-8 and shows every cell as it stands."""

import csv
from collections.abc import Iterable, Iterator, Sequence

BYTE_ORDER_MARK = "\ufeff"  # without it Excel does not take the file for UTF-8
# A cell that starts with one of these is run as a formula (https://owasp.org/www-community/attacks/CSV_Injection).
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class LineGivenBack:
    """What csv writes to: it gives each line back instead of keeping it."""

    def write(self, text: str) -> str:
        return text


def write_csv(rows: Iterable[Sequence[str]]) -> str:
    return "".join(write_csv_lines(rows))


def write_csv_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Line by line, for a file that is sent while it is made. The first begins with the byte order mark."""
    writer = csv.writer(LineGivenBack())
    mark = BYTE_ORDER_MARK
    for row in rows:
        yield mark + writer.writerow([escape_formula(cell) for cell in row])
        mark = ""


def escape_formula(cell: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.lstrip("'").startswith(STARTS_A_FORMULA) else cell


def unescape_formula(cell: str) -> str:
    """What `escape_formula` was given."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(STARTS_A_FORMULA) else cell

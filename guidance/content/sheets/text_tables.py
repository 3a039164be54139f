"""Reads a text file as a table: in UTF-8, UTF-16 or Windows-1252, with commas, semicolons or tabs between cells."""

import codecs
import csv
import io
from collections.abc import Iterator

from guidance.content import yaml_limits
from guidance.content.sheets import tables
from guidance.rules import csv_files

# Python's own limit is smaller than a text that an editor may type and export.
csv.field_size_limit(yaml_limits.LARGEST_FILE)
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_text_table(content: bytes, most_rows: int) -> tables.SheetTable:
    """Of no more rows than one above `most_rows`. Raises tables.UnreadableError."""
    text, encoding = _decode(content)
    separator = _find_separator(text)
    table = tables.SheetTable(list(_read_rows(text, separator, most_rows)))
    if encoding != "UTF-8":
        table.told.append(f"It was read as {encoding}: look whether £, dashes and accents are right.")
    if separator != ",":
        table.told.append(f"Its cells have {SEPARATORS[separator]} between them.")
    return table


def _decode(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding, by its byte order mark, or else the first that fits.

    UTF-16 without a mark is known by its null bytes: in a table of English every second byte is null.
    """
    marked = any(content.startswith(mark) for mark in _UTF_16)
    nulls = content[:2000].count(0)
    tried = (
        [("utf-16", "UTF-16")]
        if marked
        else [("utf-16-le" if content[1:2] == b"\0" else "utf-16-be", "UTF-16")]
        if nulls > len(content[:2000]) // 4
        else [("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252")]
    )
    for codec, name in tried:
        try:
            return content.decode(codec), name
        except UnicodeDecodeError:
            continue
    raise tables.UnreadableError(
        "Its letters are in none of UTF-8, UTF-16 and Windows-1252.", "Save it as 'CSV UTF-8', or as .xlsx."
    )


def _find_separator(text: str) -> str:
    """That which the first line, of names of fields, has most of; commas where it has none."""
    first_line = text.partition("\n")[0]
    return max(SEPARATORS, key=first_line.count)


def _read_rows(text: str, separator: str, most_rows: int) -> Iterator[tables.Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for number, cells in enumerate(reader):
            yield tables.Row(
                reader.line_num, [csv_files.unescape_formula(cell).replace("\r\n", "\n") for cell in cells]
            )
            if number > most_rows:
                return
    except csv.Error as error:
        raise tables.UnreadableError(
            f"It is not CSV: {error}.", "Export it again as 'CSV UTF-8'.", reader.line_num
        ) from error

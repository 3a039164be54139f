"""Turn Markdown into the words that readers see, on one line, for searching and for extracts."""

import re

# Neither pattern backtracks, so that a text made only of punctuation takes linear time.
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\[\s]*\)")
_MARK = re.compile(r"(?m)^[ \t]*(?:[-*+>]|\d+\.)\s+|[*_`|]{1,3}(?=\S)|(?<=\S)[*_`|]{1,3}|^[-:| ]+$")
_ROW = re.compile(r"(?m)^[ \t]*\|(.*)$")


def plain_text(markdown: str) -> str:
    """A table's row is a sentence, with commas between its cells."""
    rows_written = _ROW.sub(lambda row: _write_row(row[1]), _LINK.sub(r"\1", markdown))
    return " ".join(_MARK.sub("", rows_written).split())


def _write_row(row: str) -> str:
    if not row.strip("-:| \t"):
        return ""
    text = ", ".join(cell.strip() for cell in row.strip(" \t|").split("|") if cell.strip())
    return text if text.endswith((".", "?", "!")) else f"{text}."

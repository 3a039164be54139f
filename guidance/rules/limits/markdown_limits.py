"""How much Markdown we render. Longer text is shown as plain text, and the editor is told.

The parser makes a cell for every column in every row of a table, typed or not, so a few lines can become a page of a
million cells. The cost of everything else grows only with its length, because nesting stops at twenty levels.
"""

from html import escape

MOST_CHARACTERS = 20_000  # the longest text of the content has 1,500
MOST_COLUMNS = 20
MOST_CELLS = 2_000

# The characters of the line below a table's headings, including quotation and list markers before it.
_RULE = frozenset("-:| \t>*+.)0123456789")


def find_excess(text: str) -> str:
    """What is wrong and how to fix it, in two sentences. Blank if the text can be rendered."""
    if len(text) > MOST_CHARACTERS:
        return f"The text has {len(text):,} characters. Make it {MOST_CHARACTERS:,} or fewer, or put it in several."
    columns, cells = _measure_tables(text)
    if columns > MOST_COLUMNS:
        return f"A table has {columns:,} columns. Make it {MOST_COLUMNS} or fewer, or write a list."
    if cells > MOST_CELLS:
        return f"The tables have {cells:,} cells. Make it {MOST_CELLS:,} or fewer: a shorter table is read, too."
    return ""


def _measure_tables(text: str) -> tuple[int, int]:
    """The number of columns of the widest table, and of cells in all tables. A blank line ends a table."""
    widest = cells = columns = 0
    for line in text.splitlines():
        if not line.strip():
            columns = 0
        elif "|" in line and "-" in line and _RULE.issuperset(line):
            columns = sum("-" in part for part in line.split("|"))
            widest = max(widest, columns)
        cells += columns
    return widest, cells


def plain_paragraphs(text: str) -> list[list[str]]:
    """The lines of each paragraph of a text that is shown as plain text."""
    paragraphs = ([line.rstrip() for line in part.splitlines()] for part in text.split("\n\n"))
    return [lines for lines in paragraphs if any(lines)]


def plain_html(text: str) -> str:
    return "".join(f"<p>{'<br>'.join(map(escape, lines))}</p>" for lines in plain_paragraphs(text))

"""How much Markdown is read as Markdown: what is beyond it is shown as the text it is, and an editor is told.

A parser makes a cell for each column of a table in each of its rows, typed or not, so that a few lines of signs become
a page of a million cells. Of everything else the cost grows with the length alone: it nests twenty deep at the most.
"""

from html import escape

MOST_CHARACTERS = 20_000  # the longest text of the content has 1,500
MOST_COLUMNS = 20
MOST_CELLS = 2_000

# What the line below a table's heads is made of, within quotations and lists too.
_RULE = frozenset("-:| \t>*+.)0123456789")


def too_much(text: str) -> str:
    """What is wrong and how to mend it, in two sentences; blank where the text can be read as Markdown."""
    if len(text) > MOST_CHARACTERS:
        return f"The text has {len(text):,} characters. Make it {MOST_CHARACTERS:,} or fewer, or put it in several."
    columns, cells = _size_of_tables(text)
    if columns > MOST_COLUMNS:
        return f"A table has {columns:,} columns. Make it {MOST_COLUMNS} or fewer, or write a list."
    if cells > MOST_CELLS:
        return f"The tables have {cells:,} cells. Make it {MOST_CELLS:,} or fewer: a shorter table is read, too."
    return ""


def _size_of_tables(text: str) -> tuple[int, int]:
    """The columns of the widest table, and the cells of all. A table ends at the latest at an empty line."""
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
    """The lines of each paragraph of a text that is not read as Markdown."""
    paragraphs = ([line.rstrip() for line in part.splitlines()] for part in text.split("\n\n"))
    return [lines for lines in paragraphs if any(lines)]


def plain_html(text: str) -> str:
    return "".join(f"<p>{'<br>'.join(map(escape, lines))}</p>" for lines in plain_paragraphs(text))

"""Lines that were pasted from another document, without the marks that they had there.

The list or table that they go into has marks of its own.
"""

import re

# The last four are what Word has in its fonts of symbols.
_BULLETS = "•‣◦▪▫●○■□►➢➤✓✔·\N{EN DASH}\N{EM DASH}*-\uf0b7\uf0a7\uf0d8\uf0fc"
_MARK = re.compile(
    r"[\s\u200b\ufeff]*(?:"
    rf"[{re.escape(_BULLETS)}]+[\s\u00a0]+|[{re.escape(_BULLETS.replace('-', '').replace('*', ''))}]+"
    r"|[o§][\t]|o[\u00a0 ]{2,}"  # Word's bullet of the second level
    r"|\(?[0-9]{1,2}[.)][\s\u00a0]+|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}[.)]?\t[\s\u00a0]*"
    r"|\(?[a-z][)][\s\u00a0]+|[a-z]\.\t[\s\u00a0]*|\(?[ivx]{1,5}[)][\s\u00a0]+|[ivx]{1,5}\.\t[\s\u00a0]*"
    r")"
)


def strip_mark(line: str) -> str:
    """The line without the bullet or number that it was pasted with: '1.5 days a week' keeps its own."""
    found = _MARK.match(line)
    rest = line[found.end() :] if found else line
    return rest if rest.strip() else ""


def join_cells(line: str) -> str:
    """A row of a pasted table, whose cells have tabs between them, as one line: 'Clinic, weekly'."""
    cells = [cell.strip() for cell in line.split("\t")]
    return ", ".join(cell for cell in cells if cell)

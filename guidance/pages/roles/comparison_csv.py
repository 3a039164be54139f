"""A comparison of roles as a spreadsheet takes it."""

import csv
import html
import io

from django.utils.html import strip_tags

from guidance.pages.roles.comparison_page import Comparison, ComparisonRow, PointOnPage
from guidance.rules.csv_cells import inert

NOT_HELD = "not held"
BYTE_ORDER_MARK = "\ufeff"  # without it Excel does not take the file for UTF-8


def comparison_csv(comparison: Comparison, site_address: str) -> str:
    """The table row by row under a row of headings, and the sources of each row in its last column."""
    lines = [
        ["Heading", *(role.text for role in comparison.roles), "Sources"],
        *(_line(row, comparison, site_address) for row in comparison.rows),
    ]
    file = io.StringIO()
    csv.writer(file).writerows([inert(cell) for cell in line] for line in lines)
    return BYTE_ORDER_MARK + file.getvalue()


def _line(row: ComparisonRow, comparison: Comparison, site_address: str) -> list[str]:
    cells = ["\n".join(_words(point) for point in cell.points) or NOT_HELD for cell in row.cells]
    points = [point for cell in row.cells for point in cell.points]
    cited = [comparison.sources[number - 1] for number in sorted({note for point in points for note in point.notes})]
    sources = [f"{source.source_title} ({source.publisher}, {source.date_text})" for source in cited]
    pages = [f"{site_address}{point.more.href}" for point in points if point.more]
    return [row.heading, *cells, "; ".join(sources + pages)]


def _words(point: PointOnPage) -> str:
    text = html.unescape(strip_tags(point.html.replace("</p>", "\n").replace("</li>", "\n"))).strip()
    return f"{point.year}: {text}" if point.year else text

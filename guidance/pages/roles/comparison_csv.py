"""A comparison of roles as CSV."""

from guidance.pages.roles.comparison_page import Comparison
from guidance.presenters import comparison_tables
from guidance.rules.csv_files import write_csv


def write_comparison_csv(comparison: Comparison, site_address: str) -> str:
    """The table row by row under a row of headings, with each row's sources in the last column."""
    lines = [
        ["Heading", *(role.text for role in comparison.roles), "Sources"],
        *(_write_line(row, comparison, site_address) for row in comparison.rows),
    ]
    return write_csv(lines)


def _write_line(row: comparison_tables.ComparisonRow, comparison: Comparison, site_address: str) -> list[str]:
    cells = [
        "\n".join(_write_point(point) for point in cell.points) or comparison_tables.NOT_FOUND for cell in row.cells
    ]
    points = [point for cell in row.cells for point in cell.points]
    cited = [comparison.sources[number - 1] for number in sorted({note for point in points for note in point.notes})]
    sources = [f"{source.source_title} ({source.publisher}, {source.date_text})" for source in cited]
    pages = [f"{site_address}{point.more.href}" for point in points if point.more]
    return [row.heading, *cells, "; ".join(sources + pages)]


def _write_point(point: comparison_tables.PointOnPage) -> str:
    text = comparison_tables.text_of_markup(point.html)
    return f"{point.year}: {text}" if point.year else text

"""A comparison of two contract years as CSV."""

from guidance.pages.contract import clauses_compared
from guidance.pages.contract.comparison_page import YearComparison
from guidance.presenters import comparison_tables
from guidance.presenters.citations import SourceCited
from guidance.rules.csv_files import write_csv
from guidance.rules.word_difference import WordChange


def year_comparison_csv(comparison: YearComparison, site_address: str) -> str:
    """A line for each clause and each question, with the words of both years in full and the sources last."""
    before, after = comparison.years
    lines = [
        ["What", "Result", before.label, after.label, "What was compared", "Reads more like", "Sources"],
        *(_write_clause_line(clause, comparison, site_address) for clause in comparison.clauses),
        *(_write_question_line(row, comparison.sources) for row in comparison.rows),
    ]
    return write_csv(lines)


def _write_clause_line(
    clause: clauses_compared.ClauseCompared, comparison: YearComparison, site_address: str
) -> list[str]:
    sources = [f"{_name_source(comparison.sources[side.note - 1])}: {side.locator}" for side in clause.sides]
    pages = [f"{site_address}{side.href}" for side in clause.sides]
    return [
        f"{clause.number} {clause.heading}".strip(),
        clause.outcome,
        *(_get_words(clause, year.label, dropped) for year, dropped in zip(comparison.years, _DROPPED, strict=True)),
        clause.basis,
        f"{clause.like} of {clause.like_year}" if clause.like else "",
        "; ".join(sources + pages),
    ]


_DROPPED = (WordChange.ADDED, WordChange.REMOVED)  # left out of the first year's words, and of the second's


def _get_words(clause: clauses_compared.ClauseCompared, year: str, dropped: WordChange) -> str:
    side: clauses_compared.SideOfClause | None = next((one for one in clause.sides if one.year == year), None)
    if side is None:
        return comparison_tables.NOT_FOUND
    if clause.pieces:
        return "".join(piece.text for piece in clause.pieces if piece.change != dropped)
    return f"{side.label}: {comparison_tables.text_of_markup(side.html)}"


def _write_question_line(row: comparison_tables.ComparisonRow, sources: tuple[SourceCited, ...]) -> list[str]:
    points = [point for cell in row.cells for point in cell.points]
    cited = sorted({note for point in points for note in point.notes})
    return [
        row.heading,
        "",
        *(
            "\n".join(comparison_tables.text_of_markup(point.html) for point in cell.points)
            or comparison_tables.NOT_FOUND
            for cell in row.cells
        ),
        "",
        "",
        "; ".join(_name_source(sources[note - 1]) for note in cited),
    ]


def _name_source(source: SourceCited) -> str:
    caution = f"; {source.evidence_text}" if source.evidence_text else ""
    return f"{source.source_title} ({source.publisher}, {source.date_text}{caution})"

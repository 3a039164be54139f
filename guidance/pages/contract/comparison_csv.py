"""A comparison of two contract years as CSV: what its page says, in the same order."""

from collections.abc import Iterable, Iterator

from guidance.pages.contract.changes_between import ChangeOnPage
from guidance.pages.contract.clauses_compared import ClauseCompared
from guidance.pages.contract.comparison_page import YearComparison
from guidance.presenters.citations import SourceCited
from guidance.presenters.comparison_tables import NOT_FOUND, Cell, ComparisonRow, text_of_markup
from guidance.rules.csv_files import write_csv

IN_SHORT, CHANGES, FACTS, CLAUSES, KNOWN = (
    "In short",
    "What changed",
    "The facts",
    "Clause by clause",
    "What else we know",
)


def year_comparison_csv(comparison: YearComparison, site_address: str) -> str:
    """A line for each change, fact, clause and question, with the words of both years in full and the sources last."""
    before, after = comparison.years
    lines = [
        ["Part", "What", "Result", before.label, after.label, "What was compared", "How firm", "Sources"],
        *([IN_SHORT, line, "", "", "", "", "", ""] for line in (comparison.lede, *comparison.lead)),
        *(
            _write_change_line(f"{CHANGES}: {year.before} to {year.after}", change)
            for year in comparison.changes
            for change in year.everything
        ),
        *_write_rows(FACTS, comparison.facts.rows, comparison.sources),
        *(_write_clause_line(clause, comparison, site_address) for clause in comparison.every_clause),
        *_write_rows(KNOWN, comparison.known.rows, comparison.sources),
    ]
    return write_csv(lines)


def _write_change_line(part: str, change: ChangeOnPage) -> list[str]:
    sources = [f"{_name_source(source)}: {source.locator}" for source in change.citations]
    said = f"{text_of_markup(change.html)} {change.gap}".strip()
    return [part, said, change.kind, "", "", "", change.label, "; ".join(sources)]


def _write_rows(part: str, rows: Iterable[ComparisonRow], sources: tuple[SourceCited, ...]) -> Iterator[list[str]]:
    for row in rows:
        cited = sorted({note for cell in row.cells for point in cell.points for note in point.notes})
        named = "; ".join(_name_source(sources[note - 1]) for note in cited)
        yield [part, row.heading, row.mark, *map(_write_cell, row.cells), "", "", named]


def _write_cell(cell: Cell) -> str:
    points = [text_of_markup(point.html) + (f" {point.label}." if point.label else "") for point in cell.points]
    return "\n".join(points) or NOT_FOUND


def _write_clause_line(clause: ClauseCompared, comparison: YearComparison, site_address: str) -> list[str]:
    sources = [f"{_name_source(comparison.sources[side.note - 1])}: {side.locator}" for side in clause.sides]
    pages = [f"{site_address}{side.href}" for side in clause.sides]
    compared = [clause.pairing, *(f"{year}: {force}." for year, force in clause.forces), clause.remarks]
    return [
        CLAUSES,
        f"{clause.number} {clause.heading}".strip(),
        clause.outcome,
        *(_find_words(clause, year.label) for year in comparison.years),
        " ".join(filter(None, compared)),
        "",
        "; ".join(sources + pages),
    ]


def _find_words(clause: ClauseCompared, year: str) -> str:
    found = [f"{side.label}: {text_of_markup(side.html)}" for side in clause.sides if side.year == year]
    return found[0] if found else NOT_FOUND


def _name_source(source: SourceCited) -> str:
    caution = f"; {source.evidence_text}" if source.evidence_text else ""
    return f"{source.source_title} ({source.publisher}, {source.date_text}{caution})"

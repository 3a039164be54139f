"""Statements as they stand on a page: prose with its sources under it, or sources set side by side."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance.models import Statement, StatementCitation, YearFact
from guidance.presenters.citations import SourceCited, cite, cite_all
from guidance.presenters.prose import Prose


@dataclass(frozen=True, slots=True)
class Side:
    says_html: SafeString
    citation: SourceCited


@dataclass(frozen=True, slots=True)
class StatementOnPage:
    """`sides` is empty unless the sources differ; then `html` says what a reader should do about it."""

    anchor: str
    heading: str
    year: str
    html: SafeString
    overtaken_html: SafeString
    citations: tuple[SourceCited, ...]
    sides: tuple[Side, ...]


def statement_on_page(statement: Statement, prose: Prose) -> StatementOnPage:
    """Reads the statement's citations and their sources: prefetch them."""
    citations: list[StatementCitation] = list(statement.citations.all())
    sides: tuple[Side, ...] = ()
    if statement.kind == Statement.Kind.SOURCES_DIFFER:
        sides = tuple(Side(prose.html(citation.says), cite(citation)) for citation in citations)
    return StatementOnPage(
        anchor=statement.slug,
        heading=statement.heading,
        year=str(statement.contract_year or ""),
        html=prose.html(statement.body),
        overtaken_html=prose.html(statement.overtaken),
        citations=cite_all(citations),
        sides=sides,
    )


@dataclass(frozen=True, slots=True)
class FactOnPage:
    anchor: str
    subject: str
    year: str
    html: SafeString
    citations: tuple[SourceCited, ...]


def fact_on_page(fact: YearFact, prose: Prose, *, among_years: bool = False) -> FactOnPage:
    """Reads the fact's year, its citations and their sources: fetch them with it.

    `among_years` tells it from a fact of the same name of another year on the page.
    """
    return FactOnPage(
        anchor=f"{fact.contract_year.slug}.{fact.slug}" if among_years else fact.slug,
        subject=fact.get_subject_display(),
        year=str(fact.contract_year),
        html=prose.html(fact.body),
        citations=cite_all(fact.citations.all()),
    )

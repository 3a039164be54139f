"""Statements on a page: prose with its sources under it, or sources side by side."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance import models
from guidance.presenters.citations import SourceCited, cite_all, cite_row
from guidance.presenters.prose import Prose
from guidance.presenters.years import ChosenYear


@dataclass(frozen=True, slots=True)
class Side:
    says_html: SafeString
    citations: tuple[SourceCited, ...]


@dataclass(frozen=True, slots=True)
class StatementOnPage:
    """`sides` is empty unless the sources differ; `html` then says what a reader should do about it.

    `not_of` is the year that the page answers for, blank where that is today's or the statement's.
    """

    anchor: str
    heading: str
    year: str
    not_of: str
    html: SafeString
    overtaken_html: SafeString
    citations: tuple[SourceCited, ...]
    sides: tuple[Side, ...]


def statement_on_page(statement: models.Statement, prose: Prose, chosen: ChosenYear) -> StatementOnPage:
    """Reads the statement's year, and its citations and their sources: prefetch them."""
    citations: list[models.StatementCitation] = list(statement.citations.all())
    sides: tuple[Side, ...] = ()
    if statement.kind == models.Statement.Kind.SOURCES_DIFFER:
        sides = tuple(Side(prose.html(citation.says), (cite_row(citation),)) for citation in citations)
    return StatementOnPage(
        anchor=statement.slug,
        heading=statement.heading,
        year=str(statement.contract_year or ""),
        not_of=chosen.unless(statement.contract_year),
        html=prose.html(statement.body),
        overtaken_html=prose.html(statement.overtaken),
        citations=cite_all(citations),
        sides=sides,
    )

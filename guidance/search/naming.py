"""Find what a question names outright: a clause, band, year, role or abbreviation."""

import re
from collections.abc import Callable, Iterable, Iterator

from guidance.search import entries, numbers
from guidance.search.question import SearchQuestion

# How an entry is named, and by what: ('number', 'B14.1').
Name = tuple[str, str]

_MONTH_OF_AN_EVENT = re.compile(r"([A-Z][a-z]+ 20\d\d)\)$")


def list_names(entry: entries.SearchEntry) -> Iterator[Name]:
    if entry.number:
        yield "number", entry.number
        above = entry.number.rpartition(".")[0]
        while above:
            yield "within", above
            above = above.rpartition(".")[0]
    elif entry.is_event:
        month = _MONTH_OF_AN_EVENT.search(entry.title)
        yield from [("month", month[1])] if month else []
    if not entry.number and entry.kind is entries.EntryKind.CONTRACT and len(entry.years) == 1:
        yield "part of year" if entry.is_part else "year", next(iter(entry.years))
    if entry.kind is entries.EntryKind.PAY:
        yield "band", entry.band
    if entry.kind is entries.EntryKind.ROLE:
        yield "role", entry.role
    if entry.kind is entries.EntryKind.PAGE:
        yield "page", entry.address
    if entry.abbreviation:
        yield "abbreviation", entry.abbreviation


def find_named(
    question: SearchQuestion, find: Callable[[Name], Iterable[entries.SearchEntry]]
) -> Iterator[tuple[entries.SearchEntry, float]]:
    """Each entry that the question names, with 1, and what belongs to it, with less."""
    number, year = question.named.number, question.named.year
    yield from ((entry, 1.0) for entry in find(("page", question.compared.partition("?")[0])))
    for entry in find(("number", number)):
        yield entry, 1.0 if not year or year in entry.years else 0.0
    if not question.asks_more:
        yield from ((entry, 0.0) for entry in find(("within", number)) if not year or year in entry.years)
    if question.asks_what_happened:
        yield from ((entry, 1.0) for entry in find(("month", question.named.month)))
    if question.asks_for_pay:
        yield from ((entry, 1.0) for entry in find(("band", question.named.band)))
    if question.is_only_a_year:
        yield from ((entry, 1.0) for entry in find(("year", year)))
        yield from ((entry, 0.0) for entry in find(("part of year", year)))
    elif question.asks_for_a_year:
        yield from ((entry, numbers.SAME_QUESTION) for entry in find(("year", year)))
    # Of several terms with one abbreviation, that with the longest title tells them apart.
    terms = sorted(find(("abbreviation", question.abbreviation)), key=lambda term: -len(term.title))
    # The page of a role says more than its term, unless the words themselves are asked about.
    most = 1.0 if question.asks_for_meaning or not question.roles else 0.5
    yield from ((term, most / place) for place, term in enumerate(terms, start=1))
    if not (question.asks_more or question.asks_for_meaning or question.asks_for_number or question.compared):
        for role in sorted(question.roles):
            share = 1.0 / len(question.roles)
            yield from ((entry, share / (1 + len(terms[1:]))) for entry in find(("role", role)))
            yield from ((entry, share / 2) for entry in find(("opening", role)))

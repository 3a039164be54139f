"""Score what a question names outright (a clause, band, role, year or abbreviation) above what only has its words."""

from collections.abc import Callable, Iterable, Iterator

from guidance.search import entries
from guidance.search.question import SearchQuestion

# How an entry is named, and by what: ('number', 'B14.1').
Name = tuple[str, str]

# Shares of the best score by words. They are added to an entry's own score.
THE_VERY_THING, ITS_MEANING = 2.0, 2.5
OPENING = 0.9  # the first page of a role's guide
CLAUSE_BESIDE_OTHER_WORDS, IN_ANOTHER_YEAR, WITHIN_THE_CLAUSE = 1.2, 0.15, 0.3
OF_THE_ABBREVIATION, TELLS_MEANINGS_APART, ROLE_OF_ONE_MEANING = 1.5, 2.0, 1.0
PART_OF_THE_YEAR = 0.5
YEAR_BESIDE_OTHER_WORDS, PART_BESIDE_OTHER_WORDS = 0.3, 0.2

_FindNamed = Callable[[Name], Iterable[entries.SearchEntry]]


def list_names(entry: entries.SearchEntry) -> Iterator[Name]:
    if entry.number:
        yield "number", entry.number
        above = entry.number.rpartition(".")[0]
        while above:
            yield "within", above
            above = above.rpartition(".")[0]
    elif entry.kind is entries.EntryKind.CONTRACT and len(entry.years) == 1:
        yield "year", next(iter(entry.years))
    if entry.kind is entries.EntryKind.PAY:
        yield "band", entry.band
    if entry.kind is entries.EntryKind.ROLE:
        yield "role", entry.role
    if entry.abbreviation:
        yield "abbreviation", entry.abbreviation


def score_named_entries(
    question: SearchQuestion, asks_more: bool, called: _FindNamed
) -> Iterator[tuple[entries.SearchEntry, float]]:
    """Each entry that a question names, with its score. `asks_more` is whether the question has other words too."""
    yield from _score_clauses(question, asks_more, called)
    if question.asks_for_pay:
        yield from ((entry, THE_VERY_THING) for entry in called(("band", question.named.band)))
    if question.named.is_only_a_year:
        part, whole = PART_OF_THE_YEAR, THE_VERY_THING
    else:
        part, whole = PART_BESIDE_OTHER_WORDS, YEAR_BESIDE_OTHER_WORDS
    yield from ((entry, part if entry.is_part else whole) for entry in called(("year", question.named.year)))
    yield from _score_abbreviations(question, asks_more, called)


def _score_clauses(
    question: SearchQuestion, asks_more: bool, called: _FindNamed
) -> Iterator[tuple[entries.SearchEntry, float]]:
    number, year = question.named.number, question.named.year
    for entry in called(("number", number)):
        of_the_year = not year or year in entry.years
        very = CLAUSE_BESIDE_OTHER_WORDS if asks_more else THE_VERY_THING
        yield entry, very if of_the_year else IN_ANOTHER_YEAR
    for entry in called(("within", number)):
        if not year or year in entry.years:
            yield entry, WITHIN_THE_CLAUSE


def _score_abbreviations(
    question: SearchQuestion, asks_more: bool, called: _FindNamed
) -> Iterator[tuple[entries.SearchEntry, float]]:
    """The terms that the abbreviation stands for, and the roles. If there are several terms, the one with the longest
    title explains the different meanings and scores highest."""
    terms = list(called(("abbreviation", question.abbreviation)))
    apart = max(terms, key=lambda term: len(term.title)) if len(terms) > 1 else None
    for term in terms:
        very = TELLS_MEANINGS_APART if term is apart else OF_THE_ABBREVIATION
        yield term, ITS_MEANING if question.asks_for_meaning else very
    if not asks_more:
        for role in question.roles:
            yield from ((entry, ROLE_OF_ONE_MEANING if apart else THE_VERY_THING) for entry in called(("role", role)))
            yield from ((entry, OPENING) for entry in called(("opening", role)))

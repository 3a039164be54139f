"""What a question names outright, a clause, a band, a role, a year or an abbreviation, before what only has its words."""

from collections.abc import Callable, Iterable, Iterator

from guidance.search.entries import Entry, Kind
from guidance.search.question import Question

# By what an entry is called, and how.
Name = tuple[str, str]

# In shares of the best score by words.
THE_VERY_THING = 2.0
ITS_MEANING = 2.5
IN_ANOTHER_YEAR = 0.15
WITHIN_THE_CLAUSE = 0.3
OF_THE_ABBREVIATION = 1.5
TELLS_MEANINGS_APART = 2.0
OF_ONE_MEANING = 1.0
PART_OF_THE_YEAR = 0.5
OPENING = 0.9  # the first page of the guide to a role: what it is
BESIDE_OTHER_WORDS = 0.3
PART_BESIDE_OTHER_WORDS = 0.2
CLAUSE_BESIDE_OTHER_WORDS = 1.2

_Called = Callable[[Name], Iterable[Entry]]


def names_of(entry: Entry) -> Iterator[Name]:
    if entry.number:
        yield "number", entry.number
        above = entry.number.rpartition(".")[0]
        while above:
            yield "within", above
            above = above.rpartition(".")[0]
    elif entry.kind is Kind.CONTRACT and len(entry.years) == 1:
        yield "year", next(iter(entry.years))
    if entry.kind is Kind.PAY:
        yield "band", entry.band
    if entry.kind is Kind.ROLE:
        yield "role", entry.role
    if entry.abbreviation:
        yield "abbreviation", entry.abbreviation


def named_by(question: Question, asks_more: bool, called: _Called) -> Iterator[tuple[Entry, float]]:
    """Each entry that a question names, and how far it is the very thing that is asked for."""
    named = question.named
    for entry in called(("number", named.number)):
        of_year = not named.year or named.year in entry.years
        yield entry, (CLAUSE_BESIDE_OTHER_WORDS if asks_more else THE_VERY_THING) if of_year else IN_ANOTHER_YEAR
    for entry in called(("within", named.number)):
        if not named.year or named.year in entry.years:
            yield entry, WITHIN_THE_CLAUSE
    if question.asks_for_pay:
        yield from ((entry, THE_VERY_THING) for entry in called(("band", named.band)))
    for entry in called(("year", named.year)):
        yield entry, _of_the_year(entry, question)
    yield from _called_by_abbreviation(question, asks_more, called)


def _of_the_year(entry: Entry, question: Question) -> float:
    if question.named.is_only_a_year:
        return PART_OF_THE_YEAR if entry.is_part else THE_VERY_THING
    return PART_BESIDE_OTHER_WORDS if entry.is_part else BESIDE_OTHER_WORDS


def _called_by_abbreviation(question: Question, asks_more: bool, called: _Called) -> Iterator[tuple[Entry, float]]:
    terms = list(called(("abbreviation", question.abbreviation)))
    apart = max(terms, key=lambda term: len(term.title)) if len(terms) > 1 else None
    for term in terms:
        if question.asks_for_meaning:
            yield term, ITS_MEANING
        else:
            yield term, TELLS_MEANINGS_APART if term is apart else OF_THE_ABBREVIATION
    if not asks_more:
        for role in question.roles:
            yield from ((entry, OF_ONE_MEANING if apart else THE_VERY_THING) for entry in called(("role", role)))
            yield from ((entry, OPENING) for entry in called(("opening", role)))

"""The order of what was found: what the words say, weighed by what the question names."""

from dataclasses import dataclass

from guidance.search.entries import Entry, Kind
from guidance.search.index import Index, Indexed
from guidance.search.lexicon import Lexicon
from guidance.search.question import Concept, Question

MOST_CANDIDATES = 600
LEAST_SHARE = 0.4  # of what is asked, that a result must speak of
OF_THE_ROLE, OF_ANOTHER_ROLE, OF_THE_FIRST_ROLE = 1.7, 0.4, 1.4
OF_THE_YEAR, OF_ANOTHER_YEAR = 1.6, 0.3
PART_OF_A_YEAR = 0.55  # what holds for one year, where no year is asked for: the guide tells of all of them
EXACT_TITLE, EXACT_TITLE_OF_A_LIST = 2.2, 3.3

# What readers mostly want, where the words say the same of several kinds.
_KINDS = {Kind.GUIDE: 1.25, Kind.FAQ: 1.05, Kind.FIGURE: 0.9, Kind.DOCUMENT: 0.9, Kind.SOURCE: 0.8}


@dataclass(frozen=True, slots=True)
class Ranked:
    entry: Entry
    score: float


def ranked(index: Index, question: Question) -> list[Ranked]:
    """The best first. What has few of the words and is not named is left out."""
    asked = [(concept, index.rarity(concept.options[0].stems)) for concept in question.concepts]
    found = {
        each.entry.address: Ranked(each.entry, score * _weight(each, share, question, index.lexicon.first_role))
        for each, score in index.matching(question, MOST_CANDIDATES)
        if (share := _share_held(each.stems, asked)) >= LEAST_SHARE
    }
    top = max((each.score for each in found.values()), default=1.0)
    for each in index.indexed:
        named = _named(each.entry, question, index.lexicon)
        if named:
            by_words = found.get(each.entry.address)
            found[each.entry.address] = Ranked(each.entry, (by_words.score if by_words else 0.0) + top * named)
    return sorted(found.values(), key=lambda each: (-each.score, each.entry.address))


def _weight(each: Indexed, share: float, question: Question, first_role: str) -> float:
    entry = each.entry
    weight = _KINDS.get(entry.kind, 1.0) * (0.25 + 0.75 * share**2)
    if question.says in each.titles:
        weight *= EXACT_TITLE_OF_A_LIST if entry.kind is Kind.PAGE and not question.roles else EXACT_TITLE
    elif entry.kind is Kind.TERM:
        weight *= 0.3 + 0.6 * _closest_title(each, question)
    if question.roles and entry.role:
        weight *= OF_THE_ROLE if entry.role in question.roles else OF_ANOTHER_ROLE
    elif entry.role == first_role:
        weight *= OF_THE_FIRST_ROLE
    if question.named.year:
        weight *= OF_THE_YEAR if question.named.year in entry.years else OF_ANOTHER_YEAR if entry.years else 1.0
    elif entry.is_part and len(entry.years) == 1 and not entry.number:
        weight *= PART_OF_A_YEAR
    return weight


def _closest_title(each: Indexed, question: Question) -> float:
    """Of the words of a title, how many the question has."""
    asked = {key for concept in question.concepts for option in concept.options for key in option.stems}
    return max((len(asked.intersection(title)) / len(title) for title in each.titles), default=0.0)


def _share_held(held: frozenset[str], asked: list[tuple[Concept, float]]) -> float:
    """How much of what is asked the entry speaks of, in one way or another; the rarer a word, the more."""
    weights = [(rarity * (0.3 if concept.is_name else 1.0), concept) for concept, rarity in asked]
    whole = sum(weight for weight, _ in weights)
    return sum(weight for weight, concept in weights if _has(held, concept)) / whole if whole else 1.0


def _has(held: frozenset[str], concept: Concept) -> bool:
    return any(held.issuperset(option.stems) for option in concept.options)


def _named(entry: Entry, question: Question, lexicon: Lexicon) -> float:
    """How far an entry is the very thing that the question names, in shares of the best score by words."""
    named = question.named
    ambiguous = len(lexicon.meanings.get(question.abbreviation, ())) > 1
    if named.number and entry.number == named.number:
        of_year = 1.0 if not named.year or named.year in entry.years else 0.5
        return 2.0 * of_year
    if named.number and entry.number.startswith(f"{named.number}."):
        return 0.3
    if named.band and entry.kind is Kind.PAY and entry.band == named.band:
        return 0.2 if question.roles else 0.6
    if entry.kind is Kind.ROLE and entry.role in question.roles and not question.asks_more:
        return 1.0 if ambiguous else 2.0
    if named.is_only_a_year and entry.years == {named.year}:
        return 0.5 if entry.is_part else 2.0
    if question.abbreviation and entry.kind is Kind.TERM and entry.abbreviation == question.abbreviation:
        return 1.5
    if named.year and entry.years == {named.year} and not entry.is_part and entry.kind is Kind.CONTRACT:
        return 0.3
    return 0.0

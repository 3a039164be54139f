"""The order of what was found: what the words say, weighed by what the question names."""

from dataclasses import dataclass

from guidance.search.concepts import Concept
from guidance.search.entries import Entry, Kind
from guidance.search.index import Index, Indexed
from guidance.search.naming import named_by
from guidance.search.question import Question

MOST_CANDIDATES = 600
LEAST_SHARE = 0.4  # of what is asked, that a result must speak of
NAME_SAYS = 0.3  # of what is asked, beside what else is asked: a role's name is on a hundred pages
OF_THE_ROLE, OF_ANOTHER_ROLE, OF_THE_FIRST_ROLE = 1.7, 0.4, 1.4
OF_THE_YEAR, OF_ANOTHER_YEAR = 1.6, 0.3
PART_OF_A_YEAR = 0.55  # what holds for one year, where no year is asked for: the guide tells of all of them
TITLE, TITLE_OF_A_LIST = 1.2, 2.3  # by how much more it counts that a title says just what is asked

# What readers mostly want, where the words say the same of several kinds.
_KINDS = {Kind.GUIDE: 1.25, Kind.FAQ: 1.05, Kind.FIGURE: 0.9, Kind.SOURCE: 0.7}
# What speaks of everything in passing, and counts in full only where it is asked for by its title.
_IN_PASSING = {Kind.DOCUMENT: 0.45, Kind.ROLE: 0.45, Kind.TERM: 0.4}
STANDARD_IN_PASSING = 0.6
A_NUMBER = 1.5
OF_THE_BAND, OF_ANOTHER_BAND = 1.5, 0.6


@dataclass(frozen=True, slots=True)
class Ranked:
    entry: Entry
    score: float


def ranked(index: Index, question: Question) -> list[Ranked]:
    """The best first. What has few of the words and is not named is left out."""
    asked = Asked(index, question)
    scores: dict[Entry, float] = {}
    for each, score in index.matching(question, MOST_CANDIDATES):
        share = asked.share(each)
        if share >= LEAST_SHARE:
            scores[each.entry] = score * (0.25 + 0.75 * share**2) * asked.weight(each)
    top = max(scores.values(), default=1.0)
    for entry, named in named_by(question, index.called):
        scores[entry] = scores.get(entry, 0.0) + top * named
    found = (Ranked(entry, score) for entry, score in scores.items())
    return sorted(found, key=lambda each: (-each.score, each.entry.address))


class Asked:
    """What a question asks, and how much each part of it says, to hold entries against."""

    def __init__(self, index: Index, question: Question) -> None:
        self._question = question
        self._first_role = index.lexicon.first_role
        self._concepts = [
            (concept, index.rarity(concept) * (NAME_SAYS if concept.is_name else 1.0)) for concept in question.concepts
        ]
        self._whole = sum(says for _, says in self._concepts)
        self._words = {key for concept in question.concepts for option in concept.options for key in option.stems}

    def share(self, each: Indexed) -> float:
        """How much of what is asked the entry speaks of."""
        return self._part(lambda concept: each.has(concept))

    def weight(self, each: Indexed) -> float:
        entry = each.entry
        return self._kind(each) * self._role(entry) * self._year(entry) * self._band(entry)

    def _kind(self, each: Indexed) -> float:
        entry, title = each.entry, self._title(each)
        counts = _KINDS.get(entry.kind, 1.0)
        if self._question.asks_more and (least := _IN_PASSING.get(entry.kind)):
            counts = least + (1 - least) * title
        if entry.kind is Kind.CONTRACT and entry.number and not entry.years:
            counts = STANDARD_IN_PASSING + (1 - STANDARD_IN_PASSING) * title
        if entry.kind is Kind.FIGURE and self._question.asks_for_number:
            counts = A_NUMBER
        is_list = entry.kind is Kind.PAGE and not self._question.roles
        return counts * (1 + (TITLE_OF_A_LIST if is_list else TITLE) * title)

    def _title(self, each: Indexed) -> float:
        """How far one of its titles says what is asked, and nothing else; 1 where it says just that."""
        best = 0.0
        for title in each.titles:
            common = self._words & title
            if common:
                said = self._part(lambda concept: self._is_in(concept, title, each.entry))  # noqa: B023
                best = max(best, said * len(common) / len(title))
        if each.questions:
            best = max(best, self._part(lambda concept: self._is_question(concept, each)))
        return best

    def _is_in(self, concept: Concept, title: frozenset[str], entry: Entry) -> bool:
        if concept.is_name and entry.role in self._question.roles:
            return True
        return any(title.issuperset(option.stems) for option in concept.options)

    def _is_question(self, concept: Concept, each: Indexed) -> bool:
        if concept.is_name and each.entry.role in self._question.roles:
            return True
        return any(option.is_a_question and option.stems in each.questions for option in concept.options)

    def _part(self, holds) -> float:
        if not self._whole:
            return 1.0
        return sum(says for concept, says in self._concepts if holds(concept)) / self._whole

    def _role(self, entry: Entry) -> float:
        if self._question.roles and entry.role:
            return OF_THE_ROLE if entry.role in self._question.roles else OF_ANOTHER_ROLE
        return OF_THE_FIRST_ROLE if not self._question.roles and entry.role == self._first_role else 1.0

    def _year(self, entry: Entry) -> float:
        year = self._question.named.year
        if year:
            return OF_THE_YEAR if year in entry.years else OF_ANOTHER_YEAR if entry.years else 1.0
        return PART_OF_A_YEAR if entry.is_part and len(entry.years) == 1 and not entry.number else 1.0

    def _band(self, entry: Entry) -> float:
        if not self._question.named.band or not entry.band:
            return 1.0
        return OF_THE_BAND if entry.band == self._question.named.band else OF_ANOTHER_BAND

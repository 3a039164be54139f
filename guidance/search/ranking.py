"""The order of what was found: what the words say, weighed by what the question names."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guidance.search.concepts import Concept
from guidance.search.entries import Entry, Kind
from guidance.search.index import Index, Indexed
from guidance.search.naming import named_by
from guidance.search.question import Question

MOST_CANDIDATES = 600
LEAST_SHARE = 0.3  # of what is asked, that a result must speak of
NAME_SAYS = 0.3  # of what is asked, beside what else is asked: a role's name is on a hundred pages
NAMES_SAY = 0.8
OF_THE_ROLE, OF_ANOTHER_ROLE, OF_THE_FIRST_ROLE = 1.7, 0.4, 1.55
OF_NO_ROLE = 0.6
OF_THE_ROLE_WITHOUT_A_GUIDE = 3.4
OF_THE_YEAR_ALONE = 2.2
OF_THE_YEAR, OF_ANOTHER_YEAR = 1.6, 0.3
PART_OF_A_YEAR = 0.65  # what holds for one year, where no year is asked for: the guide tells of all of them
TITLE, TITLE_OF_A_LIST = 0.8, 3.0  # by how much more it counts that a title says just what is asked

# What readers mostly want, where the words say the same of several kinds.
_KINDS = {Kind.GUIDE: 1.25, Kind.FAQ: 1.05, Kind.FIGURE: 0.9, Kind.PUBLICATION: 1.1, Kind.SOURCE: 0.45}
# What speaks of everything in passing, and counts in full only where it is asked for by its title.
_IN_PASSING = {Kind.DOCUMENT: 0.45, Kind.ROLE: 0.45, Kind.TERM: 0.4, Kind.PAY: 0.6}
STANDARD_IN_PASSING = 0.5
PART = 0.95
NOT_OF_A_YEAR = 0.75
ALIKE = 0.75
COMMON = 2.0  # rarity below which a word, such as NHS, asks nothing more of a role that is named
A_NUMBER, A_DAY = 1.5, 1.5
EVENT = 0.65
OF_THE_BAND, OF_ANOTHER_BAND = 3.0, 0.5


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
    for entry, named in named_by(question, asked.asks_more, index.called):
        scores[entry] = scores.get(entry, 0.0) + top * named
    return _sorted(_spread(_sorted(Ranked(entry, score) for entry, score in scores.items())))


def _sorted(found: Iterable[Ranked]) -> list[Ranked]:
    return sorted(found, key=lambda each: (-each.score, each.entry.address))


def _spread(found: Iterable[Ranked]) -> Iterator[Ranked]:
    """Of several that are alike, such as the same fact of six years, the later ones make room for others."""
    before: Counter[tuple[str, str]] = Counter()
    for each in found:
        alike = _alike(each.entry)
        yield Ranked(each.entry, each.score * ALIKE ** before[alike]) if alike else each
        before[alike] += 1


def _alike(entry: Entry) -> tuple[str, str] | None:
    """What entries that answer alike have in common; None of what stands by itself."""
    if entry.kind is Kind.DOCUMENT:
        return entry.address.split("/")[1], entry.role
    if entry.kind is Kind.SOURCE:
        return entry.kind, ""
    if entry.kind in {Kind.CONTRACT, Kind.GUIDE} and entry.subject:
        return entry.kind, entry.subject
    return (entry.address.partition("#")[0], "") if entry.number else None


class Asked:
    """What a question asks, and how much each part of it says, to hold entries against."""

    def __init__(self, index: Index, question: Question) -> None:
        self._question = question
        self._first_role = index.lexicon.first_role
        self._guided = index.guided
        name_says = NAME_SAYS if len([concept for concept in question.concepts if concept.is_name]) < 2 else NAMES_SAY
        self._concepts = [
            (concept, index.rarity(concept) * (name_says if concept.is_name else 1.0)) for concept in question.concepts
        ]
        self.asks_more = sum(says for concept, says in self._concepts if not concept.is_name) > COMMON
        self.asks_more = self.asks_more or question.asks_for_number or question.asks_when
        self._whole = sum(says for _, says in self._concepts)
        self._words = {key for concept in question.concepts for option in concept.options for key in option.stems}

    def share(self, each: Indexed) -> float:
        """How much of what is asked the entry speaks of."""
        if not self._whole:
            return 1.0
        return sum(says for concept, says in self._concepts if self._has(each, concept)) / self._whole

    @staticmethod
    def _has(each: Indexed, concept: Concept) -> bool:
        """A list is of every role."""
        return each.has(concept) or (concept.is_name and each.entry.kind is Kind.PAGE)

    def weight(self, each: Indexed) -> float:
        entry = each.entry
        return self._kind(each) * self._role(each) * self._year(entry) * self._band(entry)

    def _kind(self, each: Indexed) -> float:
        entry, title = each.entry, self._title(each)
        counts = _KINDS.get(entry.kind, 1.0)
        whole_guide = entry.kind is Kind.ROLE and entry.role not in self._guided
        if self.asks_more and (least := _IN_PASSING.get(entry.kind)) and not whole_guide:
            counts = least + (1 - least) * title**2
        if entry.kind is Kind.CONTRACT and entry.is_part:
            counts = STANDARD_IN_PASSING if entry.number and not entry.years else PART
        if entry.is_event:
            counts = A_DAY if self._question.asks_when else EVENT
        if each.tells_number and self._question.asks_for_number:
            counts = A_NUMBER
        is_list = entry.kind is Kind.PAGE and not self._question.roles
        return counts * (1 + (TITLE_OF_A_LIST if is_list else TITLE) * title)

    def _title(self, each: Indexed) -> float:
        """How far one of its titles says what is asked, and nothing else; 1 where it says just that."""
        best = 0.0
        for title in each.titles:
            common = self._words & title
            if common:
                best = max(best, self._said(each, title) ** 2 * len(common) / len(title))
        return max(best, self._said(each, frozenset())) if each.questions else best

    def _said(self, each: Indexed, title: frozenset[str]) -> float:
        """How much of what is asked a title says; less where in other words."""
        if not self._whole:
            return 0.0
        return sum(says * self._how_far(concept, title, each) for concept, says in self._concepts) / self._whole

    def _how_far(self, concept: Concept, title: frozenset[str], each: Indexed) -> float:
        if concept.is_name and (each.entry.role in self._question.roles or each.entry.kind is Kind.PAGE):
            return 1.0
        for option in concept.options:
            if option.stems in each.questions if option.is_a_question else title.issuperset(option.stems):
                return option.counts
        return 0.0

    def _role(self, each: Indexed) -> float:
        role, asked = each.entry.role, self._question.roles
        if not asked:
            return OF_THE_FIRST_ROLE if role == self._first_role else 1.0
        if role in asked:
            return OF_THE_ROLE if role in self._guided or not self.asks_more else OF_THE_ROLE_WITHOUT_A_GUIDE
        if role:
            return OF_ANOTHER_ROLE
        return 1.0 if all(self._has(each, name) for name, _ in self._concepts if name.is_name) else OF_NO_ROLE

    def _year(self, entry: Entry) -> float:
        year = self._question.named.year
        if year and entry.years == {year} and not self._question.roles:
            return OF_THE_YEAR_ALONE
        if year:
            return (
                OF_THE_YEAR
                if year in entry.years
                else OF_ANOTHER_YEAR
                if entry.years
                else NOT_OF_A_YEAR
                if entry.kind is not Kind.PAGE
                else 1.0
            )
        return PART_OF_A_YEAR if entry.is_part and len(entry.years) == 1 and not entry.number else 1.0

    def _band(self, entry: Entry) -> float:
        if not self._question.named.band or not entry.band:
            return 1.0
        return OF_THE_BAND if entry.band == self._question.named.band else OF_ANOTHER_BAND

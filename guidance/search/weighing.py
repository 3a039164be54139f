"""How much the words that an entry has count, by what a question asks: its role, year and band, and by what kind."""

from guidance.search import entries
from guidance.search.concepts import Concept
from guidance.search.index import Index
from guidance.search.indexed import Indexed
from guidance.search.question import Question

# A role's name is on a hundred pages: it says less than what else is asked, unless two are named to be compared.
NAME_SAYS, EACH_OF_SEVERAL_NAMES_SAYS = 0.3, 0.8
COMMON = 2.0  # how rare other words must be together, to ask more of a role: 'in the NHS' does not
HAVING_LITTLE = 0.25  # of the weight of what speaks of all that is asked

OF_THE_ROLE, OF_ANOTHER_ROLE, OF_NO_ROLE = 1.7, 0.4, 0.6
OF_THE_FIRST_ROLE = 1.55  # where none is named
OF_A_ROLE_WITHOUT_A_GUIDE = 3.4  # its one page is where all about it stands

OF_THE_YEAR, OF_THE_YEAR_ALONE = 1.6, 1.8
OF_ANOTHER_YEAR, OF_NO_YEAR = 0.3, 0.75
PART_OF_A_YEAR = 0.65  # where none is named: the guide tells of all of them

OF_THE_BAND, OF_ANOTHER_BAND = 3.5, 0.5

# By how much more it counts that a title says just what is asked.
TITLE, TITLE_OF_A_LIST = 0.8, 3.0
HEADING = 0.5  # of what its title would add

# What readers mostly want, where the words say the same of several kinds.
_KINDS = {
    entries.Kind.GUIDE: 1.25,
    entries.Kind.FAQ: 1.05,
    entries.Kind.FIGURE: 0.9,
    entries.Kind.PUBLICATION: 1.1,
    entries.Kind.SOURCE: 0.45,
}
# What speaks of much in passing, and counts in full where its title says what is asked.
_IN_PASSING = {entries.Kind.DOCUMENT: 0.45, entries.Kind.ROLE: 0.45, entries.Kind.TERM: 0.4, entries.Kind.PAY: 0.6}
STANDARD, PART_OF_THE_CONTRACT, EVENT = 0.5, 1.2, 0.65
TELLS_WHEN, TELLS_A_NUMBER = 1.5, 1.5


class Asked:
    """What a question asks, and how much each part of it says, to hold entries against."""

    def __init__(self, index: Index, question: Question) -> None:
        self._question = question
        self._first_role = index.lexicon.first_role
        self._guided = index.guided
        self._names = [concept for concept in question.concepts if concept.is_name]
        name_says = NAME_SAYS if len(self._names) < 2 else EACH_OF_SEVERAL_NAMES_SAYS
        self._concepts = [
            (concept, index.rarity.of(concept) * (name_says if concept.is_name else 1.0))
            for concept in question.concepts
        ]
        self._whole = sum(says for _, says in self._concepts)
        self._words = {key for concept in question.concepts for option in concept.options for key in option.stems}
        beside_names = sum(says for concept, says in self._concepts if not concept.is_name)
        self.asks_more = beside_names > COMMON or question.asks_for_number or question.asks_when

    def share(self, each: Indexed) -> float:
        """How much of what is asked the entry speaks of."""
        if not self._whole:
            return 1.0
        return sum(says for concept, says in self._concepts if _speaks_of(each, concept)) / self._whole

    def weight(self, each: Indexed, share: float) -> float:
        held = HAVING_LITTLE + (1 - HAVING_LITTLE) * share**2
        return held * self._kind(each) * self._role(each) * self._year(each.entry) * self._band(each.entry)

    def _kind(self, each: Indexed) -> float:
        entry, title = each.entry, self._title(each)
        is_list = entry.kind is entries.Kind.PAGE and not self._question.roles
        more_by_title = 1 + (TITLE_OF_A_LIST if is_list else TITLE) * title
        if each.tells_number and self._question.asks_for_number:
            return TELLS_A_NUMBER * more_by_title
        if entry.is_event:
            return (TELLS_WHEN if self._question.asks_when else EVENT) * more_by_title
        if entry.kind is entries.Kind.CONTRACT and entry.is_part:
            return (PART_OF_THE_CONTRACT if entry.years or not entry.number else STANDARD) * more_by_title
        least = _IN_PASSING.get(entry.kind)
        if least and self.asks_more and not self._has_all_on_one_page(entry):
            return (least + (1 - least) * title**2) * more_by_title
        return _KINDS.get(entry.kind, 1.0) * more_by_title

    def _has_all_on_one_page(self, entry: entries.Entry) -> bool:
        return entry.kind is entries.Kind.ROLE and entry.role not in self._guided

    def _title(self, each: Indexed) -> float:
        """How far one of its titles says what is asked, and nothing else; 1 where it says just that."""
        as_question = self._said(each, frozenset()) if each.questions else 0.0
        as_title = max((self._close(each, title) for title in each.titles), default=0.0)
        as_heading = HEADING * max((self._close(each, heading) for heading in each.headings), default=0.0)
        return max(as_question, as_title, as_heading)

    def _close(self, each: Indexed, title: frozenset[str]) -> float:
        common = self._words & title
        return self._said(each, title) ** 2 * len(common) / len(title) if common else 0.0

    def _said(self, each: Indexed, title: frozenset[str]) -> float:
        """How much of what is asked a title says; less where in other words."""
        if not self._whole:
            return 0.0
        return sum(says * self._how_far(concept, title, each) for concept, says in self._concepts) / self._whole

    def _how_far(self, concept: Concept, title: frozenset[str], each: Indexed) -> float:
        if concept.is_name and (each.entry.role in self._question.roles or each.entry.kind is entries.Kind.PAGE):
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
            return OF_THE_ROLE if role in self._guided or not self.asks_more else OF_A_ROLE_WITHOUT_A_GUIDE
        if role:
            return OF_ANOTHER_ROLE
        return 1.0 if all(_speaks_of(each, name) for name in self._names) else OF_NO_ROLE

    def _year(self, entry: entries.Entry) -> float:
        year = self._question.named.year
        if not year:
            return PART_OF_A_YEAR if entry.is_part and len(entry.years) == 1 and not entry.number else 1.0
        if entry.years == {year} and not self._question.roles:
            return OF_THE_YEAR_ALONE
        if entry.years:
            return OF_THE_YEAR if year in entry.years else OF_ANOTHER_YEAR
        return 1.0 if entry.kind is entries.Kind.PAGE else OF_NO_YEAR

    def _band(self, entry: entries.Entry) -> float:
        band = self._question.named.band
        if not band or not entry.band:
            return 1.0
        return OF_THE_BAND if entry.band == band else OF_ANOTHER_BAND


def _speaks_of(each: Indexed, concept: Concept) -> bool:
    """A list is of every role, whether it names it or not."""
    return each.has(concept) or (concept.is_name and each.entry.kind is entries.Kind.PAGE)

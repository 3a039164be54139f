"""Weigh entries by what a question asks: by kind, role, year and band."""

from guidance.search import entries
from guidance.search.concepts import Concept
from guidance.search.index import Index
from guidance.search.indexed import Indexed
from guidance.search.question import SearchQuestion

# A role's name is on a hundred pages, so it counts less than the other words, unless two roles are being compared.
NAME_SAYS, EACH_OF_SEVERAL_NAMES_SAYS = 0.3, 0.8
COMMON = 2.0  # the rarity that other words need to count as asking more about a role: 'in the NHS' doesn't
HAVING_LITTLE = 0.25  # the least weight, for an entry that mentions hardly any of what is asked

OF_THE_ROLE, OF_ANOTHER_ROLE, OF_NO_ROLE = 1.7, 0.4, 0.6
OF_THE_FIRST_ROLE = 1.55  # if the question names no role
OF_A_ROLE_WITHOUT_A_GUIDE = 3.4  # its one page has everything about it

OF_THE_YEAR, OF_THE_YEAR_ALONE = 1.6, 1.8
OF_ANOTHER_YEAR, OF_NO_YEAR = 0.3, 0.75
PART_OF_A_YEAR = 0.65  # if the question names no year: the guide covers them all

OF_THE_BAND, OF_ANOTHER_BAND = 3.5, 0.5

# How much is added for a title that says exactly what is asked.
TITLE, TITLE_OF_A_LIST = 0.8, 3.0
HEADING = 0.5  # of what its title would add

# Which kinds readers want most, if the words match several equally.
_KINDS = {
    entries.EntryKind.GUIDE: 1.25,
    entries.EntryKind.FAQ: 1.05,
    entries.EntryKind.FIGURE: 0.9,
    entries.EntryKind.PUBLICATION: 1.1,
    entries.EntryKind.SOURCE: 0.45,
}
# Kinds that mention many things in passing. They count in full only if the title says what is asked.
_IN_PASSING = {
    entries.EntryKind.DOCUMENT: 0.45,
    entries.EntryKind.ROLE: 0.45,
    entries.EntryKind.TERM: 0.4,
    entries.EntryKind.PAY: 0.6,
}
STANDARD, PART_OF_THE_CONTRACT, EVENT = 0.5, 1.2, 0.65
TELLS_WHEN, TELLS_A_NUMBER = 1.5, 1.5


class EntryWeights:
    """Weighs entries against a question."""

    def __init__(self, index: Index, question: SearchQuestion) -> None:
        self._question = question
        self._first_role = index.lexicon.first_role
        self._guided = index.guided
        self._names = [concept for concept in question.concepts if concept.is_name]
        name_says = NAME_SAYS if len(self._names) < 2 else EACH_OF_SEVERAL_NAMES_SAYS
        self._concepts = [
            (concept, index.rarity.of_concept(concept) * (name_says if concept.is_name else 1.0))
            for concept in question.concepts
        ]
        self._whole = sum(says for _, says in self._concepts)
        self._words = {key for concept in question.concepts for option in concept.options for key in option.stems}
        beside_names = sum(says for concept, says in self._concepts if not concept.is_name)
        self.asks_more = beside_names > COMMON or question.asks_for_number or question.asks_when

    def get_share(self, each: Indexed) -> float:
        """The share of what is asked that the entry mentions, from 0 to 1."""
        if not self._whole:
            return 1.0
        return sum(says for concept, says in self._concepts if _speaks_of(each, concept)) / self._whole

    def get_weight(self, each: Indexed, share: float) -> float:
        held = HAVING_LITTLE + (1 - HAVING_LITTLE) * share**2
        by_kind_and_role = held * self._weigh_kind(each) * self._weigh_role(each)
        return by_kind_and_role * self._weigh_year(each.entry) * self._weigh_band(each.entry)

    def _weigh_kind(self, each: Indexed) -> float:
        entry, title = each.entry, self._score_titles(each)
        is_list = entry.kind is entries.EntryKind.PAGE and not self._question.roles
        more_by_title = 1 + (TITLE_OF_A_LIST if is_list else TITLE) * title
        if each.tells_number and self._question.asks_for_number:
            return TELLS_A_NUMBER * more_by_title
        if entry.is_event:
            return (TELLS_WHEN if self._question.asks_when else EVENT) * more_by_title
        if entry.kind is entries.EntryKind.CONTRACT and entry.is_part:
            return (PART_OF_THE_CONTRACT if entry.years or not entry.number else STANDARD) * more_by_title
        least = _IN_PASSING.get(entry.kind)
        is_all_on_one_page = entry.kind is entries.EntryKind.ROLE and entry.role not in self._guided
        if least and self.asks_more and not is_all_on_one_page:
            return (least + (1 - least) * title**2) * more_by_title
        return _KINDS.get(entry.kind, 1.0) * more_by_title

    def _score_titles(self, each: Indexed) -> float:
        """How closely its best title says what is asked and nothing else. 1 is an exact match."""
        as_question = self._get_share_said(each, frozenset()) if each.questions else 0.0
        as_title = max((self._score_title(each, title) for title in each.titles), default=0.0)
        as_heading = HEADING * max((self._score_title(each, heading) for heading in each.headings), default=0.0)
        return max(as_question, as_title, as_heading)

    def _score_title(self, each: Indexed, title: frozenset[str]) -> float:
        common = self._words & title
        return self._get_share_said(each, title) ** 2 * len(common) / len(title) if common else 0.0

    def _get_share_said(self, each: Indexed, title: frozenset[str]) -> float:
        """The share of what is asked that a title says. Synonyms count less."""
        if not self._whole:
            return 0.0
        return sum(says * self._score_concept(concept, title, each) for concept, says in self._concepts) / self._whole

    def _score_concept(self, concept: Concept, title: frozenset[str], each: Indexed) -> float:
        if concept.is_name and (each.entry.role in self._question.roles or each.entry.kind is entries.EntryKind.PAGE):
            return 1.0
        for option in concept.options:
            if option.stems in each.questions if option.is_a_question else title.issuperset(option.stems):
                return option.counts
        return 0.0

    def _weigh_role(self, each: Indexed) -> float:
        role, asked = each.entry.role, self._question.roles
        if not asked:
            return OF_THE_FIRST_ROLE if role == self._first_role else 1.0
        if role in asked:
            return OF_THE_ROLE if role in self._guided or not self.asks_more else OF_A_ROLE_WITHOUT_A_GUIDE
        if role:
            return OF_ANOTHER_ROLE
        return 1.0 if all(_speaks_of(each, name) for name in self._names) else OF_NO_ROLE

    def _weigh_year(self, entry: entries.SearchEntry) -> float:
        year = self._question.named.year
        if not year:
            return PART_OF_A_YEAR if entry.is_part and len(entry.years) == 1 and not entry.number else 1.0
        if entry.years == {year} and not self._question.roles:
            return OF_THE_YEAR_ALONE
        if entry.years:
            return OF_THE_YEAR if year in entry.years else OF_ANOTHER_YEAR
        return 1.0 if entry.kind is entries.EntryKind.PAGE else OF_NO_YEAR

    def _weigh_band(self, entry: entries.SearchEntry) -> float:
        band = self._question.named.band
        if not band or not entry.band:
            return 1.0
        return OF_THE_BAND if entry.band == band else OF_ANOTHER_BAND


def _speaks_of(each: Indexed, concept: Concept) -> bool:
    """Lists and tools count as mentioning every role."""
    return each.mentions(concept) or (concept.is_name and each.entry.kind is entries.EntryKind.PAGE)

"""Weigh entries by what a question asks: by how much they mention, and by kind, role, year and band."""

from collections.abc import Callable

from guidance.search import numbers
from guidance.search.entries import EntryKind, SearchEntry
from guidance.search.index import Index
from guidance.search.indexed import Indexed
from guidance.search.question import SearchQuestion

# They mention many things in passing, and count in full if their title says what is asked.
_IN_PASSING = {
    EntryKind.DOCUMENT,
    EntryKind.PAY,
    EntryKind.ROLE,
    EntryKind.SOURCE,
    EntryKind.TERM,
}


class EntryWeights:
    """Weighs the entries at places of the index. `get_alike` says how like the question what a place is asked by is."""

    def __init__(self, index: Index, question: SearchQuestion, get_alike: Callable[[int], float]) -> None:
        self._index = index
        self._question = question
        self._get_alike = get_alike
        self._naming_roles: set[int] = set()

    def weigh_mentions(self, places: set[int]) -> dict[int, float]:
        """By how much of what is asked each place mentions."""
        said = dict.fromkeys(places, 0.0)
        whole = 0.0
        self._naming_roles = set(places)
        for concept in self._question.concepts:
            mentioning = self._index.find_mentioning(concept, places)
            says = self._index.rarity.get_telling(concept)
            if concept.is_name:
                self._naming_roles &= mentioning
            whole += says
            for place in mentioning:
                said[place] += says
        rest = 1 - numbers.MENTIONS_LITTLE
        return {
            place: numbers.MENTIONS_LITTLE + rest * (share / whole if whole else 1.0) ** 2
            for place, share in said.items()
        }

    def weigh_entry(self, place: int) -> float:
        return self._weigh_kind(place) * self.weigh_scope(place, names_roles=place in self._naming_roles)

    def weigh_scope(self, place: int, *, names_roles: bool) -> float:
        """By whether it is of the role, year and band asked about. `names_roles` is whether it has the names of all the
        roles, where it is of none."""
        entry = self._index.indexed[place].entry
        return self._weigh_role(entry.role, names_roles=names_roles) * self._weigh_year(entry) * self._weigh_band(entry)

    def _weigh_kind(self, place: int) -> float:
        each, question = self._index.indexed[place], self._question
        if self._tells_it(each):
            return 1 + numbers.TELLS_IT
        is_all_of_it = each.entry.kind is EntryKind.ROLE and each.entry.role not in self._index.guided
        if (each.entry.kind in _IN_PASSING or each.entry.is_event) and question.asks_more and not is_all_of_it:
            return numbers.IN_PASSING + (1 - numbers.IN_PASSING) * self._get_alike(place)
        return 1.0

    def _tells_it(self, each: Indexed) -> bool:
        """A figure tells how many, an event when, a part of a year what applied in it, and a guide the rest."""
        if self._question.asks_for_number:
            return each.tells_number
        if self._question.asks_when:
            return each.entry.is_event
        if self._question.named.year:
            return each.entry.kind is EntryKind.CONTRACT and each.entry.is_part and not each.entry.number
        return each.entry.kind is EntryKind.GUIDE

    def _weigh_role(self, role: str, *, names_roles: bool) -> float:
        """If the question has no role, the first role is meant. `names_roles` is whether an entry has all that are
        named. What is of one of two roles that are compared is half of what is asked."""
        asked = self._question.roles
        if not asked:
            return 1.0 if role in (self._index.lexicon.first_role, "") else numbers.OF_ANOTHER_ROLE_OR_BAND**0.5
        if role in asked:
            return numbers.OF_ANOTHER_ROLE_OR_BAND**0.5 if self._question.compared else 1.0
        return 1.0 if not role and names_roles else numbers.OF_ANOTHER_ROLE_OR_BAND

    def _weigh_year(self, entry: SearchEntry) -> float:
        """If the question has no year, the year in force is meant, and what holds for several years. If it has one,
        what is of that year alone says more than what holds for several."""
        year = self._question.named.year
        if year:
            if entry.kind is EntryKind.PAGE and not self._question.asks_for_a_year:
                return 1.0
            if year not in entry.years:
                return numbers.OF_ANOTHER_YEAR
            return numbers.OF_ANOTHER_YEAR**0.5 if len(entry.years) > 1 and entry.kind is EntryKind.GUIDE else 1.0
        is_of_one_year = entry.is_part and len(entry.years) == 1 and not entry.number
        return numbers.OF_ANOTHER_YEAR**0.5 if is_of_one_year and self._index.year not in entry.years else 1.0

    def _weigh_band(self, entry: SearchEntry) -> float:
        band = self._question.named.band
        return numbers.OF_ANOTHER_ROLE_OR_BAND if band and entry.band not in (band, "") else 1.0

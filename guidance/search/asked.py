"""What each page is asked by: its titles, and the ways of asking that editors led to it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from guidance.search.concepts import ANYBODY, Concept, Option, list_keys, put_they_for_roles
from guidance.search.dates import take_year
from guidance.search.lexicon import Lexicon
from guidance.search.names import Stems
from guidance.search.question import SearchQuestion
from guidance.search.rarity import Rarity
from guidance.search.references import put_parts_in_words
from guidance.search.words import FILLERS, TextWord, get_kept_stems, is_large_number, split_words

Target = TypeVar("Target", int, str)


@dataclass(frozen=True, slots=True)
class AskedBy(Generic[Target]):
    """One way of asking for something. `named` are the roles that it names, and `roles` are those or the page's.

    `phrases` has its words, and its words with 'they' in place of a role, for set phrases to be found in. `year` is the
    contract year that it names, or blank. With `of_each_year`, the target has its like for other years. `telling` is
    the sum of what its words tell, without those for anybody.
    """

    target: Target
    stems: frozenset[str]
    telling: float
    phrases: str
    named: frozenset[str]
    roles: frozenset[str]
    year: str = ""
    of_each_year: bool = False

    def is_for(self, year: str) -> bool:
        """`year` is the one that a question names, or blank."""
        return self.year in ("", year) or (self.of_each_year and bool(year))

    def says(self, option: Stems) -> bool:
        return self.stems.issuperset(option) or f" {' '.join(option)} " in self.phrases


class Asked(Generic[Target]):
    """Finds the ways of asking that are like a question."""

    def __init__(self, rarity: Rarity, lexicon: Lexicon) -> None:
        self._rarity = rarity
        self._lexicon = lexicon
        self._ways: list[AskedBy[Target]] = []
        self._having: defaultdict[str, list[int]] = defaultdict(list)

    def add(
        self, target: Target, texts: Iterable[str], role: str = "", *, by_year: bool = False, of_each_year: bool = False
    ) -> None:
        """`texts` are ways of asking for the target, and `role` is the one that it is about. With `by_year`, a way of
        asking that names a contract year is found only by questions of that year."""
        for typed in dict.fromkeys(texts):
            text, year = take_year(typed) if by_year else (typed, "")
            keys = list_keys(_list_words(text), self._lexicon)
            words = [part for key in keys for part in ([key] if isinstance(key, str) else key)]
            named = frozenset(slug for key in keys if isinstance(key, tuple) for slug in self._lexicon.roles[key])
            stems = frozenset(key for key in keys if isinstance(key, str) and key not in FILLERS)
            phrases = f" {' '.join(words)} . {' '.join(put_they_for_roles(keys))} "
            for word in stems or set(keys):
                if isinstance(word, str):
                    self._having[word].append(len(self._ways))
            telling = self._rarity.of_all(stems - ANYBODY)
            roles = named or frozenset({role} - {""})
            self._ways.append(AskedBy(target, stems, telling, phrases, named, roles, year, of_each_year))

    @property
    def words(self) -> set[str]:
        """Every word of a way of asking, but for names of roles."""
        return set(self._having)

    def compare(self, question: SearchQuestion) -> dict[Target, float]:
        """How alike the question and the target's nearest way of asking are, from 0 to 1, for each target that shares
        a word with it."""
        told = ((each, self._rarity.get_telling(each)) for each in question.concepts)
        concepts = [(concept, says) for concept, says in told if not _is_large_number(concept)]
        names = [(concept, says) for concept, says in concepts if concept.is_name]
        whole = sum(says for _, says in concepts)
        words = {word for concept in question.concepts for option in concept.options for word in option.stems}
        words.add(question.named.band)
        found = [(concept, says, self._find_saying(concept)) for concept, says in concepts if not concept.is_name]
        said: defaultdict[int, float] = defaultdict(float)
        for _, says, places in found:
            for place, counts in places.items():
                said[place] += says * counts
        for concept, says, places in found:
            small_words = [option for option in concept.options if option.is_a_question]
            for place in said.keys() - places.keys() if small_words else ():
                said[place] += says * self._count_small_words(small_words, place)
        if not question.concepts:
            small = f" {' '.join(map(str, question.keys))} . "
            return {way.target: 1.0 for way in self._ways if question.keys and way.phrases.startswith(small)}
        if len(question.roles) > 1 and not question.asks_more:
            return {way.target: 1.0 for way in self._ways if not way.stems and way.named == question.roles}
        if not question.asks_more:
            return dict.fromkeys(self._list_asking_no_more(question), 1.0)
        alike: dict[Target, float] = {}
        for place, says in said.items():
            way = self._ways[place]
            if not way.is_for(question.named.year):
                continue
            if question.roles and way.roles and way.roles.isdisjoint(question.roles):
                continue
            of_question = (says + (self._sum_names(way, names) if names else 0.0)) / whole
            if of_question <= (nearest := alike.get(way.target, 0.0)):
                continue
            near = of_question * self._get_share_asked(way, words, question.roles)
            if near > nearest:
                alike[way.target] = near
        return alike

    def _list_asking_no_more(self, question: SearchQuestion) -> Iterator[Target]:
        """What is asked of its role in the very same small words, as 'how many MHPs are there' is."""
        asked = f" . {' '.join(put_they_for_roles(question.keys))} "
        for way in self._ways:
            if way.phrases.endswith(asked) and way.is_for(question.named.year) and way.roles & question.roles:
                yield way.target

    def _find_saying(self, concept: Concept) -> dict[int, float]:
        """The ways of asking that say it, with how much the best of its options counts."""
        found: dict[int, float] = {}
        for option in concept.options:
            telling = [word for word in option.stems if word not in FILLERS] or option.stems
            for place in min((self._having.get(word, ()) for word in telling), key=len):
                if option.counts > found.get(place, 0.0) and self._ways[place].says(option.stems):
                    found[place] = option.counts
        return found

    def _count_small_words(self, options: Iterable[Option], place: int) -> float:
        """How much small words such as 'can they' count, if the way of asking has them beside others."""
        return max((option.counts for option in options if self._ways[place].says(option.stems)), default=0.0)

    def _sum_names(self, way: AskedBy[Target], names: Iterable[tuple[Concept, float]]) -> float:
        return sum(says for name, says in names if way.roles & self._lexicon.roles[name.options[0].stems])

    def _get_share_asked(self, way: AskedBy[Target], words: set[str], roles: frozenset[str]) -> float:
        """How much of a way of asking the question says."""
        shared = way.stems & words
        said = self._rarity.of_all(shared)
        whole = way.telling + self._rarity.of_all(shared & ANYBODY)
        for role in way.named - (roles or {self._lexicon.first_role}) if way.named else ():
            whole += self._rarity.of_way(get_kept_stems(self._lexicon.role_titles[role]))
        return said / whole if whole else 1.0


def _is_large_number(concept: Concept) -> bool:
    return is_large_number(concept.options[0].stems[0])


def _list_words(text: str) -> list[TextWord]:
    """Without numbers such as that of a network's patients, which every network has another of."""
    return [word for word in split_words(put_parts_in_words(text)) if not word.is_large_number]

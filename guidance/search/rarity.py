"""How rare words are. A word that most texts have says little; a word that one text has says a lot."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log
from statistics import fmean

from guidance.search import numbers
from guidance.search.concepts import Concept
from guidance.search.names import Stems


class Rarity:
    """Counts words over whole entries, and over each part of tantivy's documents."""

    def __init__(self, parts: Iterable[str]) -> None:
        self._entries = 0
        self._having: Counter[str] = Counter()
        self._documents = 0
        self._in_part: dict[str, Counter[str]] = {part: Counter() for part in parts}
        self._topics: set[str] = set()
        self._of_words: dict[str, float] = {}

    def count_entry(self, held: frozenset[str]) -> None:
        self._of_words = {}
        self._entries += 1
        self._having.update(held)

    def add_topics(self, words: Iterable[str]) -> None:
        """Words of titles, names and ways of asking. Others seldom say what a question is about."""
        self._topics.update(words)

    def count_document(self, parts: Mapping[str, list[str]]) -> None:
        self._documents += 1
        for part, words in parts.items():
            self._in_part[part].update(set(words))

    def knows(self, concept: Concept) -> bool:
        """Whether our texts have any of its options."""
        return any(option.is_a_question or self._is_known(option.stems) for option in concept.options)

    def has(self, word: str) -> bool:
        """Whether any of our texts has the word."""
        return bool(self._having[word])

    def _is_known(self, way: Stems) -> bool:
        return all(map(self.has, way))

    def of_concept(self, concept: Concept) -> float:
        """The average over its options, so that an odd word for a common thing doesn't count as rare. Options that
        nothing mentions are ignored, unless nothing mentions any of them."""
        ways = [option.stems for option in concept.options if not option.is_a_question]
        known = [self.of_way(way) for way in ways if self._is_known(way)]
        return fmean(known or map(self.of_way, ways or [concept.options[0].stems]))

    def get_telling(self, concept: Concept) -> float:
        """How much a concept tells what a question is about."""
        is_topic = any(self._topics.issuperset(option.stems) for option in concept.options)
        return self.of_concept(concept) * (1.0 if is_topic else numbers.OFF_TOPIC)

    def get_share_telling(self, concepts: Iterable[Concept]) -> float:
        """How much of a question is left where its words off topic count less."""
        both = [(self.get_telling(concept), self.of_concept(concept)) for concept in concepts]
        return sum(telling for telling, _ in both) / sum(whole for _, whole in both) if both else 1.0

    def of_way(self, way: Stems) -> float:
        return max(map(self.of_word, way))

    def of_all(self, words: Iterable[str]) -> float:
        return sum(map(self.of_word, words))

    def of_word(self, word: str) -> float:
        found = self._of_words.get(word)
        if found is None:
            found = log(1 + self._entries / (1 + self._having[word]))
            if word in self._having:  # a reader's own words would fill the memory
                self._of_words[word] = found
        return found

    def in_tantivy(self, part: str, words: Stems) -> float:
        """The rarity that tantivy multiplies by: it depends on the part, which means nothing to readers."""
        having = self._in_part[part]
        return sum(log(1 + (self._documents - having[word] + 0.5) / (having[word] + 0.5)) for word in words)

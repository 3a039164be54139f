"""How rare words are. A word that most texts have says little; a word that one text has says a lot."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log
from statistics import fmean

from guidance.search.concepts import Concept
from guidance.search.lexicon import Stems

A_QUESTION = 3.0  # for questions that only a title answers, such as 'what do they do'


class Rarity:
    """Counts words over whole entries, and over each part of tantivy's documents."""

    def __init__(self, parts: Iterable[str]) -> None:
        self._entries = 0
        self._having: Counter[str] = Counter()
        self._documents = 0
        self._in_part: dict[str, Counter[str]] = {part: Counter() for part in parts}

    def count_entry(self, held: frozenset[str]) -> None:
        self._entries += 1
        self._having.update(held)

    def count_document(self, parts: Mapping[str, list[str]]) -> None:
        self._documents += 1
        for part, words in parts.items():
            self._in_part[part].update(set(words))

    def of_concept(self, concept: Concept) -> float:
        """The average over its options, so that an odd word for a common thing doesn't count as rare. Options that
        nothing mentions are ignored."""
        ways = [option.stems for option in concept.options if not option.is_a_question]
        known = [self.of_way(way) for way in ways if all(self._having[word] for word in way)]
        return fmean(known) if known else 0.0 if ways else A_QUESTION

    def of_way(self, way: Stems) -> float:
        return max(map(self._of_word, way))

    def of_all(self, words: Stems) -> float:
        return sum(map(self._of_word, words))

    def _of_word(self, word: str) -> float:
        return log(1 + self._entries / (1 + self._having[word]))

    def in_tantivy(self, part: str, words: Stems) -> float:
        """The rarity that tantivy multiplies by: it depends on the part, which means nothing to readers."""
        having = self._in_part[part]
        return sum(log(1 + (self._documents - having[word] + 0.5) / (having[word] + 0.5)) for word in words)

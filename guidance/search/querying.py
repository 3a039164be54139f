"""A question as a query of tantivy: each concept by whichever of its ways is found, where it counts most."""

from collections.abc import Iterator, Mapping

import tantivy

from guidance.search.concepts import Concept
from guidance.search.lexicon import Stems
from guidance.search.question import Question
from guidance.search.rarity import Rarity

# How much a word counts where it stands in each part of an entry.
TITLES = {"subject": 4.0, "also": 2.5}
PARTS = {**TITLES, "heading": 1.5, "body": 1.1}
OTHER_PARTS_ADD = 0.3
OTHER_WAYS_ADD = 0.2
NAME_COUNTS = 0.55  # a role's name is on a hundred pages: what else is asked says more
PAIR_COUNTS, PHRASE_COUNTS = 0.4, 3.0
WORDS_BETWEEN = 2  # those of a way may be apart: 'ease the workload', 'ease a practice's workload'


class Querying:
    """tantivy's own measure of rarity is divided out, so that a concept counts alike in each way and part."""

    def __init__(self, schema: tantivy.Schema, rarity: Rarity) -> None:
        self._schema = schema
        self._rarity = rarity

    def query(self, question: Question) -> tantivy.Query | None:
        """None where there is nothing to look for."""
        should = [(tantivy.Occur.Should, self._concept(concept)) for concept in question.concepts]
        should += [(tantivy.Occur.Should, self._together(pair, PAIR_COUNTS)) for pair in question.pairs]
        must = [(tantivy.Occur.Must, self._together(phrase, PHRASE_COUNTS)) for phrase in question.phrases]
        return tantivy.Query.boolean_query([*must, *should]) if must or should else None

    def _concept(self, concept: Concept) -> tantivy.Query:
        return tantivy.Query.disjunction_max_query(list(self._ways(concept)), OTHER_WAYS_ADD)

    def _ways(self, concept: Concept) -> Iterator[tantivy.Query]:
        """A common way of saying a rare thing counts as common, a rare way of saying a common thing too."""
        rarity = self._rarity.of(concept)
        for option in concept.options:
            counts = option.counts * (NAME_COUNTS if concept.is_name else 1.0)
            if option.is_a_question:
                yield self._words(option.stems, counts * rarity, TITLES, WORDS_BETWEEN)
            else:
                own = min(rarity, self._rarity.of_way(option.stems))
                yield self._words(option.stems, counts * own, PARTS, WORDS_BETWEEN)

    def _together(self, words: Stems, counts: float) -> tantivy.Query:
        return self._words(words, counts * self._rarity.of_all(words), PARTS, 0)

    def _words(self, words: Stems, counts: float, parts: Mapping[str, float], between: int) -> tantivy.Query:
        weighed = [
            tantivy.Query.boost_query(
                self._in_part(part, words, between), counts * weight / self._rarity.in_tantivy(part, words)
            )
            for part, weight in parts.items()
        ]
        return tantivy.Query.disjunction_max_query(weighed, OTHER_PARTS_ADD)

    def _in_part(self, part: str, words: Stems, between: int) -> tantivy.Query:
        if len(words) == 1:
            return tantivy.Query.term_query(self._schema, part, words[0])
        return tantivy.Query.phrase_query(self._schema, part, list(words), between)

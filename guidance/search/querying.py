"""Turn a question into a tantivy query. Each concept scores by its best option in its best field."""

from collections.abc import Mapping

import tantivy

from guidance.search.concepts import Concept
from guidance.search.lexicon import Stems
from guidance.search.question import SearchQuestion
from guidance.search.rarity import Rarity

# The weight of a word in each part of an entry.
TITLES = {"subject": 4.0, "also": 2.5}
PARTS = {**TITLES, "heading": 1.5, "body": 1.1}
OTHER_PARTS_ADD = 0.3
OTHER_WAYS_ADD = 0.2
NAME_COUNTS = 0.55  # a role's name is on a hundred pages, so the other words of a question say more
PAIR_COUNTS, PHRASE_COUNTS = 0.4, 3.0
WORDS_BETWEEN = 2  # between those of an option: 'ease the workload', 'ease a practice's workload'


class Querying:
    """Divides out tantivy's own measure of rarity, so that a concept counts the same in every option and part."""

    def __init__(self, schema: tantivy.Schema, rarity: Rarity) -> None:
        self._schema = schema
        self._rarity = rarity

    def build_query(self, question: SearchQuestion) -> tantivy.Query | None:
        """None if there is nothing to look for."""
        should = [(tantivy.Occur.Should, self._query_concept(concept)) for concept in question.concepts]
        should += [(tantivy.Occur.Should, self._query_phrase(pair, PAIR_COUNTS)) for pair in question.pairs]
        must = [(tantivy.Occur.Must, self._query_phrase(phrase, PHRASE_COUNTS)) for phrase in question.phrases]
        return tantivy.Query.boolean_query([*must, *should]) if must or should else None

    def _query_concept(self, concept: Concept) -> tantivy.Query:
        """An option counts as common if it is common itself, or if its concept is."""
        rarity = self._rarity.of_concept(concept)
        ways = []
        for option in concept.options:
            counts = option.counts * (NAME_COUNTS if concept.is_name else 1.0)
            if option.is_a_question:
                ways.append(self._query_words(option.stems, counts * rarity, TITLES, WORDS_BETWEEN))
            else:
                own = min(rarity, self._rarity.of_way(option.stems))
                ways.append(self._query_words(option.stems, counts * own, PARTS, WORDS_BETWEEN))
        return tantivy.Query.disjunction_max_query(ways, OTHER_WAYS_ADD)

    def _query_phrase(self, words: Stems, counts: float) -> tantivy.Query:
        return self._query_words(words, counts * self._rarity.of_all(words), PARTS, 0)

    def _query_words(self, words: Stems, counts: float, parts: Mapping[str, float], between: int) -> tantivy.Query:
        weighed = [
            tantivy.Query.boost_query(
                self._query_part(part, words, between), counts * weight / self._rarity.in_tantivy(part, words)
            )
            for part, weight in parts.items()
        ]
        return tantivy.Query.disjunction_max_query(weighed, OTHER_PARTS_ADD)

    def _query_part(self, part: str, words: Stems, between: int) -> tantivy.Query:
        if len(words) == 1:
            return tantivy.Query.term_query(self._schema, part, words[0])
        return tantivy.Query.phrase_query(self._schema, part, list(words), between)

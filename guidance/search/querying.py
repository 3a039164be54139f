"""Turn a question into a tantivy query. Each concept scores by its best option in its best part of an entry."""

import tantivy

from guidance.search import numbers
from guidance.search.concepts import Concept
from guidance.search.names import Stems
from guidance.search.question import SearchQuestion
from guidance.search.rarity import Rarity

TITLES = ("subject", "also")
PARTS = (*TITLES, "heading", "body")


class Querying:
    """Divides out tantivy's own measure of rarity, so that a concept counts the same in every option and part."""

    def __init__(self, schema: tantivy.Schema, rarity: Rarity) -> None:
        self._schema = schema
        self._rarity = rarity

    def build_query(self, question: SearchQuestion, *others: Stems) -> tantivy.Query | None:
        """None if there is nothing to look for. `others` are phrases that must be there besides those in quotes."""
        should = [(tantivy.Occur.Should, self._query_concept(concept)) for concept in question.concepts]
        if numbers.SIDE_BY_SIDE:
            pairs = ((pair, numbers.SIDE_BY_SIDE * self._rarity.of_all(pair)) for pair in question.pairs)
            should += [(tantivy.Occur.Should, self._query_words(pair, counts, PARTS)) for pair, counts in pairs]
        must = [(tantivy.Occur.Must, self._query_words(phrase, 1.0, PARTS)) for phrase in (*question.phrases, *others)]
        return tantivy.Query.boolean_query([*must, *should]) if must or should else None

    def _query_concept(self, concept: Concept) -> tantivy.Query:
        """An option counts as common if it is common itself, or if its concept is."""
        rarity = self._rarity.get_telling(concept)
        ways = []
        for option in concept.options:
            parts = TITLES if option.is_a_question else PARTS
            own = min(rarity, self._rarity.of_way(option.stems))
            ways.append(self._query_words(option.stems, option.counts * own, parts))
        return tantivy.Query.disjunction_max_query(ways)

    def _query_words(self, words: Stems, counts: float, parts: tuple[str, ...]) -> tantivy.Query:
        weighed = []
        for part in parts:
            weight = numbers.IN_A_TITLE if part in TITLES else 1.0
            query = self._query_part(part, words)
            weighed.append(tantivy.Query.boost_query(query, counts * weight / self._rarity.in_tantivy(part, words)))
        return tantivy.Query.disjunction_max_query(weighed)

    def _query_part(self, part: str, words: Stems) -> tantivy.Query:
        if len(words) == 1:
            return tantivy.Query.term_query(self._schema, part, words[0])
        return tantivy.Query.phrase_query(self._schema, part, list(words))

"""The index of everything that can be found, in memory, made anew whenever the content changes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import log
from threading import Lock

import tantivy

from guidance.search.contract_entries import contract_entries
from guidance.search.entries import Entry
from guidance.search.guide_entries import guide_entries
from guidance.search.lexicon import Lexicon, Stems
from guidance.search.page_entries import page_entries
from guidance.search.question import Concept, Question, says
from guidance.search.reference_entries import reference_entries
from guidance.search.spelling import Spelling
from guidance.search.words import plain_words, stem

# How much a word counts where it stands in each part of an entry.
PARTS = {"subject": 4.0, "also": 2.5, "heading": 1.5, "body": 1.0}
PHRASE_COUNTS = 3.0
PAIR_COUNTS = 0.5
NAME_COUNTS = 0.35  # a role's name is on a hundred pages: what else is asked says more
_MEMORY = 15_000_000  # bytes: the least that one thread of a writer may have


@dataclass(frozen=True, slots=True)
class Indexed:
    """An entry with all of its stems, and what each of its titles says."""

    entry: Entry
    stems: frozenset[str]
    titles: frozenset[Stems]


class Index:
    def __init__(self, entries: Iterable[Entry], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.indexed: list[Indexed] = []
        self._written: Counter[str] = Counter()
        self._holding: Counter[str] = Counter()
        builder = tantivy.SchemaBuilder().add_integer_field("place", fast=True)
        for part in PARTS:
            builder.add_text_field(part, tokenizer_name="whitespace")
        self._schema = builder.build()
        index = tantivy.Index(self._schema)
        writer = index.writer(_MEMORY, 1)
        for entry in entries:
            for document in self._documents(entry):
                writer.add_document(document)
        writer.commit()
        index.reload()
        self._searcher = index.searcher()
        self.spelling = Spelling(self._written)

    def _documents(self, entry: Entry) -> Iterator[tantivy.Document]:
        """One of the whole entry, and one of each of its passages under its title: a few words that stand together on
        a long page count for as much as on a short one."""
        place = len(self.indexed)
        title = {part: self._cut(text) for part, text in _title_texts(entry)}
        summary = self._cut(entry.summary)
        passages = [(self._cut(passage.heading), self._cut(passage.text)) for passage in entry.passages]
        headings, texts = (
            (list(chain.from_iterable(each)) for each in zip(*passages, strict=True)) if passages else ([], [])
        )
        whole = {**title, "heading": headings, "body": [*summary, *texts]}
        held = frozenset(chain.from_iterable(whole.values()))
        self._holding.update(held)
        titles = frozenset(says(each) for each in (entry.title, entry.subject, *entry.also)) - {()}
        self.indexed.append(Indexed(entry, held, titles))
        yield _document(place, whole)
        if len(passages) > 1:
            for heading, text in passages:
                yield _document(place, {**title, "heading": heading, "body": text})

    def _cut(self, text: str) -> list[str]:
        words = plain_words(text)
        self._written.update(words)
        return [stem(word) for word in words]

    def knowing(self, lexicon: Lexicon) -> "Index":
        """The same texts, asked with other names and synonyms."""
        other = copy(self)
        other.lexicon = lexicon
        return other

    def rarity(self, key: Stems) -> float:
        """How much it says that an entry has these words: little of what most have, much of what one has."""
        return max(log(1 + len(self.indexed) / (1 + self._holding[word])) for word in key)

    def matching(self, question: Question, most: int) -> list[tuple[Indexed, float]]:
        """What has the words of a question, or words that mean the same, each with its score by words alone."""
        query = self._query(question)
        if query is None:
            return []
        hits = self._searcher.search(query, limit=most, count=False).hits
        places = self._searcher.fast_field_values("place", [address for _, address in hits])
        best: dict[int, float] = {}
        for (score, _), place in zip(hits, places, strict=True):
            best.setdefault(place, score)
        return [(self.indexed[place], score) for place, score in best.items()]

    def _query(self, question: Question) -> tantivy.Query | None:
        should = [(tantivy.Occur.Should, self._concept(concept)) for concept in question.concepts]
        should += [(tantivy.Occur.Should, self._words(pair, PAIR_COUNTS)) for pair in question.pairs]
        must = [(tantivy.Occur.Must, self._words(phrase, PHRASE_COUNTS)) for phrase in question.phrases]
        return tantivy.Query.boolean_query([*must, *should]) if must or should else None

    def _concept(self, concept: Concept) -> tantivy.Query:
        counts = NAME_COUNTS if concept.is_name else 1.0
        ways = [self._words(option.stems, option.counts * counts) for option in concept.options]
        return tantivy.Query.disjunction_max_query(ways)

    def _words(self, key: Stems, counts: float) -> tantivy.Query:
        """Several words as a phrase, which counts for more than a word and less than all of its words."""
        several = counts / len(key) ** 0.5
        parts = [
            tantivy.Query.boost_query(self._in_part(part, key), weight * several) for part, weight in PARTS.items()
        ]
        return tantivy.Query.disjunction_max_query(parts, 0.2)

    def _in_part(self, part: str, key: Stems) -> tantivy.Query:
        if len(key) == 1:
            return tantivy.Query.term_query(self._schema, part, key[0])
        return tantivy.Query.phrase_query(self._schema, part, list(key))


def _title_texts(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "subject", entry.subject or entry.title
    yield "also", " . ".join([*entry.also, entry.title if entry.subject else ""])


def _document(place: int, parts: Mapping[str, list[str]]) -> tantivy.Document:
    return tantivy.Document(place=place, **{part: " ".join(found) for part, found in parts.items()})


_MAKING = Lock()


def index_of(content_version: str) -> Index:
    """One thread makes it, and the others wait for it."""
    with _MAKING:
        return _index_of(content_version)


@lru_cache(maxsize=2)
def _index_of(content_version: str) -> Index:  # noqa: ARG001  the key of the cache
    return Index(chain(guide_entries(), contract_entries(), reference_entries(), page_entries()), Lexicon.read())

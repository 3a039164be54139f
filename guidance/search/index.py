"""The index of everything that can be found, in memory, made anew whenever the content changes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import log
from statistics import fmean
from threading import Lock

import tantivy

from guidance.search.contract_entries import contract_entries
from guidance.search.entries import Entry, Kind
from guidance.search.guide_entries import guide_entries
from guidance.search.lexicon import Lexicon, Stems
from guidance.search.page_entries import page_entries
from guidance.search.concepts import Concept, Option, without_articles
from guidance.search.naming import Name, names_of
from guidance.search.question import Question, asks_for_number
from guidance.search.reference_entries import reference_entries
from guidance.search.spelling import Spelling
from guidance.search.words import FILLERS, plain_words, says, stem, stems

# How much a word counts where it stands in each part of an entry.
PARTS = {"subject": 4.0, "also": 2.5, "heading": 1.5, "body": 1.0}
TITLES = {"subject": 4.0, "also": 2.5}
A_QUESTION = 3.0  # how rare it is that a reader asks what only a title answers, such as 'what do they do'
PHRASE_COUNTS = 3.0
SLOP = 2
PAIR_COUNTS = 0.4
WAYS_TOGETHER = 0.15  # what each further way of saying the same adds
NAME_COUNTS = 0.45  # a role's name is on a hundred pages: what else is asked says more
_MEMORY = 15_000_000  # bytes: the least that one thread of a writer may have


@dataclass(frozen=True, slots=True)
class Indexed:
    """An entry with all of its stems, what each of its titles says, and those titles that only fillers are in."""

    entry: Entry
    stems: frozenset[str]
    titles: tuple[frozenset[str], ...]
    questions: frozenset[Stems]
    tells_number: bool

    def has(self, concept: Concept) -> bool:
        """Whether it speaks of something, in one way or another."""
        return any(
            option.stems in self.questions if option.is_a_question else self.stems.issuperset(option.stems)
            for option in concept.options
        )


class Index:
    def __init__(self, entries: Iterable[Entry], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.indexed: list[Indexed] = []
        self._written: Counter[str] = Counter()
        self._holding: Counter[str] = Counter()
        self._documents_held = 0
        self._in_documents: dict[str, Counter[str]] = {part: Counter() for part in PARTS}
        self._called: dict[Name, list[Entry]] = {}
        self.guided: set[str] = set()  # roles with a guide of several pages; the others have one page for everything
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
        self.indexed.append(Indexed(entry, held, *_titles(entry), tells_number=_tells_number(entry)))
        if entry.kind is Kind.GUIDE and entry.role not in self.guided:
            self.guided.add(entry.role)
            self._called["opening", entry.role] = [entry]
        for name in names_of(entry):
            self._called.setdefault(name, []).append(entry)
        yield self._document(place, whole)
        if len(passages) > 1:
            for heading, text in passages:
                yield self._document(place, {**title, "heading": heading, "body": text})

    def _document(self, place: int, parts: Mapping[str, list[str]]) -> tantivy.Document:
        self._documents_held += 1
        for part, found in parts.items():
            self._in_documents[part].update(set(found))
        return tantivy.Document(place=place, **{part: " ".join(found) for part, found in parts.items()})

    def _cut(self, text: str) -> list[str]:
        words = plain_words(text)
        self._written.update(words)
        return [stem(word) for word in words]

    def called(self, name: Name) -> Sequence[Entry]:
        return self._called.get(name, ())

    def rarity(self, concept: Concept) -> float:
        """How much it says that an entry speaks of something: little of what most do, much of what one does. It is as
        rare as the ways of saying it are on average, so that an odd word for a common thing is no rare thing;
        and what nothing here speaks of says nothing."""
        ways = [option.stems for option in concept.options if not option.is_a_question]
        known = [self._rarity(way) for way in ways if all(self._holding[word] for word in way)]
        return fmean(known) if known else 0.0 if ways else A_QUESTION

    def _rarity(self, key: Stems) -> float:
        return max(self._rarity_of_word(word) for word in key)

    def _rarity_of_word(self, word: str) -> float:
        return log(1 + len(self.indexed) / (1 + self._holding[word]))

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
        should += [(tantivy.Occur.Should, self._together(pair, PAIR_COUNTS)) for pair in question.pairs]
        must = [(tantivy.Occur.Must, self._together(phrase, PHRASE_COUNTS)) for phrase in question.phrases]
        return tantivy.Query.boolean_query([*must, *should]) if must or should else None

    def _concept(self, concept: Concept) -> tantivy.Query:
        return tantivy.Query.disjunction_max_query(list(self._ways(concept)), WAYS_TOGETHER)

    def _ways(self, concept: Concept) -> Iterator[tantivy.Query]:
        rarity = self.rarity(concept)
        counts = NAME_COUNTS if concept.is_name else 1.0
        for option in concept.options:
            if option.is_a_question:
                yield self._words(option.stems, option.counts * counts * rarity, TITLES)
            else:
                own = min(rarity, self._rarity(option.stems))
                yield self._words(option.stems, option.counts * counts * own, PARTS)

    def _together(self, words: Stems, counts: float) -> tantivy.Query:
        return self._words(words, counts * sum(self._rarity_of_word(word) for word in words), PARTS, slop=0)

    def _words(self, key: Stems, counts: float, parts: Mapping[str, float], slop: int = SLOP) -> tantivy.Query:
        """Several words are looked for as a phrase."""
        weighed = [
            tantivy.Query.boost_query(
                self._in_part(part, key, slop), counts * parts[part] / self._known_weight(part, key)
            )
            for part in parts
        ]
        return tantivy.Query.disjunction_max_query(weighed, 0.2)

    def _known_weight(self, part: str, key: Stems) -> float:
        """What tantivy multiplies by, how rare the words are in that part. It is divided out: what is rare or common
        is the concept, and neither one of its ways nor a title's words by themselves."""
        held = self._in_documents[part]
        return sum(log(1 + (self._documents_held - held[word] + 0.5) / (held[word] + 0.5)) for word in key)

    def _in_part(self, part: str, key: Stems, slop: int) -> tantivy.Query:
        if len(key) == 1:
            return tantivy.Query.term_query(self._schema, part, key[0])
        return tantivy.Query.phrase_query(self._schema, part, list(key), slop)


def _titles(entry: Entry) -> tuple[tuple[frozenset[str], ...], frozenset[Stems]]:
    texts = (entry.subject or entry.title, *entry.also)
    whole = (tuple(without_articles(stems(text))) for text in texts)
    said = dict.fromkeys(frozenset(says(text)) for text in texts)
    return tuple(each for each in said if each), frozenset(each for each in whole if FILLERS.issuperset(each)) - {()}


def _tells_number(entry: Entry) -> bool:
    return entry.kind is Kind.FIGURE or asks_for_number(stems(entry.title))


def _title_texts(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "subject", entry.subject or entry.title
    yield "also", " . ".join([*entry.also, entry.title if entry.subject else ""])


_MAKING = Lock()


def index_of(content_version: str) -> Index:
    """One thread makes it, and the others wait for it."""
    with _MAKING:
        return _index_of(content_version)


@lru_cache(maxsize=2)
def _index_of(content_version: str) -> Index:  # noqa: ARG001  the key of the cache
    return Index(chain(guide_entries(), contract_entries(), reference_entries(), page_entries()), Lexicon.read())

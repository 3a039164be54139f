"""The index of everything that can be found, in memory, made anew whenever the content changes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import lru_cache
from itertools import chain
from threading import Lock

import tantivy

from guidance.search import indexed, naming, querying
from guidance.search.contract_entries import contract_entries
from guidance.search.entries import Entry, Kind
from guidance.search.guide_entries import guide_entries
from guidance.search.lexicon import Lexicon
from guidance.search.page_entries import page_entries
from guidance.search.question import Question
from guidance.search.rarity import Rarity
from guidance.search.reference_entries import reference_entries
from guidance.search.spelling import Spelling
from guidance.search.words import plain_words, stem

_MEMORY = 15_000_000  # bytes: the least that one thread of a writer may have


class Index:
    """`guided` are the roles with a guide of several pages; of the others, one page tells everything."""

    def __init__(self, entries: Iterable[Entry], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.indexed: list[indexed.Indexed] = []
        self.guided: set[str] = set()
        self.rarity = Rarity(querying.PARTS)
        self._written: Counter[str] = Counter()
        self._called: dict[naming.Name, list[Entry]] = {}
        builder = tantivy.SchemaBuilder().add_integer_field("place", fast=True)
        for part in querying.PARTS:
            builder.add_text_field(part, tokenizer_name="whitespace")
        schema = builder.build()
        self._querying = querying.Querying(schema, self.rarity)
        self._searcher = self._filled(tantivy.Index(schema), entries)
        self.spelling = Spelling(self._written)

    def knowing(self, lexicon: Lexicon) -> "Index":
        """The same texts, asked with other names and synonyms."""
        other = copy(self)
        other.lexicon = lexicon
        return other

    def called(self, name: naming.Name) -> Sequence[Entry]:
        """What a question may name outright."""
        return self._called.get(name, ())

    def matching(self, question: Question, most: int) -> list[tuple[indexed.Indexed, float]]:
        """What has the words of a question, or words that mean the same, each with its score by words alone."""
        query = self._querying.query(question)
        if query is None:
            return []
        hits = self._searcher.search(query, limit=most, count=False).hits
        places = self._searcher.fast_field_values("place", [address for _, address in hits])
        best: dict[int, float] = {}
        for (score, _), place in zip(hits, places, strict=True):
            best.setdefault(int(place or 0), score)
        return [(self.indexed[place], score) for place, score in best.items()]

    def _filled(self, index: tantivy.Index, entries: Iterable[Entry]) -> tantivy.Searcher:
        writer = index.writer(_MEMORY, 1)
        for entry in entries:
            self._call(entry)
            for document in self._documents(entry):
                writer.add_document(document)
        writer.commit()
        index.reload()
        return index.searcher()

    def _call(self, entry: Entry) -> None:
        if entry.kind is Kind.GUIDE and entry.role not in self.guided:
            self.guided.add(entry.role)
            self._called["opening", entry.role] = [entry]
        for name in naming.names_of(entry):
            self._called.setdefault(name, []).append(entry)

    def _documents(self, entry: Entry) -> Iterator[tantivy.Document]:
        """One of the whole entry, and one of each of its passages under its title: a few words that stand together on
        a long page count for as much as on a short one."""
        place = len(self.indexed)
        title = {part: self._cut(text) for part, text in indexed.title_texts(entry)}
        summary = self._cut(entry.summary)
        headings = [self._cut(passage.heading) for passage in entry.passages]
        texts = [self._cut(passage.text) for passage in entry.passages]
        whole = {**title, "heading": list(chain(*headings)), "body": list(chain(summary, *texts))}
        held = frozenset(chain.from_iterable(whole.values()))
        self.rarity.count_entry(held)
        self.indexed.append(indexed.Indexed.of(entry, held))
        yield self._document(place, whole)
        if len(texts) > 1:
            for heading, text in zip(headings, texts, strict=True):
                yield self._document(place, {**title, "heading": heading, "body": text})

    def _document(self, place: int, parts: Mapping[str, list[str]]) -> tantivy.Document:
        self.rarity.count_document(parts)
        return tantivy.Document(place=place, **{part: " ".join(words) for part, words in parts.items()})

    def _cut(self, text: str) -> list[str]:
        words = plain_words(text)
        self._written.update(words)
        return [stem(word) for word in words]


def entries() -> Iterator[Entry]:
    """Of everything that the site holds."""
    return chain(guide_entries(), contract_entries(), reference_entries(), page_entries())


_MAKING = Lock()


def index_of(content_version: str) -> Index:
    """One thread makes it, and the others wait for it."""
    with _MAKING:
        return _index_of(content_version)


@lru_cache(maxsize=2)
def _index_of(content_version: str) -> Index:  # noqa: ARG001  the key of the cache
    return Index(entries(), Lexicon.read())

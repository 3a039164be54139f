"""The search index, kept in memory and built again whenever the content changes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import lru_cache
from itertools import chain
from threading import Lock

import tantivy

from guidance.search import indexed, naming, querying
from guidance.search.contract_entries import read_contract_entries
from guidance.search.entries import EntryKind, SearchEntry
from guidance.search.guide_entries import read_guide_entries
from guidance.search.lexicon import Lexicon
from guidance.search.page_entries import list_page_entries
from guidance.search.question import SearchQuestion
from guidance.search.rarity import Rarity
from guidance.search.reference_entries import read_reference_entries
from guidance.search.spelling import Spelling
from guidance.search.words import get_stem, plain_words

_MEMORY = 15_000_000  # bytes: tantivy's minimum for a writer with one thread


class Index:
    """`guided` has the roles with a guide of several pages. Other roles have a single page."""

    def __init__(self, entries: Iterable[SearchEntry], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.indexed: list[indexed.Indexed] = []
        self.guided: set[str] = set()
        self.rarity = Rarity(querying.PARTS)
        self._written: Counter[str] = Counter()
        self._entries_by_name: dict[naming.Name, list[SearchEntry]] = {}
        builder = tantivy.SchemaBuilder().add_integer_field("place", fast=True)
        for part in querying.PARTS:
            builder.add_text_field(part, tokenizer_name="whitespace")
        schema = builder.build()
        self._querying = querying.Querying(schema, self.rarity)
        self._searcher = self._fill(tantivy.Index(schema), entries)
        self.spelling = Spelling(self._written)

    def with_lexicon(self, lexicon: Lexicon) -> "Index":
        """A copy that searches the same texts with other names and synonyms."""
        other = copy(self)
        other.lexicon = lexicon
        return other

    def find_named(self, name: naming.Name) -> Sequence[SearchEntry]:
        return self._entries_by_name.get(name, ())

    def find_matching(self, question: SearchQuestion, most: int) -> list[tuple[indexed.Indexed, float]]:
        """The entries that have the question's words or their synonyms, each with its score by words alone."""
        query = self._querying.build_query(question)
        if query is None:
            return []
        hits = self._searcher.search(query, limit=most, count=False).hits
        places = self._searcher.fast_field_values("place", [address for _, address in hits])
        best: dict[int, float] = {}
        for (score, _), place in zip(hits, places, strict=True):
            best.setdefault(int(place or 0), score)
        return [(self.indexed[place], score) for place, score in best.items()]

    def _fill(self, index: tantivy.Index, entries: Iterable[SearchEntry]) -> tantivy.Searcher:
        writer = index.writer(_MEMORY, 1)
        for entry in entries:
            if entry.kind is EntryKind.GUIDE and entry.role not in self.guided:
                self.guided.add(entry.role)
                self._entries_by_name["opening", entry.role] = [entry]
            for name in naming.list_names(entry):
                self._entries_by_name.setdefault(name, []).append(entry)
            for document in self._make_documents(entry):
                writer.add_document(document)
        writer.commit()
        index.reload()
        return index.searcher()

    def _make_documents(self, entry: SearchEntry) -> Iterator[tantivy.Document]:
        """A document for the whole entry, and one for each passage with the title, so that words found together count
        as much on a long page as on a short one."""
        place = len(self.indexed)
        title = {part: self._cut_words(text) for part, text in indexed.list_title_texts(entry)}
        summary = self._cut_words(entry.summary)
        headings = [self._cut_words(passage.heading) for passage in entry.passages]
        texts = [self._cut_words(passage.text) for passage in entry.passages]
        whole = {**title, "heading": list(chain(*headings)), "body": list(chain(summary, *texts))}
        held = frozenset(chain.from_iterable(whole.values()))
        self.rarity.count_entry(held)
        self.indexed.append(indexed.Indexed.from_entry(entry, held))
        yield self._make_document(place, whole)
        if len(texts) > 1:
            for heading, text in zip(headings, texts, strict=True):
                yield self._make_document(place, {**title, "heading": heading, "body": text})

    def _make_document(self, place: int, parts: Mapping[str, list[str]]) -> tantivy.Document:
        self.rarity.count_document(parts)
        return tantivy.Document(place=place, **{part: " ".join(words) for part, words in parts.items()})

    def _cut_words(self, text: str) -> list[str]:
        words = plain_words(text)
        self._written.update(words)
        return [get_stem(word) for word in words]


def read_entries(year: str) -> Iterator[SearchEntry]:
    """Read an entry for everything on the site. `year` is the slug of the contract year that topics answer for."""
    return chain(read_guide_entries(year), read_contract_entries(), read_reference_entries(), list_page_entries())


_BUILDING = Lock()


def get_index(content_version: str, year: str) -> Index:
    """The index for this version of the content and this contract year. One thread builds it while the others wait."""
    with _BUILDING:
        return _build_index(content_version, year)


@lru_cache(maxsize=2)
def _build_index(content_version: str, year: str) -> Index:  # noqa: ARG001  the version is part of the key of the cache
    return Index(read_entries(year), Lexicon.read())

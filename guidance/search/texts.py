"""The texts of all entries in tantivy's index, and which entry has which word."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import tantivy

from guidance.search import numbers, querying
from guidance.search.entries import SearchEntry
from guidance.search.indexed import list_title_texts
from guidance.search.names import Stems
from guidance.search.question import SearchQuestion
from guidance.search.rarity import Rarity
from guidance.search.spelling.joined import JoinedWords
from guidance.search.words import get_stem, plain_words

_MEMORY = 15_000_000  # bytes: tantivy's minimum for a writer with one thread


class Texts:
    """`ways` has the ways of asking for each entry. They are searched as its titles are."""

    def __init__(self, entries: Sequence[SearchEntry], ways: Mapping[int, Sequence[str]], joined: JoinedWords) -> None:
        self.rarity = Rarity(querying.PARTS)
        self.written: Counter[str] = Counter()
        self._joined = joined
        self._having: dict[str, set[int]] = {}
        builder = tantivy.SchemaBuilder().add_integer_field("place", fast=True)
        for part in querying.PARTS:
            builder.add_text_field(part, tokenizer_name="whitespace")
        schema = builder.build()
        self._querying = querying.Querying(schema, self.rarity)
        index = tantivy.Index(schema)
        writer = index.writer(_MEMORY, 1)
        for place, entry in enumerate(entries):
            for document in self._make_documents(place, entry, ways.get(place, ())):
                writer.add_document(document)
        writer.commit()
        index.reload()
        self._searcher = index.searcher()

    def search(self, question: SearchQuestion, *phrases: Stems) -> dict[int, float]:
        """The places of what has the question's words or their synonyms, with their score by words. Each of the
        `phrases` must be there."""
        query = self._querying.build_query(question, *phrases)
        if query is None:
            return {}
        hits = self._searcher.search(query, limit=numbers.CANDIDATES, count=False).hits
        places = self._searcher.fast_field_values("place", [address for _, address in hits])
        best: dict[int, float] = {}
        for (score, _), place in zip(hits, places, strict=True):
            best.setdefault(int(place or 0), score)
        return best

    def find_having(self, words: Stems, places: set[int]) -> set[int]:
        """Those of the places that have all the words."""
        return places.intersection(*(self._having.get(word, set()) for word in words))

    def _make_documents(self, place: int, entry: SearchEntry, ways: Iterable[str]) -> Iterator[tantivy.Document]:
        """A document for the whole entry, and one for each passage with the title. Words found together then count
        as much on a long page as on a short one."""
        title = {part: self._cut_words(text) for part, text in list_title_texts(entry)}
        title["also"] += self._cut_words(" . ".join(["", *ways]))
        summary = self._cut_words(entry.summary)
        headings = [self._cut_words(passage.heading) for passage in entry.passages]
        texts = [self._cut_words(passage.text) for passage in entry.passages]
        whole = {**title, "heading": list(chain(*headings)), "body": list(chain(summary, *texts))}
        words = frozenset(chain.from_iterable(whole.values()))
        self.rarity.count_entry(words)
        self.rarity.add_topics(chain(title["subject"], title["also"]))
        for word in words:
            self._having.setdefault(word, set()).add(place)
        yield self._make_document(place, whole)
        if len(texts) > 1:
            for heading, text in zip(headings, texts, strict=True):
                yield self._make_document(place, {**title, "heading": heading, "body": text})

    def _make_document(self, place: int, parts: Mapping[str, list[str]]) -> tantivy.Document:
        self.rarity.count_document(parts)
        return tantivy.Document(place=place, **{part: " ".join(words) for part, words in parts.items()})

    def _cut_words(self, text: str) -> list[str]:
        """Its stems, and after them those of neighbours that are also written in one."""
        words = plain_words(text)
        self.written.update(words)
        return [get_stem(word) for word in (*words, *self._joined.list_joined(words))]

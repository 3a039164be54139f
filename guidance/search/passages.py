"""Extracts of an entry that answer a question: short enough to read at a glance, with the matches marked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from guidance.search import entries, numbers
from guidance.search.index import Index
from guidance.search.names import Stems
from guidance.search.question import SearchQuestion
from guidance.search.words import TextWord, get_stems, split_words

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True, slots=True)
class ExtractPiece:
    """A run of text that matched, or didn't."""

    text: str
    matched: bool


@dataclass(frozen=True, slots=True)
class Extract:
    """`address` and `heading` are the paragraph's. Both are blank if the address is the entry's own."""

    address: str
    heading: str
    pieces: tuple[ExtractPiece, ...]


# For each first stem: all the stems of the option, the number of its concept, and its weight.
WantedStems = Mapping[str, Sequence[tuple[Stems, int, float]]]


@dataclass(frozen=True, slots=True)
class _MatchedPassage:
    """A passage. `matched` has, for each word's place that matched, the concept's number and its weight."""

    passage: entries.EntryPassage
    matched: Mapping[int, tuple[int, float]]

    def sum_weights(self, start: int = 0, end: float = inf) -> float:
        """The weight of the matches from `start` up to `end`, counting each concept once."""
        return sum(dict(each for place, each in self.matched.items() if start <= place < end).values())


def find_extracts(entry: entries.SearchEntry, question: SearchQuestion, index: Index) -> tuple[Extract, ...]:
    """The passages that say most of what is asked, in page order. The first passage if none says anything."""
    wanted = _index_wanted(question, index)
    summary = [entries.EntryPassage(entry.address, "", entry.summary)] if entry.summary else []
    read = [_match_words(passage, wanted) for passage in (*summary, *entry.passages)]
    worth = [each.sum_weights() for each in read]
    best = sorted(range(len(read)), key=lambda place: (-worth[place], place))[: numbers.PASSAGES_SHOWN]
    chosen = [place for place in best if worth[place] and worth[place] >= worth[best[0]] / 2] or best[:1]
    found = []
    for each in (read[place] for place in sorted(chosen)):
        is_elsewhere = each.passage.address != entry.address
        address, heading = (each.passage.address, each.passage.heading) if is_elsewhere else ("", "")
        found.append(Extract(address, heading, tuple(_join_pieces(_cut_pieces(each)))))
    return tuple(found)


def _index_wanted(question: SearchQuestion, index: Index) -> WantedStems:
    found: dict[str, list[tuple[Stems, int, float]]] = {}
    for number, concept in enumerate(question.concepts):
        counts = index.rarity.of_concept(concept)
        for option in concept.options:
            if option.is_a_question:
                continue
            found.setdefault(option.stems[0], []).append((option.stems, number, counts * option.counts))
    return found


def _match_words(passage: entries.EntryPassage, wanted: WantedStems) -> _MatchedPassage:
    keys = tuple(get_stems(passage.text))
    matched: dict[int, tuple[int, float]] = {}
    for place, key in enumerate(keys):
        for stems, concept, counts in wanted.get(key, ()):
            if keys[place : place + len(stems)] == stems:
                matched |= dict.fromkeys(range(place, place + len(stems)), (concept, counts))
    return _MatchedPassage(passage, matched)


def _cut_pieces(read: _MatchedPassage) -> Iterator[ExtractPiece]:
    text = read.passage.text
    words = list(split_words(text))
    first = _find_first_shown(read, words)
    shown = range(first, min(first + numbers.WORDS_SHOWN, len(words)))
    at = words[first].start if first else 0
    if first:
        yield ExtractPiece(ELLIPSIS, matched=False)
    for place in shown:
        word = words[place]
        yield ExtractPiece(text[at : word.start], place in read.matched and place - 1 in read.matched and place > first)
        yield ExtractPiece(text[word.start : word.end], place in read.matched)
        at = word.end
    yield ExtractPiece(text[at:] if shown.stop == len(words) else ELLIPSIS, matched=False)


def _find_first_shown(read: _MatchedPassage, words: Sequence[TextWord]) -> int:
    """The word to start from, so that the extract shows as many of the matches as possible. A quarter of it comes
    before the first of them."""
    before = numbers.WORDS_SHOWN // 4
    if len(words) <= numbers.WORDS_SHOWN or min(read.matched, default=0) <= before:
        return 0
    after = numbers.WORDS_SHOWN - before
    best = max(sorted(read.matched), key=lambda place: read.sum_weights(place, place + after))
    return max(0, min(best - before, len(words) - numbers.WORDS_SHOWN))


def _join_pieces(pieces: Iterable[ExtractPiece]) -> Iterator[ExtractPiece]:
    """Join neighbouring pieces that both matched, or both didn't."""
    text, matched = "", False
    for piece in pieces:
        if piece.matched != matched:
            yield from [ExtractPiece(text, matched)] if text else []
            text, matched = "", piece.matched
        text += piece.text
    if text:
        yield ExtractPiece(text, matched)

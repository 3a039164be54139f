"""Extracts of an entry that answer a question: short enough to read at a glance, with the matches marked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidance.search import entries, numbers
from guidance.search.index import Index
from guidance.search.names import Stems
from guidance.search.question import SearchQuestion
from guidance.search.words import find_words, get_kept_stems

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
    """`matched` has, for each place among its words that matched, the concept's number and its weight."""

    passage: entries.EntryPassage
    matched: Mapping[int, tuple[int, float]]

    def sum_weights(self) -> float:
        """The weight of the matches, counting each concept once."""
        return sum(dict(self.matched.values()).values())

    def sum_weights_within(self, start: int, end: int) -> float:
        """The weight of the matches from `start` up to `end`."""
        return sum(dict(each for place, each in self.matched.items() if start <= place < end).values())


def find_extracts(entry: entries.SearchEntry, wanted: WantedStems) -> tuple[Extract, ...]:
    """The passages that say most of what is asked, in page order. The first passage if none says anything."""
    summary = [entries.EntryPassage(entry.address, "", entry.summary)] if entry.summary else []
    read = [_match_words(passage, wanted) for passage in (*summary, *entry.passages)]
    worth = [each.sum_weights() for each in read]
    best = sorted(range(len(read)), key=lambda place: (-worth[place], place))[: numbers.PASSAGES_SHOWN]
    chosen = [place for place in best if worth[place] and worth[place] >= worth[best[0]] / 2] or best[:1]
    found = []
    for each in (read[place] for place in sorted(chosen)):
        is_elsewhere = each.passage.address != entry.address
        address, heading = (each.passage.address, each.passage.heading) if is_elsewhere else ("", "")
        found.append(Extract(address, heading, tuple(_cut_pieces(each))))
    return tuple(found)


def index_wanted(question: SearchQuestion, index: Index) -> WantedStems:
    found: dict[str, list[tuple[Stems, int, float]]] = {}
    for number, concept in enumerate(question.concepts):
        counts = index.rarity.of_concept(concept)
        for option in concept.options:
            if option.is_a_question:
                continue
            found.setdefault(option.stems[0], []).append((option.stems, number, counts * option.counts))
    return found


def _match_words(passage: entries.EntryPassage, wanted: WantedStems) -> _MatchedPassage:
    keys = get_kept_stems(passage.text)
    matched: dict[int, tuple[int, float]] = {}
    for place in (place for place, key in enumerate(keys) if key in wanted):
        for stems, concept, counts in wanted[keys[place]]:
            if keys[place : place + len(stems)] == stems:
                matched |= dict.fromkeys(range(place, place + len(stems)), (concept, counts))
    return _MatchedPassage(passage, matched)


def _cut_pieces(read: _MatchedPassage) -> Iterator[ExtractPiece]:
    """Neighbours that matched are one piece, with what is between them."""
    text = read.passage.text
    spans = find_words(text)
    first = _find_first_shown(read, len(spans))
    last = min(first + numbers.WORDS_SHOWN, len(spans))
    plain, at = (ELLIPSIS, spans[first][0]) if first else ("", 0)
    ended = -1
    marked: list[tuple[int, int]] = []
    for place in sorted(place for place in read.matched if first <= place < last):
        start = marked.pop()[0] if ended == place else spans[place][0]
        marked.append((start, spans[place][1]))
        ended = place + 1
    for start, end in marked:
        if plain or start > at:
            yield ExtractPiece(plain + text[at:start], matched=False)
        yield ExtractPiece(text[start:end], matched=True)
        plain, at = "", end
    rest = text[at:] if last == len(spans) else text[at : spans[last - 1][1]] + ELLIPSIS
    if plain + rest:
        yield ExtractPiece(plain + rest, matched=False)


def _find_first_shown(read: _MatchedPassage, words: int) -> int:
    """The word to start from, so that the extract shows as many of the matches as possible. A quarter of it comes
    before the first of them."""
    before = numbers.WORDS_SHOWN // 4
    if words <= numbers.WORDS_SHOWN or min(read.matched, default=0) <= before:
        return 0
    after = numbers.WORDS_SHOWN - before
    best = max(sorted(read.matched), key=lambda place: read.sum_weights_within(place, place + after))
    return max(0, min(best - before, words - numbers.WORDS_SHOWN))

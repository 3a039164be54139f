"""The words of an entry that answer a question, cut to a length that is read at a glance, with what matched marked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidance.search import entries
from guidance.search.index import Index
from guidance.search.lexicon import Stems
from guidance.search.question import Question
from guidance.search.words import Word, words_of

WORDS_SHOWN = 36
WORDS_BEFORE = 8  # of the first word that matched, where the passage begins long before it
MOST_PASSAGES = 2
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together; `matched` where they are what was looked for, or mean the same."""

    text: str
    matched: bool


@dataclass(frozen=True, slots=True)
class Extract:
    """`address` and `heading` lead to the paragraph; both are blank where that is where the entry itself leads."""

    address: str
    heading: str
    pieces: tuple[Piece, ...]


# What is looked for by its first stem: all of its stems, which concept it says, and how much that counts.
Wanted = Mapping[str, Sequence[tuple[Stems, int, float]]]


@dataclass(frozen=True, slots=True)
class _Read:
    """A passage cut into words; for each word that matched, the concept it says and how much that counts."""

    passage: entries.Passage
    words: list[Word]
    matched: Mapping[int, tuple[int, float]]

    def worth(self, start: int = 0, end: int | None = None) -> float:
        """Of the words from `start` up to `end`: each concept counts once."""
        end = len(self.words) if end is None else end
        return sum(dict(each for place, each in self.matched.items() if start <= place < end).values())


def extracts(entry: entries.Entry, question: Question, index: Index) -> tuple[Extract, ...]:
    """The passages that say most of what is asked, in the order of the page; the beginning where none says any."""
    wanted = _wanted(question, index)
    summary = [entries.Passage(entry.address, "", entry.summary)] if entry.summary else []
    read = [_read(passage, wanted) for passage in (*summary, *entry.passages)]
    worth = [each.worth() for each in read]
    best = sorted(range(len(read)), key=lambda place: (-worth[place], place))[:MOST_PASSAGES]
    chosen = [place for place in best if worth[place] and worth[place] >= worth[best[0]] / 2] or best[:1]
    return tuple(_extract(entry, read[place]) for place in sorted(chosen))


def _wanted(question: Question, index: Index) -> Wanted:
    found: dict[str, list[tuple[Stems, int, float]]] = {}
    for number, concept in enumerate(question.concepts):
        counts = index.rarity.of(concept)
        for option in concept.options:
            if option.is_a_question:
                continue
            found.setdefault(option.stems[0], []).append((option.stems, number, counts * option.counts))
    return found


def _read(passage: entries.Passage, wanted: Wanted) -> _Read:
    words = list(words_of(passage.text))
    keys = tuple(word.stem for word in words)
    matched: dict[int, tuple[int, float]] = {}
    for place, key in enumerate(keys):
        for stems, concept, counts in wanted.get(key, ()):
            if keys[place : place + len(stems)] == stems:
                matched |= dict.fromkeys(range(place, place + len(stems)), (concept, counts))
    return _Read(passage, words, matched)


def _extract(entry: entries.Entry, read: _Read) -> Extract:
    elsewhere = read.passage.address != entry.address
    return Extract(
        read.passage.address if elsewhere else "",
        read.passage.heading if elsewhere else "",
        tuple(_joined(_pieces(read))),
    )


def _pieces(read: _Read) -> Iterator[Piece]:
    text, first = read.passage.text, _first_shown(read)
    shown = range(first, min(first + WORDS_SHOWN, len(read.words)))
    at = read.words[first].start if first else 0
    if first:
        yield Piece(ELLIPSIS, matched=False)
    for place in shown:
        word = read.words[place]
        yield Piece(text[at : word.start], place in read.matched and place - 1 in read.matched and place > first)
        yield Piece(text[word.start : word.end], place in read.matched)
        at = word.end
    yield Piece(text[at:] if shown.stop == len(read.words) else ELLIPSIS, matched=False)


def _first_shown(read: _Read) -> int:
    """Where to begin, so that as much as can be of what is asked is seen."""
    if len(read.words) <= WORDS_SHOWN or min(read.matched, default=0) <= WORDS_BEFORE:
        return 0
    after = WORDS_SHOWN - WORDS_BEFORE
    best = max(sorted(read.matched), key=lambda place: read.worth(place, place + after))
    return max(0, min(best - WORDS_BEFORE, len(read.words) - WORDS_SHOWN))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces that follow one another and are alike as one."""
    text, matched = "", False
    for piece in pieces:
        if piece.matched != matched:
            yield from [Piece(text, matched)] if text else []
            text, matched = "", piece.matched
        text += piece.text
    if text:
        yield Piece(text, matched)

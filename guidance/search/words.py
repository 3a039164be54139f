"""Text as words, and the stem by which one form of a word finds another.

The index holds stems that were made here, so that a passage, a question and a synonym are always cut alike.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

# A number keeps its thousands together, and a possessive counts as the word: "345,000", "children's".
_WORD = re.compile(r"(\d{1,3}(?:,\d{3})+|[^\W_]+)(?:['\u2019]s\b)?")
_PLURAL_OF_LETTERS = re.compile(r"([A-Z]{2,}|[b-df-hj-np-tv-z]{3,})s")
LONGEST_WORD = 40

# Words that the stemmer takes for others, each with a stem of its own: it makes 'person' of 'personality'.
_APART = {
    "personality": "personality",
    "personalities": "personality",
    "personal": "personal",
    "authority": "authority",
    "authorities": "authority",
    "appointment": "appointment",
    "appointments": "appointment",
    "universal": "universal",
}

_ANALYZER = (
    TextAnalyzerBuilder(Tokenizer.raw())
    .filter(Filter.lowercase())
    .filter(Filter.ascii_fold())
    .filter(Filter.stemmer("english"))
    .build()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in its text from `start` to `end`, and its stem."""

    text: str
    stem: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        yield Word(match[1], stem(match[1]), *match.span())


def plain_words(text: str) -> list[str]:
    """The words as they are written, without what makes them possessive."""
    return _WORD.findall(text)


def stems(text: str) -> list[str]:
    return [stem(word) for word in _WORD.findall(text)]


def stem(word: str) -> str:
    """'supervis' for 'Supervision', '345000' for '345,000', 'mhwp' for 'MHWPs', which the stemmer would leave.

    What is longer than any word is not remembered: it would take the room of many.
    """
    return _short_stem(word) if len(word) <= LONGEST_WORD else _stem(word)


def _stem(word: str) -> str:
    short = _PLURAL_OF_LETTERS.fullmatch(word)
    if (apart := _APART.get(word.lower())) is not None:
        return apart
    found = _ANALYZER.analyze(short[1] if short else word[:LONGEST_WORD].replace(",", ""))
    return str(found[0]) if found else ""


_short_stem = lru_cache(maxsize=32768)(_stem)


ARTICLES = frozenset(stems("a an the"))
# Words that a question is put in rather than about.
FILLERS = ARTICLES | frozenset(
    stems(
        "about after also am and any anyone are as at be been before being between by can could did do does"
        " during each else ever every for from get give had has have he her his how i if in into is it its"
        " just know many may me might much must my need needs now of often on or ought our out per please re s"
        " shall she should so some somebody someone t tell than that their them then there these they this"
        " those to us want was we were what when where whether which while who whom whose why will with would"
        " you your"
    )
)


def says(text: str) -> tuple[str, ...]:
    """A text without the words that questions and titles are put in."""
    return tuple(key for key in stems(text) if key not in FILLERS)

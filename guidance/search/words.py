"""Cut text into words, and words to stems, so that one form of a word finds another.

The index, passages, questions and synonyms all use these functions, so they are always cut in the same way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

# "345,000" is one word, and "children's" counts as "children".
_WORD = re.compile(r"(\d{1,3}(?:,\d{3})+|[^\W_]+)(?:['\u2019]s\b)?")
_PLURAL_OF_LETTERS = re.compile(r"([A-Z]{2,}|[b-df-hj-np-tv-z]{3,})s")
LONGEST_WORD = 40

# Words that the stemmer confuses with others, and the stem to use instead: it makes 'person' of 'personality'.
_APART = {
    "personality": "personality",
    "personalities": "personality",
    "personal": "personal",
    "authority": "authority",
    "authorities": "authority",
    "appointment": "appointment",
    "appointments": "appointment",
    "universal": "universal",
    "gps": "gp",  # too short to tell its plural from 'DBS'
}

_ANALYZER = (
    TextAnalyzerBuilder(Tokenizer.raw())
    .filter(Filter.lowercase())
    .filter(Filter.ascii_fold())
    .filter(Filter.stemmer("english"))
    .build()
)


@dataclass(frozen=True, slots=True)
class TextWord:
    """A word at `start` to `end` of its text, without a possessive ending, and its stem."""

    text: str
    stem: str
    start: int
    end: int

    @property
    def is_large_number(self) -> bool:
        """Such as a number of patients, which a question has and a text seldom."""
        return is_large_number(self.stem)


def is_large_number(stem: str) -> bool:
    return stem.isdecimal() and len(stem) > len("999")


def split_words(text: str) -> Iterator[TextWord]:
    for match in _WORD.finditer(text):
        yield TextWord(match[1], get_stem(match[1]), *match.span())


def find_words(text: str) -> list[tuple[int, int]]:
    """Where each word starts and ends."""
    return [match.span() for match in _WORD.finditer(text)]


def plain_words(text: str) -> list[str]:
    """The words as written, without possessive endings."""
    return _WORD.findall(text)


def get_stems(text: str) -> list[str]:
    return [get_stem(word) for word in _WORD.findall(text)]


def get_stem(word: str) -> str:
    """'supervis' for 'Supervision', '345000' for '345,000', and 'mhwp' for 'MHWPs', which the stemmer leaves as it is.

    Text longer than any word is not memoised, to keep the memory used small.
    """
    return _short_stem(word) if len(word) <= LONGEST_WORD else _find_stem(word)


def _find_stem(word: str) -> str:
    short = _PLURAL_OF_LETTERS.fullmatch(word)
    if (apart := _APART.get(word.lower())) is not None:
        return apart
    found = _ANALYZER.analyze(short[1] if short else word[:LONGEST_WORD].replace(",", ""))
    return str(found[0]) if found else ""


_short_stem = lru_cache(maxsize=32768)(_find_stem)


@lru_cache(maxsize=16384)
def get_kept_stems(text: str) -> tuple[str, ...]:
    """The stems of one of our own texts, which every search that finds it would cut again."""
    return tuple(get_stems(text))


@lru_cache(maxsize=16384)
def get_kept_stem_set(text: str) -> frozenset[str]:
    return frozenset(get_kept_stems(text))


ARTICLES = frozenset(get_stems("a an the"))
# Words that carry a question but are not what it asks about.
FILLERS = ARTICLES | frozenset(
    get_stems(
        "about after also am and any anyone are as at be been before being between by can could did do does"
        " during each else ever every for from get give had has have he her his how i if in into is it its"
        " just know many may me might much must my need needs now of often on or ought our out per please re s"
        " shall she should so some somebody someone t tell than that their them then there these they this"
        " those to us want was we were what when where whether which while who whom whose why will with would"
        " you your"
        # What chat adds.
        " really actually usually normally exactly roughly ok okay hi hello thanks thank kindly wondering wonder thing"
        " things lot bit ve ll already still even just don doesn didn won isn aren wasn weren hasn haven hadn wouldn"
        " couldn shouldn back got getting gets goes going gone percent"
        # As people type them.
        " wht wot wat hav shud shld wud wld cud cld abt cos coz bcos cuz pls plz thx dont doesnt cant wont gonna wanna"
        " gotta dunno cheers"
    )
)


def get_telling_stems(text: str) -> tuple[str, ...]:
    """The stems of a text, without the fillers."""
    return tuple(key for key in get_stems(text) if key not in FILLERS)

"""Words written in one, with a hyphen or apart: 'wellbeing', 'well-being' and 'well being' are one word."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from guidance.search.words import FILLERS, get_stem, plain_words

_HYPHENATED = re.compile(r"(?<![\w-])([^\W\d_]{2,})-([^\W\d_]{2,})(?![\w-])")
_PAIR = re.compile(r"(?<![^\W_])([^\W\d_]{2,})(?:-|\s+)(?=([^\W\d_]{2,}))")
_WORD = re.compile(r"[^\W\d_]{4,}")


class JoinedWords:
    """Knows from our own texts which words are written in one, and which with a hyphen."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._in_one: set[str] = set()
        self._with_hyphen: dict[str, str] = {}
        for text in texts:
            self._in_one.update(word.lower() for word in plain_words(text))
            self._with_hyphen.update(
                (f"{first}{second}".lower(), f"{first}-{second}") for first, second in _HYPHENATED.findall(text)
            )

    def rewrite(self, text: str) -> str:
        """The text with such words as our texts write them: 'wellbeing' for 'well being', 'on-costs' for 'oncosts'."""
        joined = _PAIR.sub(lambda match: match[1] if self._are_one(match[1], match[2]) else match[0], text)
        return _WORD.sub(lambda match: self._split(match[0]), joined)

    def list_joined(self, words: Iterable[str]) -> Iterator[str]:
        """Each two neighbours that our texts also write in one."""
        return (f"{first}{second}" for first, second in pairwise(words) if self._are_one(first, second))

    def _are_one(self, first: str, second: str) -> bool:
        if f"{first}{second}".lower() not in self._in_one or min(len(first), len(second)) == 1:
            return False
        return not FILLERS.issuperset((get_stem(first), get_stem(second)))

    def _split(self, word: str) -> str:
        return word if word.lower() in self._in_one else self._with_hyphen.get(word.lower(), word)

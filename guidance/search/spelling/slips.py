"""Correct words that are in none of our texts and aren't English, and offer another word for the English ones."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract
from simplemma import is_known

from guidance.search import numbers, words
from guidance.search.spelling.joined import JoinedWords

_SHORTEST_HALF = 3  # letters, of two words typed as one
_SHORTEST_SOUND = 6  # letters, so that few other words sound the same
_SOFT_C, _DOUBLED, _VOWELS = re.compile(r"c(?=[eiy])"), re.compile(r"(.)\1+"), re.compile(r"[aeiouy]+")


class Spelling:
    """`counts` says how often each word occurs in our texts, and `joined` which of them are written in one. `titles`
    are of our pages."""

    def __init__(self, counts: Mapping[str, int], joined: JoinedWords, titles: Iterable[str] = ()) -> None:
        self._joined = joined
        self._in_titles = {pair for title in titles for pair in pairwise(words.get_stems(title))}
        self._counts: Counter[str] = Counter()
        for word, count in counts.items():
            if word.isalpha():
                self._counts[word.lower()] += count
        self._stems = {words.get_stem(word) for word in counts}
        self._by_sound: dict[str, str] = {}
        for word in sorted(self._counts, key=lambda each: (self._counts[each], each)):
            self._by_sound[_get_sound(word)] = word
        is_known("a", lang="en")  # reads the word list now, so that no reader waits for it

    def is_ours(self, word: str) -> bool:
        return words.get_stem(word) in self._stems

    def rewrite(self, text: str) -> str:
        return self._joined.rewrite(text)

    def find_meant(self, word: str) -> str | None:
        """The word itself if it is ours, English or has a digit; otherwise the likeliest of our words, or None."""
        if self.is_ours(word) or self.rewrite(word) != word or not word.isalpha() or is_known(word.lower(), lang="en"):
            return word
        return self._split(word.lower()) or self.find_near(word)

    def find_sounding(self, word: str) -> str | None:
        """The word of ours that a misspelt word sounds like, or None: 'counsellor' for 'counciller'. An English word
        that we have nowhere has to be the same but for doubled letters: 'counselor'."""
        word = word.lower()
        if len(word) < _SHORTEST_SOUND or word in self._counts or not word.isalpha():
            return None
        found = self._by_sound.get(_get_sound(word))
        if found is None or not is_known(word, lang="en"):
            return found
        is_same = _DOUBLED.sub(r"\1", word) == _DOUBLED.sub(r"\1", found) and not self.is_ours(word)
        return found if is_same else None

    def is_in_a_title(self, first: str, second: str) -> bool:
        return (words.get_stem(first), words.get_stem(second)) in self._in_titles

    def _split(self, word: str) -> str:
        """The two words of ours that were typed as one, or blank: 'mental health' for 'mentalhealth'."""
        places = range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1)
        halves = [(word[:place], word[place:]) for place in places]
        ours = [pair for pair in halves if all(self._counts[half] and is_known(half, lang="en") for half in pair)]
        return " ".join(max(ours, key=lambda pair: min(self._counts[half] for half in pair))) if ours else ""

    def find_near(self, word: str) -> str | None:
        """The likeliest of our words for a slip: made of the same letters, then with the fewest slips, then with the
        same first letter, then the most frequent."""
        word = word.lower()
        least = numbers.LIKE_A_WORD
        near = extract(word, self._counts.keys(), scorer=OSA.normalized_similarity, score_cutoff=least, limit=None)
        return min((found for found, _, _ in near), key=lambda found: self._rank(word, found), default=None)

    def _rank(self, word: str, found: str) -> tuple[bool, int, bool, int, str]:
        slips = OSA.distance(word, found)
        return sorted(found) != sorted(word), slips, found[0] != word[0], -self._counts[found], found


def _get_sound(word: str) -> str:
    """Alike for words that sound alike: without doubled letters, and with one letter for all vowels."""
    return _VOWELS.sub("a", _DOUBLED.sub(r"\1", _SOFT_C.sub("s", word)))

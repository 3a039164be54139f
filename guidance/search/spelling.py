"""Correct words that are in none of our texts."""

from collections import Counter
from collections.abc import Mapping

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from guidance.search.words import get_stem

SHORTEST = 4  # letters: in a shorter word, one slip leaves too little to go by
LONG = 10  # letters: in a shorter word, two slips make another word


class Spelling:
    """`counts` says how often each word occurs in our texts."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts: Counter[str] = Counter()
        for word, count in counts.items():
            if word.isalpha():
                self._counts[word.lower()] += count
        self._stems = {get_stem(word) for word in counts}

    def find_meant(self, word: str) -> str | None:
        """The word itself if it is known or has a digit, otherwise the likeliest known word, or None."""
        if get_stem(word) in self._stems or not word.isalpha():
            return word
        if len(word) < SHORTEST:
            return None
        word = word.lower()
        most_slips = 1 if len(word) < LONG else 2
        near = extract(word, self._counts.keys(), scorer=OSA.distance, score_cutoff=most_slips, limit=20)
        if not near:
            return None
        # Fewest slips first, then the same first letter, then the most frequent word.
        return min(near, key=lambda found: (found[1], found[0][0] != word[0], -self._counts[found[0]]))[0]

"""Words that are in no text here, and the word that was probably meant."""

from collections import Counter
from collections.abc import Mapping

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from guidance.search.words import stem

SHORTEST = 4  # letters: of a shorter word, one slip leaves too little
LONG = 10  # letters from which two slips are taken for slips: of a shorter word, they make another


class Spelling:
    """`counts` are the words that are written here, and how often."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts: Counter[str] = Counter()
        for word, count in counts.items():
            if word.isalpha():
                self._counts[word.lower()] += count
        self._stems = {stem(word) for word in counts}

    def meant(self, word: str) -> str | None:
        """The word itself where it is known, or is no word but a number; the likeliest one; or None."""
        if stem(word) in self._stems or not word.isalpha():
            return word
        if len(word) < SHORTEST:
            return None
        near = extract(
            word.lower(), self._counts.keys(), scorer=OSA.distance, score_cutoff=1 if len(word) < LONG else 2, limit=20
        )
        return min(near, key=lambda found: self._rank(word.lower(), found[0], int(found[1])))[0] if near else None

    def _rank(self, word: str, other: str, slips: int) -> tuple[int, bool, int]:
        """Few slips first, then the same first letter, then the word that is written most."""
        return slips, other[0] != word[0], -self._counts[other]

"""How much the words of a question are those of questions that others answer, against those that we answer.

Each word, and each word with the one after it, counts by how often both have it: naive Bayes, after M. E. Maron,
'Automatic Indexing: An Experimental Inquiry', Journal of the ACM 8 (1961). What neither has says nothing.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from math import log

from guidance.search.concepts import Key, list_keys
from guidance.search.dates import take_year
from guidance.search.lexicon import Lexicon
from guidance.search.words import split_words

Feature = str | tuple[str, str]

_ROLE, _YEAR, _START, _END = "<role>", "<year>", "<start>", "<end>"
_UNSEEN = 0.5  # added to each count, so that what only one side has doesn't decide alone


class _Counted:
    def __init__(self) -> None:
        self.ways = 0
        self.having: Counter[Feature] = Counter()

    def get_share(self, feature: Feature) -> float:
        return (self.having[feature] + _UNSEEN) / (self.ways + 1)


class Odds:
    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._ours, self._others = _Counted(), _Counted()

    def is_ours(self, pair: tuple[str, ...]) -> bool:
        """Whether a question that we answer has the two words side by side."""
        return bool(self._ours.having[pair[0], pair[1]])

    def add_ours(self, texts: Iterable[str]) -> None:
        self._count(self._ours, texts)

    def add_others(self, texts: Iterable[str]) -> None:
        self._count(self._others, texts)

    def _count(self, counted: _Counted, texts: Iterable[str]) -> None:
        for typed in texts:
            text, year = take_year(typed)
            counted.having.update(_list_features(list_keys(split_words(text), self._lexicon), year))
            counted.ways += 1

    def weigh(self, keys: Iterable[Key], year: str) -> float:
        """The logarithm of the odds that others answer it: above 0 if they are the likelier. `year` is the contract
        year that it names, or blank. Two neighbours count half, since each of them counts too."""
        whole = 0.0
        if not self._others.ways:
            return whole
        for feature in _list_features(keys, year):
            if self._ours.having[feature] or self._others.having[feature]:
                odds = log(self._others.get_share(feature) / self._ours.get_share(feature))
                whole += odds if isinstance(feature, str) else odds / 2
        return whole


def _list_features(keys: Iterable[Key], year: str) -> set[Feature]:
    words = [key if isinstance(key, str) else _ROLE for key in keys]
    words = [word for word in words if not word.isdecimal()]
    features: set[Feature] = {*words, *pairwise([_START, *words, _END])}
    return features | {_YEAR} if year else features

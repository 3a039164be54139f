"""Find which clauses of two contract years are the same clause.

A list that gained a point gives its old numbers to other duties, so a number alone pairs nothing but two headings.
Two clauses are the same where they have the number and read alike, or where they read so much alike that the duty
plainly has another number now. Each clause is in one pair at most.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

STEM = 5  # letters: enough to treat 'booking' and 'bookings' as one word
FEWEST_SHARED = 3  # telling words, so that two short clauses aren't paired by chance

_WORD = re.compile(r"[^\W\d_]{3,}")
# Words that most clauses share, which say nothing about likeness.
_COMMON = frozenset(
    word[:STEM]
    for word in """
    all also and any are been being but can each for from has have how its may must not only our out own part post role
    some such than that the their them then there these they this those until was were what when where which who will
    with your health mental patient people practitioner clause
    """.split()  # noqa: SIM905  a list a word would be a page long
)


class PairedBy(StrEnum):
    NUMBER = "number"
    WORDS = "words"


LIKE_ENOUGH = {PairedBy.NUMBER: 0.4, PairedBy.WORDS: 0.6}


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause in one year. `number` is in full. `wording` and `plain_english` are blank if we don't have them.

    `is_heading` is true of a part of the contract that sets no duty itself: 'B14 Mental Health Practitioners'.
    """

    number: str
    order: int = 0
    wording: str = ""
    plain_english: str = ""
    is_heading: bool = False

    @property
    def parent(self) -> str:
        """'B14.2' of 'B14.2.a'. Blank for 'B14'."""
        return self.number.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class ClausePair:
    before: ClauseText
    after: ClauseText
    by: PairedBy
    likeness: float


Year = Mapping[str, ClauseText]


def pair_clauses(earlier: Year, later: Year) -> list[ClausePair]:
    """The likest two first, then the likest two of those that are left."""
    pairs: list[ClausePair] = []
    possible = sorted(_list_possible(earlier, later), key=_get_rank)
    while possible:
        pair, *rest = possible
        if pair.by == PairedBy.NUMBER or not any(_rivals(pair, other) for other in rest):
            pairs.append(pair)
            possible = [one for one in rest if not _share_clause(pair, one)]
        else:
            possible = [one for one in rest if not _rivals(pair, one)]
    return pairs


def measure_likeness(one: ClauseText, other: ClauseText) -> float:
    """From 0 to 1: the share of the shorter clause's telling words that the other has too.

    Of the official words where we have both, otherwise of our plain English.
    """
    official = one.wording and other.wording
    words, others = (_find_telling_words(text.wording if official else text.plain_english) for text in (one, other))
    shared = words & others
    return len(shared) / min(len(words), len(others)) if len(shared) >= FEWEST_SHARED else 0.0


def _list_possible(earlier: Year, later: Year) -> Iterator[ClausePair]:
    for before in earlier.values():
        for after in later.values():
            by = PairedBy.NUMBER if before.number == after.number else PairedBy.WORDS
            likeness = measure_likeness(before, after)
            if by == PairedBy.NUMBER and (_read_same(before, after) or (before.is_heading and after.is_heading)):
                likeness = 1.0
            if likeness >= LIKE_ENOUGH[by] and before.is_heading == after.is_heading:
                yield ClausePair(before, after, by, likeness)


def _read_same(before: ClauseText, after: ClauseText) -> bool:
    """Word for word, however short."""
    return bool(before.wording) and before.wording.split() == after.wording.split()


def _get_rank(pair: ClausePair) -> tuple[float, bool, list[str]]:
    """The same whichever of the two years comes first."""
    return -pair.likeness, pair.by != PairedBy.NUMBER, sorted((pair.before.number, pair.after.number))


def _share_clause(one: ClausePair, other: ClausePair) -> bool:
    return one.before == other.before or one.after == other.after


def _rivals(one: ClausePair, other: ClausePair) -> bool:
    """Whether a clause of both reads just as much like either of two, so that neither is plainly it."""
    return one.likeness == other.likeness and one.by == other.by and _share_clause(one, other)


def _find_telling_words(text: str) -> set[str]:
    return {word[:STEM] for word in _WORD.findall(text.lower())} - _COMMON

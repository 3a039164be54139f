"""Compare two contract years, clause by clause.

Clauses are paired by number alone, because no source we hold says which were renumbered. If a clause reads more like
one with another number, we name that likeness but never pair the two.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_lowercase

from guidance.rules.word_difference import WordPiece, word_difference

LIKE_ENOUGH = 0.6
FEWEST_SHARED = 2
STEM = 5  # letters: enough to treat 'booking' and 'bookings' as one word

_WORD = re.compile(r"[^\W\d_]{3,}")
_ONE_MORE = re.compile(r"\b(and|or)$")
_NUMBERINGS = (
    tuple(ascii_lowercase),
    tuple(str(number) for number in range(1, 100)),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"),
)
_DIGITS = re.compile(r"[0-9]+")
# Words that most clauses share, which say nothing about likeness.
_COMMON = frozenset(
    word[:STEM]
    for word in """
    all also and any are been being but can each for from has have how its may must not only our out own part post role
    some such than that the their them then there these they this those until was were what when where which who will
    with your health mental patient people practitioner clause
    """.split()  # noqa: SIM905  a list a word would be a page long
)


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause in one year. `number` is in full; `wording` and `plain_english` are blank if not held."""

    number: str
    order: int = 0
    wording: str = ""
    plain_english: str = ""

    @property
    def parent(self) -> str:
        """'B14.2' of 'B14.2.a'; blank for 'B14'."""
        return self.number.rpartition(".")[0]


class ClauseOutcome(StrEnum):
    """ADDED and REMOVED are used only if we hold the other year's whole list in official words. Otherwise the clause
    may have been there without our knowing."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    NOT_HELD_BEFORE = "not-held-before"
    NOT_HELD_AFTER = "not-held-after"
    NOT_COMPARABLE = "not-comparable"


class Basis(StrEnum):
    """Which words were compared. NEITHER if the two years have no kind of text in common."""

    OFFICIAL = "official"
    PLAIN_ENGLISH = "plain-english"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class ComparedClause:
    """A clause of one or both years. `like` is the number of a clause that it reads more like: in the later year, or in
    the earlier year if only the later one has this clause."""

    number: str
    before: ClauseText | None
    after: ClauseText | None
    outcome: ClauseOutcome
    basis: Basis
    pieces: tuple[WordPiece, ...]
    like: str = ""


_Year = Mapping[str, ClauseText]


def compare_years(before: Iterable[ClauseText], after: Iterable[ClauseText]) -> list[ComparedClause]:
    """Every clause of either year once, after its parent, in the order of the later year."""
    earlier = {clause.number: clause for clause in before}
    later = {clause.number: clause for clause in after}
    both = {**earlier, **later}
    return [
        _compare_clause(number, earlier, later)
        for number in sorted(both, key=lambda number: _get_sort_key(number, both))
    ]


def _get_sort_key(number: str, clauses: _Year) -> list[tuple[int, str]]:
    """The order of each ancestor and of the clause itself. Numbers not held sort first, by the number."""
    parts = number.split(".")
    above = (".".join(parts[: count + 1]) for count in range(len(parts)))
    return [
        (clauses[one].order if one in clauses else 0, _DIGITS.sub(lambda digits: digits[0].zfill(6), one))
        for one in above
    ]


def _compare_clause(number: str, earlier: _Year, later: _Year) -> ComparedClause:
    before, after = earlier.get(number), later.get(number)
    if before and after:
        outcome, basis, pieces = _compare_texts(before, after)
        like = _find_likeness(before, later) if outcome == ClauseOutcome.CHANGED else ""
    elif before:
        outcome = ClauseOutcome.REMOVED if _is_list_whole(before, later) else ClauseOutcome.NOT_HELD_AFTER
        basis, pieces, like = Basis.NEITHER, (), _find_likeness(before, later)
    else:
        assert after is not None  # noqa: S101  every number is in one year or the other
        outcome = ClauseOutcome.ADDED if _is_list_whole(after, earlier) else ClauseOutcome.NOT_HELD_BEFORE
        basis, pieces, like = Basis.NEITHER, (), _find_likeness(after, earlier)
    return ComparedClause(number, before, after, outcome, basis, pieces, like)


def _compare_texts(before: ClauseText, after: ClauseText) -> tuple[ClauseOutcome, Basis, tuple[WordPiece, ...]]:
    """Compare the official words if both years have them, otherwise our plain English if both have that."""
    if before.wording and after.wording:
        basis, texts = Basis.OFFICIAL, (before.wording, after.wording)
    elif before.plain_english and after.plain_english:
        basis, texts = Basis.PLAIN_ENGLISH, (before.plain_english, after.plain_english)
    else:
        return ClauseOutcome.NOT_COMPARABLE, Basis.NEITHER, ()
    outcome = ClauseOutcome.SAME if texts[0].split() == texts[1].split() else ClauseOutcome.CHANGED
    return outcome, basis, word_difference(*texts)


def _is_list_whole(clause: ClauseText, year: _Year) -> bool:
    """Whether `year` has the whole list that the clause would belong to, in official words.

    A whole list has no gaps from its first item on, and its last item but one ends in 'and' or 'or', which says that
    exactly one more item follows.
    """
    beside = [
        one
        for number, one in sorted(year.items(), key=lambda item: _get_sort_key(item[0], year))
        if one.parent == clause.parent
    ]
    items = [one.number.rpartition(".")[2] for one in beside]
    return (
        clause.parent in year
        and len(beside) > 1
        and all(one.wording for one in beside)
        and any(items == list(numbering[: len(items)]) for numbering in _NUMBERINGS)
        and _ONE_MORE.search(beside[-2].wording) is not None
    )


def _find_likeness(clause: ClauseText, year: _Year) -> str:
    """The number of the clause in another year that reads most like this one. Blank if none does, or none does more
    than the clause with the same number."""
    scores = {one.number: measure_likeness(clause, one) for one in year.values()}
    own = scores.pop(clause.number, 0.0)
    most = max(scores, key=lambda number: scores[number], default="")
    return most if most and scores[most] >= LIKE_ENOUGH and scores[most] > own else ""


def measure_likeness(one: ClauseText, other: ClauseText) -> float:
    """From 0 to 1: the share of the shorter clause's telling words that the other has, in our plain English."""
    words, others = _get_telling_words(one.plain_english), _get_telling_words(other.plain_english)
    shared = words & others
    return len(shared) / min(len(words), len(others)) if len(shared) >= FEWEST_SHARED else 0.0


def _get_telling_words(text: str) -> set[str]:
    return {word[:STEM] for word in _WORD.findall(text.lower())} - _COMMON

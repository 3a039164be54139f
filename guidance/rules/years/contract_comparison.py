"""Two contract years set side by side, clause by clause.

Clauses are paired by their number alone: no source that is held says which were renumbered. Where a clause reads more
like one of another number, that is named as a likeness of our own finding, and never taken for a pair.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_lowercase

from guidance.rules.word_difference import Piece, word_difference

LIKE_ENOUGH = 0.6
FEWEST_SHARED = 2
STEM = 5  # letters: enough to take 'booking' and 'bookings' for one word

_WORD = re.compile(r"[^\W\d_]{3,}")
_ONE_MORE = re.compile(r"\b(and|or)$")
_NUMBERINGS = (
    tuple(ascii_lowercase),
    tuple(str(number) for number in range(1, 100)),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"),
)
_DIGITS = re.compile(r"[0-9]+")
# Words that most clauses share: they tell nothing.
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
    """A clause as one year holds it, by its number in full. Words that are not held are blank."""

    number: str
    order: int = 0
    wording: str = ""
    plain_english: str = ""

    @property
    def parent(self) -> str:
        """'B14.2' of 'B14.2.a'; blank for 'B14'."""
        return self.number.rpartition(".")[0]


class Outcome(StrEnum):
    """ADDED and REMOVED are said only where the other year's list is held whole and in official words, so that the
    clause would be known if it stood there."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    NOT_HELD_BEFORE = "not-held-before"
    NOT_HELD_AFTER = "not-held-after"
    NOT_COMPARABLE = "not-comparable"


class Basis(StrEnum):
    """Which words were compared; NEITHER where there are not two of a kind."""

    OFFICIAL = "official"
    PLAIN_ENGLISH = "plain-english"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class ComparedClause:
    """One clause of either year or of both. `like` is another number that it reads more like: in the later year, or
    where only that has the clause, in the earlier one."""

    number: str
    before: ClauseText | None
    after: ClauseText | None
    outcome: Outcome
    basis: Basis
    pieces: tuple[Piece, ...]
    like: str = ""


_Year = Mapping[str, ClauseText]


def compare_years(before: Iterable[ClauseText], after: Iterable[ClauseText]) -> list[ComparedClause]:
    """Every clause of either year once, each under the one above it, in the order of the later year."""
    earlier = {clause.number: clause for clause in before}
    later = {clause.number: clause for clause in after}
    both = {**earlier, **later}
    return [_compared(number, earlier, later) for number in sorted(both, key=lambda number: _place(number, both))]


def _place(number: str, clauses: _Year) -> list[tuple[int, str]]:
    """The order of each number above it and its own: numbers that are not held stand first, by the number itself."""
    parts = number.split(".")
    above = (".".join(parts[: count + 1]) for count in range(len(parts)))
    return [(clauses[one].order if one in clauses else 0, _DIGITS.sub(_padded, one)) for one in above]


def _padded(digits: re.Match[str]) -> str:
    return digits[0].zfill(6)


def _compared(number: str, earlier: _Year, later: _Year) -> ComparedClause:
    before, after = earlier.get(number), later.get(number)
    if before and after:
        outcome, basis, pieces = _pair(before, after)
        like = _like(before, later) if outcome == Outcome.CHANGED else ""
    elif before:
        outcome = Outcome.REMOVED if _would_be_known(before, later) else Outcome.NOT_HELD_AFTER
        basis, pieces, like = Basis.NEITHER, (), _like(before, later)
    else:
        assert after is not None  # noqa: S101  the number is one of either year
        outcome = Outcome.ADDED if _would_be_known(after, earlier) else Outcome.NOT_HELD_BEFORE
        basis, pieces, like = Basis.NEITHER, (), _like(after, earlier)
    return ComparedClause(number, before, after, outcome, basis, pieces, like)


def _pair(before: ClauseText, after: ClauseText) -> tuple[Outcome, Basis, tuple[Piece, ...]]:
    """The official words where both years hold them, else our plain English of both."""
    if before.wording and after.wording:
        basis, texts = Basis.OFFICIAL, (before.wording, after.wording)
    elif before.plain_english and after.plain_english:
        basis, texts = Basis.PLAIN_ENGLISH, (before.plain_english, after.plain_english)
    else:
        return Outcome.NOT_COMPARABLE, Basis.NEITHER, ()
    outcome = Outcome.SAME if texts[0].split() == texts[1].split() else Outcome.CHANGED
    return outcome, basis, word_difference(*texts)


def _would_be_known(clause: ClauseText, year: _Year) -> bool:
    """Whether the list that a clause would stand in is held whole, in official words.

    Such a list runs from its first item without a gap, and its last item but one ends in 'and' or 'or': the words
    themselves then say that there is one more, and no other.
    """
    beside = [
        one
        for number, one in sorted(year.items(), key=lambda item: _place(item[0], year))
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


def _like(clause: ClauseText, year: _Year) -> str:
    """The number of the clause of another year that reads most like this one, where one does and more than its own."""
    scores = {one.number: likeness(clause, one) for one in year.values()}
    own = scores.pop(clause.number, 0.0)
    most = max(scores, key=lambda number: scores[number], default="")
    return most if most and scores[most] >= LIKE_ENOUGH and scores[most] > own else ""


def likeness(one: ClauseText, other: ClauseText) -> float:
    """From 0 to 1: how much of the shorter clause's telling words the other has, in our plain English of both."""
    words, others = _telling(one.plain_english), _telling(other.plain_english)
    shared = words & others
    return len(shared) / min(len(words), len(others)) if len(shared) >= FEWEST_SHARED else 0.0


def _telling(text: str) -> set[str]:
    return {word[:STEM] for word in _WORD.findall(text.lower())} - _COMMON

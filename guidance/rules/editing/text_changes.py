"""What changed between two texts: line by line, and within a changed line word by word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

# The time to hold two texts against one another is at worst the product of their parts, lines or words. Beyond so many
# pairs of parts, about a second's work, a stretch is shown as replaced whole.
MOST_PAIRS = 500_000
PAIRS_TO_BEGIN = 500  # what beginning on a line costs, in pairs of words

# Texts of which many parts are alike take far longer: for each stretch that is kept, difflib goes through all pairs of
# like parts that are left. So many steps, about a second's work, may a page of changes cost in all.
MOST_STEPS = 5_000_000
STEPS_TO_BEGIN = 400  # what a line costs that is shown by itself

MOST_LINES = 1_000  # lines that did not change and stand one by one; more are shown as one

# What difflib calls the steps from one text to the other: kind, and the stretch of each.
Step = tuple[str, int, int, int, int]


class Was(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Allowance:
    """What comparing may still cost on one page, however many texts stand on it."""

    def __init__(self, steps: int = MOST_STEPS) -> None:
        self.left = steps

    def takes(self, old: Sequence[str], new: Sequence[str]) -> bool:
        """Whether two texts may still be compared part by part; if so, it is taken off."""
        first, second = Counter(old), Counter(new)
        alike = sum(first[part] * second[part] for part in first)
        stretches = sum((first & second).values())
        steps = alike * stretches // 3 + len(old) + len(new) + STEPS_TO_BEGIN
        if steps > self.left:
            return False
        self.left -= steps
        return True


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line. `differs` marks the words that the other text has not."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Line:
    was: Was
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def changed_lines(before: str, after: str, allowance: Allowance | None = None) -> list[Line]:
    """Every line of both texts: what was removed stands before what took its place.

    What the allowance has no room for is shown as replaced whole: no text is lost, only the marks of its words.
    """
    allowance = allowance or Allowance()
    old, new = before.split("\n") if before else [], after.split("\n") if after else []
    found: list[Line] = []
    for tag, first, last, start, end in _steps(old, new, allowance):
        if tag == "equal":
            kept = old[first:last] if last - first <= MOST_LINES else ["\n".join(old[first:last])]
            found += [Line(Was.KEPT, (Piece(line, differs=False),)) for line in kept]
        else:
            found += _replaced(old[first:last], new[start:end], allowance)
    return found


def _replaced(old: Sequence[str], new: Sequence[str], allowance: Allowance) -> Iterator[Line]:
    """Lines that stand in the same place are held against one another word by word; from too many on, they are one."""
    left, right, pairs = [], [], 0
    for place, (mine, other) in enumerate(zip_longest(old, new)):
        before, after = _parts(mine), _parts(other)
        pairs += len(before) * len(after) + PAIRS_TO_BEGIN
        if pairs > MOST_PAIRS or not allowance.takes(before, after):
            left += _as_one(old[place:])
            right += _as_one(new[place:])
            break
        pieces = _words(before, after)
        left += [pieces[0]] if mine is not None else []
        right += [pieces[1]] if other is not None else []
    yield from (Line(Was.REMOVED, pieces) for pieces in left)
    yield from (Line(Was.ADDED, pieces) for pieces in right)


def _parts(line: str | None) -> list[str]:
    return re.findall(r"\s+|\S+", line or "")


def _as_one(lines: Sequence[str]) -> list[tuple[Piece, ...]]:
    return [(Piece("\n".join(lines), differs=True),)] if lines else []


def _words(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    left, right = [], []
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if last > first:
            left.append(Piece("".join(before[first:last]), differs=tag != "equal"))
        if end > start:
            right.append(Piece("".join(after[start:end]), differs=tag != "equal"))
    return tuple(left), tuple(right)


def _steps(old: Sequence[str], new: Sequence[str], allowance: Allowance) -> Sequence[Step]:
    if len(old) * len(new) <= MOST_PAIRS and allowance.takes(old, new):
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    begin = _shared(old, new)
    end = _shared(old[begin:][::-1], new[begin:][::-1])
    return [
        ("equal", 0, begin, 0, begin),
        ("replace", begin, len(old) - end, begin, len(new) - end),
        ("equal", len(old) - end, len(old), len(new) - end, len(new)),
    ]


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    """How many parts, from the first on, are the same."""
    differing = (place for place, (mine, other) in enumerate(zip(old, new, strict=False)) if mine != other)
    return next(differing, min(len(old), len(new)))

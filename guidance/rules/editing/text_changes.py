"""What changed between two texts, line by line and, within a changed line, word by word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

# At worst, the time to compare two texts is the product of their numbers of parts (lines or words). Beyond this many
# pairs, about a second's work, a stretch is shown as wholly replaced.
MOST_PAIRS = 500_000
PAIRS_TO_BEGIN = 500  # the fixed cost of a line, counted in pairs of words

# Texts with many repeated parts take far longer: for each stretch kept, difflib goes through all the pairs of equal
# parts that are left. This is the limit for one page of changes, about a second's work.
MOST_STEPS = 5_000_000
STEPS_TO_BEGIN = 400  # the fixed cost of a line

MOST_LINES = 1_000  # a longer unchanged stretch is shown as one line

# One of difflib's opcodes: tag, start and end in the old text, start and end in the new.
Step = tuple[str, int, int, int, int]


class LineState(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Allowance:
    """The comparing time left for one page, shared by all the texts on it."""

    def __init__(self, steps: int = MOST_STEPS) -> None:
        self.left = steps

    def has_room_for(self, old: Sequence[str], new: Sequence[str]) -> bool:
        """Whether comparing these two texts fits in what is left. If it does, subtract its cost."""
        first, second = Counter(old), Counter(new)
        alike = sum(first[part] * second[part] for part in first)
        stretches = sum((first & second).values())
        steps = alike * stretches // 3 + len(old) + len(new) + STEPS_TO_BEGIN
        if steps > self.left:
            return False
        self.left -= steps
        return True


@dataclass(frozen=True, slots=True)
class LinePiece:
    """A stretch of a line. `differs` marks words that the other text doesn't have."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class ComparedLine:
    was: LineState
    pieces: tuple[LinePiece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def compare_lines(before: str, after: str, allowance: Allowance | None = None) -> list[ComparedLine]:
    """Every line of both texts. Removed lines come before the lines that replaced them.

    Where the allowance runs out, a stretch is shown as wholly replaced: no text is lost, only the marking of words.
    """
    allowance = allowance or Allowance()
    old, new = before.split("\n") if before else [], after.split("\n") if after else []
    found: list[ComparedLine] = []
    for tag, first, last, start, end in _find_steps(old, new, allowance):
        if tag == "equal":
            kept = old[first:last] if last - first <= MOST_LINES else ["\n".join(old[first:last])]
            found += [ComparedLine(LineState.KEPT, (LinePiece(line, differs=False),)) for line in kept]
        else:
            found += _compare_replaced(old[first:last], new[start:end], allowance)
    return found


def _compare_replaced(old: Sequence[str], new: Sequence[str], allowance: Allowance) -> Iterator[ComparedLine]:
    """Compare the lines pairwise, word by word. Past the limits, the rest becomes a single line on each side."""
    left, right, pairs = [], [], 0
    for place, (mine, other) in enumerate(zip_longest(old, new)):
        before, after = _split_words(mine), _split_words(other)
        pairs += len(before) * len(after) + PAIRS_TO_BEGIN
        if pairs > MOST_PAIRS or not allowance.has_room_for(before, after):
            left += _as_one(old[place:])
            right += _as_one(new[place:])
            break
        pieces = _compare_words(before, after)
        left += [pieces[0]] if mine is not None else []
        right += [pieces[1]] if other is not None else []
    yield from (ComparedLine(LineState.REMOVED, pieces) for pieces in left)
    yield from (ComparedLine(LineState.ADDED, pieces) for pieces in right)


def _split_words(line: str | None) -> list[str]:
    return re.findall(r"\s+|\S+", line or "")


def _as_one(lines: Sequence[str]) -> list[tuple[LinePiece, ...]]:
    return [(LinePiece("\n".join(lines), differs=True),)] if lines else []


def _compare_words(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[LinePiece, ...], tuple[LinePiece, ...]]:
    left, right = [], []
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if last > first:
            left.append(LinePiece("".join(before[first:last]), differs=tag != "equal"))
        if end > start:
            right.append(LinePiece("".join(after[start:end]), differs=tag != "equal"))
    return tuple(left), tuple(right)


def _find_steps(old: Sequence[str], new: Sequence[str], allowance: Allowance) -> Sequence[Step]:
    if len(old) * len(new) <= MOST_PAIRS and allowance.has_room_for(old, new):
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    begin = _count_shared(old, new)
    end = _count_shared(old[begin:][::-1], new[begin:][::-1])
    return [
        ("equal", 0, begin, 0, begin),
        ("replace", begin, len(old) - end, begin, len(new) - end),
        ("equal", len(old) - end, len(old), len(new) - end, len(new)),
    ]


def _count_shared(old: Sequence[str], new: Sequence[str]) -> int:
    """The length of the common beginning."""
    differing = (place for place, (mine, other) in enumerate(zip(old, new, strict=False)) if mine != other)
    return next(differing, min(len(old), len(new)))

"""What changed between two texts: line by line, and within a changed line word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from os.path import commonprefix


# The time to hold two texts against one another is at worst the product of their parts, lines or words. Beyond so many
# pairs of parts, about a second's work, a stretch is shown as replaced whole.
MOST_PAIRS = 500_000
PAIRS_TO_BEGIN = 100  # what beginning on a line costs, in pairs of words

# What difflib calls the steps from one text to the other: kind, and the stretch of each.
Step = tuple[str, int, int, int, int]


class Was(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


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


def changed_lines(before: str, after: str) -> list[Line]:
    """Every line of both texts: what was removed stands before what took its place."""
    old, new = before.split("\n") if before else [], after.split("\n") if after else []
    found: list[Line] = []
    for tag, first, last, start, end in _steps(old, new):
        if tag == "equal":
            found += [Line(Was.KEPT, (Piece(line, differs=False),)) for line in old[first:last]]
        else:
            found += _replaced(old[first:last], new[start:end])
    return found


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """Lines that stand in the same place are held against one another word by word, while there are not too many."""
    left, right = [_whole(line) for line in old], [_whole(line) for line in new]
    pairs = 0
    for place, lines in enumerate(zip(old, new, strict=False)):
        before, after = (re.findall(r"\s+|\S+", line) for line in lines)
        pairs += len(before) * len(after) + PAIRS_TO_BEGIN
        if pairs > MOST_PAIRS:
            break
        left[place], right[place] = _words(before, after)
    yield from (Line(Was.REMOVED, pieces) for pieces in left)
    yield from (Line(Was.ADDED, pieces) for pieces in right)


def _whole(line: str) -> tuple[Piece, ...]:
    return (Piece(line, differs=True),)


def _words(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    left, right = [], []
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if last > first:
            left.append(Piece("".join(before[first:last]), differs=tag != "equal"))
        if end > start:
            right.append(Piece("".join(after[start:end]), differs=tag != "equal"))
    return tuple(left), tuple(right)


def _steps(old: Sequence[str], new: Sequence[str]) -> Sequence[Step]:
    if len(old) * len(new) <= MOST_PAIRS:
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    begin = len(commonprefix([old, new]))
    end = min(len(commonprefix([old[::-1], new[::-1]])), min(len(old), len(new)) - begin)
    return [
        ("equal", 0, begin, 0, begin),
        ("replace", begin, len(old) - end, begin, len(new) - end),
        ("equal", len(old) - end, len(old), len(new) - end, len(new)),
    ]

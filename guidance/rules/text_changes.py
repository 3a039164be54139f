"""What changed between two texts: line by line, and within a changed line word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


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
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [Line(Was.KEPT, (Piece(line, differs=False),)) for line in old[first:last]]
        else:
            found += _replaced(old[first:last], new[start:end])
    return found


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """Lines that stand in the same place are held against one another word by word."""
    pairs = [_words(*pair) for pair in zip(old, new, strict=False)]
    left = [pair[0] for pair in pairs] + [(Piece(line, differs=True),) for line in old[len(pairs) :]]
    right = [pair[1] for pair in pairs] + [(Piece(line, differs=True),) for line in new[len(pairs) :]]
    yield from (Line(Was.REMOVED, pieces) for pieces in left)
    yield from (Line(Was.ADDED, pieces) for pieces in right)


def _words(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    before, after = re.findall(r"\s+|\S+", old), re.findall(r"\s+|\S+", new)
    left, right = [], []
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if last > first:
            left.append(Piece("".join(before[first:last]), differs=tag != "equal"))
        if end > start:
            right.append(Piece("".join(after[start:end]), differs=tag != "equal"))
    return tuple(left), tuple(right)

"""Two people's changes to one text, put together where they changed different lines of it."""

from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise

# Where in the base a stretch of lines begins and ends, and the lines that took its place.
Change = tuple[int, int, tuple[str, ...]]

# Comparing takes a step for each pair of lines that are alike: a million of them are seconds for an editor who waits.
MOST_PAIRS = 250_000


def merge_texts(base: str, theirs: str, mine: str) -> str | None:
    """The base with both people's changes; None where they changed the same lines, or lines that touch.

    A change that both made alike is made once. None, too, of texts in which too many lines are alike to compare.
    """
    if theirs == mine or mine == base:
        return theirs
    if theirs == base:
        return mine
    lines, left, right = base.split("\n"), theirs.split("\n"), mine.split("\n")
    if max(_pairs(lines, left), _pairs(lines, right)) > MOST_PAIRS:
        return None
    changes = sorted({*_changes(lines, left), *_changes(lines, right)})
    for (_, end, _), (start, _, _) in pairwise(changes):
        if start <= end:
            return None
    merged = lines
    for start, end, new in reversed(changes):
        merged = [*merged[:start], *new, *merged[end:]]
    return "\n".join(merged)


def _pairs(old: list[str], new: list[str]) -> int:
    counts = Counter(new)
    return sum(counts[line] for line in old)


def _changes(old: list[str], new: list[str]) -> list[Change]:
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(start, end, tuple(new[first:last])) for tag, start, end, first, last in opcodes if tag != "equal"]

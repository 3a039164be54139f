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

    A change that both made alike is made once. None, too, of texts in which too many lines are alike to compare, and
    where a line that repeats would be there once too often, or once too seldom.
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
    return "\n".join(merged) if _adds_up(lines, left, right, merged) else None


def _pairs(old: list[str], new: list[str]) -> int:
    counts = Counter(new)
    return sum(counts[line] for line in old)


def _adds_up(base: list[str], theirs: list[str], mine: list[str], merged: list[str]) -> bool:
    """Whether every line is there as often as both people's changes make it.

    What moves among lines like it reads as dropped in one place and added in another. Where both sides seem to drop
    the same one it is dropped once, and what each of them added stays: one line more than anybody had.
    """
    before, left, right, after = Counter(base), Counter(theirs), Counter(mine), Counter(merged)
    for line in {*before, *left, *right}:
        by_them, by_me = left[line] - before[line], right[line] - before[line]
        apart = by_them + by_me
        both_added_or_both_dropped = by_them * by_me > 0
        together = max(by_them, by_me, key=abs) if both_added_or_both_dropped else apart
        if not min(together, apart) <= after[line] - before[line] <= max(together, apart):
            return False
    return True


def _changes(old: list[str], new: list[str]) -> list[Change]:
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(start, end, tuple(new[first:last])) for tag, start, end, first, last in opcodes if tag != "equal"]

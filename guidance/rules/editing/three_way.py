"""Merge two people's changes to one text, if they changed different lines."""

from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise

# Start and end of a stretch of lines in the base, and the lines that replace it.
ReplacedLines = tuple[int, int, tuple[str, ...]]

# Comparing takes a step for each pair of equal lines: a million pairs take seconds, while the editor waits.
MOST_PAIRS = 250_000


def merge_texts(base: str, theirs: str, mine: str) -> str | None:
    """The base with both people's changes, or None if they changed the same or adjoining lines.

    A change that both made is made once. Also None if too many lines are equal to compare in time, or if a repeated
    line would end up in the text once too often or too seldom.
    """
    if theirs == mine or mine == base:
        return theirs
    if theirs == base:
        return mine
    lines, left, right = base.split("\n"), theirs.split("\n"), mine.split("\n")
    if max(_count_pairs(lines, left), _count_pairs(lines, right)) > MOST_PAIRS:
        return None
    changes = sorted({*_find_changes(lines, left), *_find_changes(lines, right)})
    for (_, end, _), (start, _, _) in pairwise(changes):
        if start <= end:
            return None
    merged = lines
    for start, end, new in reversed(changes):
        merged = [*merged[:start], *new, *merged[end:]]
    return "\n".join(merged) if _adds_up(lines, left, right, merged) else None


def _count_pairs(old: list[str], new: list[str]) -> int:
    counts = Counter(new)
    return sum(counts[line] for line in old)


def _adds_up(base: list[str], theirs: list[str], mine: list[str], merged: list[str]) -> bool:
    """Whether every line occurs as often in the merged text as both people's changes make it.

    A line that moves among equal lines looks like one removed and one added. If both people seem to remove the same
    line, it goes once but both additions stay, so the merged text has one more than either person wrote.
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


def _find_changes(old: list[str], new: list[str]) -> list[ReplacedLines]:
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(start, end, tuple(new[first:last])) for tag, start, end, first, last in opcodes if tag != "equal"]

"""Merge two people's changes to one text, if they changed different lines, or different sentences of a line."""

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise

# Start and end of a stretch of lines in the base, and the lines that replace it.
ReplacedLines = tuple[int, int, tuple[str, ...]]

# Comparing takes a step for each pair of equal lines: a million pairs take seconds, while the editor waits.
MOST_PAIRS = 250_000


# Between two sentences: after a stop and before what may begin another.
_SENTENCES = re.compile(r"((?:(?<=[.!?])|(?<=[.!?]['\")\u2019\u201d]))\s+(?=[A-Z0-9'\"(*\[\u2018\u201c]))")


def merge_texts(base: str, theirs: str, mine: str) -> str | None:
    """The base with both people's changes, or None if they changed the same sentence, or the same or adjoining lines.

    A change that both made is made once. Also None if too many lines are equal to compare in time, or if a repeated
    line would end up in the text once too often or too seldom.
    """
    if theirs == mine or mine == base:
        return theirs
    if theirs == base:
        return mine
    lines, left, right = base.split("\n"), theirs.split("\n"), mine.split("\n")
    merged = _merge_parts(lines, left, right)
    if merged is None:
        merged = _merge_within_lines(lines, left, right)
    return None if merged is None else "\n".join(merged)


def _merge_parts(base: list[str], left: list[str], right: list[str]) -> list[str] | None:
    if max(_count_pairs(base, left), _count_pairs(base, right)) > MOST_PAIRS:
        return None
    changes = sorted({*_find_changes(base, left), *_find_changes(base, right)})
    for (_, end, _), (start, _, _) in pairwise(changes):
        if start <= end:
            return None
    merged = base
    for start, end, new in reversed(changes):
        merged = [*merged[:start], *new, *merged[end:]]
    return merged if _adds_up(base, left, right, merged) else None


def _merge_within_lines(base: list[str], left: list[str], right: list[str]) -> list[str] | None:
    """For texts that have as many lines as before: lines that both changed are merged by their sentences."""
    if not len(base) == len(left) == len(right):
        return None
    by_them = [old != new for old, new in zip(base, left, strict=True)]
    by_me = [old != new for old, new in zip(base, right, strict=True)]
    for before, after in pairwise(zip(by_them, by_me, strict=True)):
        if {before, after} == {(True, False), (False, True)}:
            return None
    merged = [_merge_sentences(*sides) for sides in zip(base, left, right, strict=True)]
    kept = [line for line in merged if line is not None]
    return kept if len(kept) == len(merged) else None


def _merge_sentences(base: str, left: str, right: str) -> str | None:
    if left == right or right == base:
        return left
    if left == base:
        return right
    old, new, own = (_SENTENCES.split(line) for line in (base, left, right))
    if len(old) == len(new) == len(own):
        sides = list(zip(old, new, own, strict=True))
        if any(one != two and was not in (one, two) for was, one, two in sides):
            return None
        return "".join(one if one != was else two for was, one, two in sides)
    merged = _merge_parts(old, new, own)
    return None if merged is None else "".join(merged)


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

"""Two people's changes to one text, put together where they changed different lines of it."""

from difflib import SequenceMatcher
from itertools import pairwise

# Where in the base a stretch of lines begins and ends, and the lines that took its place.
Change = tuple[int, int, list[str]]


def merge_texts(base: str, theirs: str, mine: str) -> str | None:
    """The base with both people's changes; None where they changed the same lines, or lines that touch."""
    if theirs == mine or mine == base:
        return theirs
    if theirs == base:
        return mine
    lines = base.split("\n")
    changes = sorted([*_changes(lines, theirs.split("\n")), *_changes(lines, mine.split("\n"))])
    for (_, end, _), (start, _, _) in pairwise(changes):
        if start <= end:
            return None
    merged = lines
    for start, end, new in reversed(changes):
        merged = [*merged[:start], *new, *merged[end:]]
    return "\n".join(merged)


def _changes(old: list[str], new: list[str]) -> list[Change]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        (start, end, new[first:last]) for tag, start, end, first, last in matcher.get_opcodes() if tag != "equal"
    ]

"""Word by word difference of two texts, as one run of pieces kept, removed and added."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

LEAST_SHARED = 0.3  # share of the longer text's words. Below it, the two texts are easier to read separately
MOST_PAIRS = 10_000_000  # pairs of tokens to compare: two texts of about 8,000 characters

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class WordChange(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class WordPiece:
    text: str
    change: WordChange = WordChange.KEPT


def word_difference(before: str, after: str) -> tuple[WordPiece, ...]:
    """The kept and removed pieces make up `before`; the kept and added pieces make up `after`.

    Texts that share few words, or are too long to compare, come back whole: one removed, the other added.
    """
    if before == after:
        return (WordPiece(before),) if before else ()
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) * len(new) > MOST_PAIRS:
        return tuple(_list_changes(before, after))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    kept = sum(_count_words(old[start:end]) for tag, start, end, *_ in steps if tag == "equal")
    if kept < LEAST_SHARED * max(_count_words(old), _count_words(new)):
        return tuple(_list_changes(before, after))
    pieces: list[WordPiece] = []
    removed = added = ""
    for tag, old_from, old_to, new_from, new_to in steps:
        if tag == "equal" and _count_words(old[old_from:old_to]):
            pieces += [*_list_changes(removed, added), WordPiece("".join(old[old_from:old_to]))]
            removed = added = ""
        else:  # a space or comma between two changes joins them, so that readers see phrases
            removed += "".join(old[old_from:old_to])
            added += "".join(new[new_from:new_to])
    return (*pieces, *_list_changes(removed, added))


def _count_words(tokens: Iterable[str]) -> int:
    return sum(token.isalnum() for token in tokens)


def _list_changes(removed: str, added: str) -> list[WordPiece]:
    both = (WordPiece(removed, WordChange.REMOVED), WordPiece(added, WordChange.ADDED))
    return [piece for piece in both if piece.text]

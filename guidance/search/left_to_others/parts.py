"""A question about two subjects, one of which others answer: 'can they prescribe or triage'."""

import re
from collections.abc import Iterator
from itertools import takewhile

from guidance.search.words import FILLERS, split_words

_JOINED = re.compile(r"[\s,;?]*(?:[/&+]|\b(?:or|and|but|plus)\b)[\s,;?]*(?:also\b\s*)?", re.IGNORECASE)


def split_subjects(text: str) -> Iterator[str]:
    """Each part of the question as one of its own, with the small words that the whole begins with: 'can they triage'.
    None where it has one part."""
    parts = [part for part in _JOINED.split(text) if _has_telling_words(part)]
    if len(parts) == 1:
        return
    begins = " ".join(word.text for word in takewhile(lambda word: word.stem in FILLERS, split_words(text)))
    for place, part in enumerate(parts):
        first = next(split_words(part))
        yield part if place == 0 or first.stem in FILLERS else f"{begins} {part}".strip()


def _has_telling_words(part: str) -> bool:
    return any(word.stem not in FILLERS for word in split_words(part))

"""What a rule returns when it has no answer for a year. It never falls back on another year's answer."""

from collections.abc import Mapping
from dataclasses import dataclass

Texts = Mapping[tuple[str, str], str]
"""A role's texts, keyed by contract year and the slug of the fact: ('2021-22', 'funding')."""


@dataclass(frozen=True, slots=True)
class NotHeld:
    """`why` is a sentence shown to the reader."""

    why: str


CHANGED = NotHeld("The text that we hold has changed since this sum was written, so we do not work it out.")


def still_says(said: Texts, fact: tuple[str, str], words: str) -> bool:
    """Whether the text that a rule is based on still contains those words. Spacing is ignored."""
    return words in " ".join(said.get(fact, "").split())

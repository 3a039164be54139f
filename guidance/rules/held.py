"""What is not held, and why: a rule gives this in place of an answer, never another year's answer."""

from collections.abc import Mapping
from dataclasses import dataclass

Texts = Mapping[tuple[str, str], str]
"""The texts that are held of a role: by contract year and the slug of the fact, such as ('2021-22', 'funding')."""


@dataclass(frozen=True, slots=True)
class NotHeld:
    """`why` is a sentence for the reader."""

    why: str


CHANGED = NotHeld("The text that we hold has changed since this sum was written, so we do not work it out.")


def still_says(said: Texts, fact: tuple[str, str], words: str) -> bool:
    """Whether the text that a rule was written from still has the words that the rule puts into figures."""
    return words in " ".join(said.get(fact, "").split())

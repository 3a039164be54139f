"""What a rule returns when it has no answer for a year. It never falls back on another year's answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NotHeld:
    """`why` is a sentence shown to the reader."""

    why: str

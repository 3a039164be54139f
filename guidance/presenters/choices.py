"""A choice of a filter."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a filter, chosen or not."""

    value: str
    text: str
    chosen: bool

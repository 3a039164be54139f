"""Tell whether a fact differs between two contract years: by its data, never by how two sources word it."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FactOutcome(StrEnum):
    """NOT_CLEAR claims no change: the data of the two years don't tell."""

    SAME = "same"
    DIFFERS = "differs"
    NOT_CLEAR = "not-clear"
    ONLY_BEFORE = "only-before"
    ONLY_AFTER = "only-after"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class FactStated:
    """What one year's sources say. `words` is blank where we have found nothing.

    `data` has the values that they give under each name, several where they disagree. A name is left out where no value
    is known.
    """

    words: str = ""
    data: Mapping[str, frozenset[Hashable]] = field(default_factory=dict)


def compare_facts(before: FactStated, after: FactStated) -> FactOutcome:
    """They differ where no source of the one year agrees with one of the other."""
    if not before.words or not after.words:
        if before.words:
            return FactOutcome.ONLY_BEFORE
        return FactOutcome.ONLY_AFTER if after.words else FactOutcome.NEITHER
    if any(before.data[name].isdisjoint(after.data[name]) for name in before.data.keys() & after.data.keys()):
        return FactOutcome.DIFFERS
    if before.words == after.words or (before.data and before.data == after.data):
        return FactOutcome.SAME
    return FactOutcome.NOT_CLEAR

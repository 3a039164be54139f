"""How good an order of results is: nDCG at 5, and whether the first of them is right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from urllib.parse import urlsplit

LOOKED_AT = 5
ANSWERS = 3  # the grade of what answers a question


@dataclass(frozen=True)
class Score:
    """`gain` is nDCG at 5, from 0 to 1."""

    gain: float
    first_is_right: bool
    right_in_five: bool


def score(found: Sequence[str], right: Mapping[str, int]) -> Score:
    """Of the addresses that were found, checked against the grades of the right ones."""
    grades = list(_grades(found[:LOOKED_AT], right))
    best = max(right.values())
    ideal = sorted(right.values(), reverse=True)[:LOOKED_AT]
    enough = min(best, ANSWERS)
    is_right = [grade >= enough for grade in grades]
    return Score(gain(grades) / gain(ideal), is_right[:1] == [True], any(is_right))


def gain(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))


def _grades(found: Iterable[str], right: Mapping[str, int]) -> Iterable[int]:
    """A place on a page counts as itself, or else as its page, and so does a tool filled in; neither counts twice."""
    counted = set()
    for address in found:
        key = address if address in right else urlsplit(address).path
        yield right.get(key, 0) if key not in counted else 0
        counted.add(key)


def mean(values: Iterable[float]) -> float:
    held = list(values)
    return sum(held) / len(held)

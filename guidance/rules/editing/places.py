"""Numbers for things that were put in another order, so that as few as possible get another number."""

from bisect import bisect_left
from collections.abc import Sequence


def number_in_order(numbers: Sequence[int | None]) -> list[int]:
    """A rising number for each, given those that they have, in their new order. None has no number yet."""
    kept = _find_longest_rising(numbers)
    found: list[int] = []
    for place, number in enumerate(numbers):
        last = found[-1] if found else -1
        if place in kept and number is not None and number > last:
            found.append(number)
            continue
        following = next((numbers[each] for each in kept if each > place), None)
        gap = range(last + 1, following) if following is not None else range(last + 1, last + 2)
        found.append(gap[len(gap) // 2] if gap and found and following is not None else last + 1)
    return found


def _find_longest_rising(numbers: Sequence[int | None]) -> list[int]:
    """The places of the longest strictly rising run among the numbers, not needing to be neighbours."""
    ends: list[int] = []  # the lowest last number of a run of each length
    places: list[int] = []
    before: dict[int, int] = {}
    for place, number in enumerate(numbers):
        if number is None:
            continue
        length = bisect_left(ends, number)
        if length == len(ends):
            ends.append(number)
            places.append(place)
        else:
            ends[length], places[length] = number, place
        before[place] = places[length - 1] if length else -1
    run = []
    place = places[-1] if places else -1
    while place >= 0:
        run.append(place)
        place = before[place]
    return run[::-1]

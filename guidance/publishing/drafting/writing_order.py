"""Puts records of one model in an order in which they can be written: a clause after its parent."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from guidance.content.kinds import Key
from guidance.content.records import Record


def plan_rounds(records: Sequence[Record], unmade: Collection[int]) -> Iterator[list[int]]:
    """Yields the indexes of the records in rounds. A record refers only to records of earlier rounds or to rows.

    `unmade` are the indexes of the records that have no row yet. Records that refer to one another in a circle come
    last, in the order given. Each reference is looked at only once, because a file may hold a chain of two thousand.
    """
    makers: dict[Key, list[int]] = defaultdict(list)
    for place in unmade:
        makers[records[place].key].append(place)
    waiting_for: dict[int, int] = {}
    then: dict[int, list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        keys = {key for _, target, key in record.references() if target is record.kind and key != record.key}
        needed = [maker for key in keys for maker in makers.get(key, ())]
        waiting_for[place] = len(needed)
        for maker in needed:
            then[maker].append(place)
    ready = [place for place in waiting_for if not waiting_for[place]]
    while ready:
        yield ready
        for place in ready:
            del waiting_for[place]
        freed = set()
        for maker in ready:
            for place in then[maker]:
                waiting_for[place] -= 1
                if not waiting_for[place]:
                    freed.add(place)
        ready = sorted(freed)
    if waiting_for:
        yield list(waiting_for)

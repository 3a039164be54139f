"""What a draft reaches, known from what pages read when they were built.

Only the queries that read a table which the draft writes are made again, with the draft applied. A page whose queries
all find the same stays the same, so no page is missed. A page that reads what changes may still look the same: see
`every_page.py`.
"""

import time
from collections.abc import Collection
from dataclasses import dataclass, field

from guidance.models import Edition, PageReads, ReadQuery
from guidance.publishing.drafting.applying import apply_temporarily
from guidance.publishing.drafting.context import collect_changes
from guidance.publishing.reach.page_states import AffectedOutput, build_outputs, find_differing, list_outputs
from guidance.publishing.reach.queries import Query, noting_writes

AT_ONCE = 200


@dataclass(frozen=True)
class Reach:
    """`found` read what the draft changes. `maybe` are those that there was no time to ask about."""

    found: list[AffectedOutput]
    maybe: list[AffectedOutput] = field(default_factory=list)


def find_reach(edition: Edition, seconds: float) -> Reach:
    """Call it once `page_index.bring_up_to_date` is finished. Raises CannotApplyError."""
    until = time.monotonic() + seconds
    kept = list(PageReads.objects.order_by("path"))
    with noting_writes() as writing, apply_temporarily(collect_changes(edition)):
        written = set(writing)
        names = set(list_outputs())
        reached = find_differing({}, build_outputs(names - {page.path for page in kept}))
        again = _find_again(written, until)
    maybe = []
    for page in kept:
        reads = [(digest, again.get(key, digest)) for key, digest in page.queries]
        if page.path not in names:
            reached.append(AffectedOutput(page.title, page.path, "gone"))
        elif any(now not in (None, before) for before, now in reads):
            reached.append(AffectedOutput(page.title, page.path, "changed"))
        elif any(now is None for _, now in reads):
            maybe.append(AffectedOutput(page.title, page.path, "changed"))
    return Reach(reached, maybe)


def _find_again(written: Collection[str], until: float) -> dict[str, str | None]:
    """What the queries that read these tables find now, by their keys. None for those that there was no time for."""
    reading = ReadQuery.objects.values_list("key", "tables")
    keys = [key for key, tables in reading if not set(written).isdisjoint(tables)]
    found: dict[str, str | None] = dict.fromkeys(keys)
    for start in range(0, len(keys), AT_ONCE):
        for row in ReadQuery.objects.filter(key__in=keys[start : start + AT_ONCE]):
            if time.monotonic() > until:
                return found
            found[row.key] = Query.of(row).find()
    return found

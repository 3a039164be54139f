"""What the parts of a page were before somebody changed them, and the places that they get."""

from collections.abc import Sequence
from typing import Any

from guidance.admin.posted_rows import Names
from guidance.admin.whole_page.parts import PagePart
from guidance.content import kinds
from guidance.content.kinds import Kind
from guidance.content.records import key_json
from guidance.models import ContentModel
from guidance.publishing.drafting.snapshots import Snapshot, read_live
from guidance.publishing.whole_page.outline import PartGroup
from guidance.rules.editing.places import number_in_order


def read_before(part: PagePart) -> Snapshot | None:
    """What the part's form was opened on."""
    if part.change:
        return part.change.snapshot
    return Snapshot.read(part.opened.base.snapshot) if part.opened.base else None


def read_all_live(parts: Sequence[PagePart]) -> dict[str, Snapshot]:
    """What readers see of each part, by its code. Call this while no draft is applied."""
    found: dict[str, Snapshot] = {}
    for kind, codes in _sort_by_kind(parts, {}).items():
        found |= {codes[row]: live.snapshot for row, live in read_live(kind, list(codes)).items()}
    return found


def read_records(parts: Sequence[PagePart], rows: dict[int, int]) -> dict[str, ContentModel]:
    """The row of each part, with what its name needs, by the part's code. Call this while the drafts are applied."""
    found: dict[str, ContentModel] = {}
    for kind, codes in _sort_by_kind(parts, rows).items():
        records = kind.objects.select_related(*kinds.key_paths(kind)).in_bulk(codes)
        found |= {codes[row]: record for row, record in records.items()}
    return found


def name_rows(parts: Sequence[PagePart], rows: dict[int, int]) -> dict[str, Names]:
    """The names of each part's own rows, as in `posted_rows`. Those of live records too: another may be live soon."""
    found: dict[str, Names] = {part.code: {} for part in parts}
    for kind, codes in _sort_by_kind(parts, rows).items():
        for row, applied in read_live(kind, list(codes)).items():
            for (child, key), (pk, _) in applied.held.items():
                if child is not kind:
                    found[codes[row]].setdefault(kinds.get_label(child), {})[str(pk)] = key_json(key)
    return found


def _sort_by_kind(parts: Sequence[PagePart], rows: dict[int, int]) -> dict[Kind, dict[int, str]]:
    """The codes of the parts that have a row, by kind and row."""
    found: dict[Kind, dict[int, str]] = {}
    for part in parts:
        row = part.find_row(rows)
        if row:
            found.setdefault(part.group.kind, {})[row] = part.code
    return found


def number_parts(group: PartGroup, parts: Sequence[PagePart]) -> dict[str, int]:
    """The number of each part that gets another place, by its code. `parts` are in their new order."""
    if not group.whole:
        return {}
    own = [part for part in parts if part.group == group]
    records: list[Any] = [part.shown.instance for part in own]
    held = [None if part.is_new else record.order for part, record in zip(own, records, strict=True)]
    ends = next((place for place, number in enumerate(held) if number is None), len(held))
    places = [(record.order, record.slug) for record in records[:ends]]
    if places == sorted(places) and not any(number is not None for number in held[ends:]):
        last = max((order for order, _ in places), default=-1)
        return {part.code: last + number for number, part in enumerate(own[ends:], 1)}
    return {part.code: number for part, number in zip(own, number_in_order(held), strict=True)}

"""Finds the drafts of records that are not live and that other drafts cite.

Snapshots name other records by natural key, whether these are live or not. A key that no live record has or had leads
to the open draft that has it, or that had it in an earlier save.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from guidance.content import kinds, records
from guidance.content.kinds import Key, Kind
from guidance.models import Edition, Revision
from guidance.publishing.drafting import snapshots
from guidance.publishing.drafting.applying import RootChange
from guidance.publishing.drafting.references import References, list_references

# A model's label and a natural key as editions store it.
Named = tuple[str, str]


@dataclass(frozen=True)
class CitedDraft:
    """`cited_by` is the primary key of the root whose draft cites it."""

    edition: Edition
    cited_by: int


def build_change(edition: Edition) -> RootChange:
    return RootChange(edition.root, snapshots.Snapshot.read(edition.snapshot), edition.withdraws)


def find_cited(changes: Sequence[RootChange], *, release: int | None = None) -> list[CitedDraft]:
    """The drafts that these changes need and that are not among them, with those that these need in turn.

    If several drafts have the same name, one of the `release` comes first.
    """
    return _NewDrafts(changes, release).cited


def find_citing(edition: Edition) -> list[Edition]:
    """The open drafts that would be left with a reference to nothing if this draft of a new record were discarded."""
    if edition.root.row is not None or edition.root.editions.open().exclude(pk=edition.pk).exists():
        return []
    kind = kinds.by_label()[edition.root.model]
    saves = Revision.objects.filter(edition__root=edition.root_id).values_list("snapshot", flat=True)
    names = {snapshots.Snapshot.read(held).root.key for held in saves}
    others = Edition.objects.open().exclude(root=edition.root_id).select_related("root", "saved_by")
    return [
        other
        for other in others.order_by("pk")
        if any(target is kind and key in names for target, key in _list_all(build_change(other)))
    ]


def include_cited(changes: Sequence[RootChange], *, release: int | None = None) -> list[RootChange]:
    """The drafts that these changes need, then the changes. Each names the others as they are called now."""
    citing = _NewDrafts(changes, release)
    return citing.rename([*(build_change(each.edition) for each in citing.cited), *changes])


class _NewDrafts:
    def __init__(self, changes: Sequence[RootChange], release: int | None) -> None:
        self.cited: list[CitedDraft] = []
        self.leads: dict[tuple[Kind, Key], int] = {}  # references to what is not live: the root that each leads to
        self.live = References([])
        given = {change.root.pk: change for change in changes if change.root.row is None}
        not_live = Edition.objects.open().filter(root__row=None).defer("snapshot", "forked_from")
        drafts = list(not_live.select_related("root").order_by("pk"))
        drafts.sort(
            key=lambda draft: (draft.root_id not in given, draft.release_id != release, bool(draft.aside_of_id))
        )
        self.drafts = {draft.pk: draft for draft in drafts}
        self.by_name: dict[Named, Edition] = {}
        for draft in drafts:
            self.by_name.setdefault((draft.root.model, draft.natural_key), draft)
        self.former: dict[str, dict[str, Edition]] = {}
        if drafts:
            self._follow(changes, given)

    def _follow(self, changes: Sequence[RootChange], given: dict[int, RootChange]) -> None:
        reached = {change.root.pk for change in changes}
        own = {(change.snapshot.root.kind, change.snapshot.root.key): root for root, change in given.items()}
        waiting = list(changes)
        while waiting:
            found: dict[int, int] = {}  # drafts, and the roots whose drafts cite them
            for change in waiting:
                for kind, key in dict.fromkeys(_list_all(change)):
                    root = own.get((kind, key))
                    draft = None if root else self._find_draft(kind, key)
                    if root or draft:
                        self.leads[kind, key] = root or draft.root_id  # type: ignore[union-attr]
                    if draft and draft.root_id not in reached:
                        reached.add(draft.root_id)
                        found[draft.pk] = change.root.pk
            whole = Edition.objects.select_related("root", "release", "saved_by").in_bulk(found) if found else {}
            self.cited += [CitedDraft(whole[draft], cited_by) for draft, cited_by in found.items()]
            waiting = [build_change(draft) for draft in whole.values()]

    def _find_draft(self, kind: Kind, key: Key) -> Edition | None:
        label, named = kinds.get_label(kind), snapshots.stored_key(key)
        of_kind = any(model == label for model, _ in self.by_name)
        if not of_kind or self.live.row_of(kind, key) is not None:
            return None
        return self.by_name.get((label, named)) or self._read_former(label).get(named)

    def _read_former(self, label: str) -> dict[str, Edition]:
        """The drafts of one model by the names that they had in earlier saves."""
        if label not in self.former:
            saved_again = [pk for pk, draft in self.drafts.items() if draft.root.model == label and draft.revision > 1]
            saves = Revision.objects.filter(edition__in=saved_again).order_by("edition", "number")
            found = self.former[label] = {}
            for edition, held in saves.values_list("edition", "snapshot"):
                found.setdefault(snapshots.stored_key(snapshots.Snapshot.read(held).root.key), self.drafts[edition])
        return self.former[label]

    def rename(self, changes: list[RootChange]) -> list[RootChange]:
        """A record is renamed after those that it names, because its own key may be made of theirs."""
        now = {change.root.pk: change.snapshot.root.key for change in changes}
        renamed = {}
        for change in self._sort(changes):
            snapshot = self._rename_in(change.snapshot, now)
            now[change.root.pk] = snapshot.root.key
            renamed[change.root.pk] = replace(change, snapshot=snapshot)
        return [renamed[change.root.pk] for change in changes]

    def _rename_in(self, snapshot: snapshots.Snapshot, now: dict[int, Key]) -> snapshots.Snapshot:
        moved = {name: now[root] for name, root in self.leads.items() if now.get(root, name[1]) != name[1]}
        if not any(reference in moved for record in snapshot for reference in list_references(record)):
            return snapshot
        root, *children = (_rename_record(record, moved) for record in snapshot)
        return snapshots.Snapshot.of(root, children)

    def _sort(self, changes: list[RootChange]) -> Iterator[RootChange]:
        """Each after those that it refers to, but for a circle."""
        by_root = {change.root.pk: change for change in changes}
        needs: dict[int, set[int]] = defaultdict(set)
        for change in changes:
            led = (self.leads.get(name) for name in _list_all(change))
            needs[change.root.pk] = {root for root in led if root and root in by_root and root != change.root.pk}
        while by_root:
            ready = [root for root in by_root if not needs[root] & by_root.keys()] or list(by_root)[:1]
            for root in ready:
                yield by_root.pop(root)


def _list_all(change: RootChange) -> Iterable[tuple[Kind, Key]]:
    return (reference for record in change.snapshot for reference in list_references(record))


def _rename_record(record: records.Record, moved: dict[tuple[Kind, Key], Key]) -> records.Record:
    values = dict(record.fields)
    for name, target in kinds.get_references(record.kind).items():
        if kinds.is_many(record.kind, name):
            values[name] = [list(moved.get((target, tuple(key)), key)) for key in values.get(name, [])]
        elif values.get(name):
            values[name] = list(moved.get((target, tuple(values[name])), values[name]))
    return records.make_canonical(record.kind, values)

"""Finds records of every kind, the best first, a page at a time."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from guidance import models
from guidance.content import kinds
from guidance.models.contract.held_amounts import HeldAmount
from guidance.publishing.finding import texts
from guidance.publishing.finding.asked import NOBODY, ContentAsked, RecordState
from guidance.publishing.finding.drafted import find_drafted
from guidance.rules.years import contract_years

# A record that is live by its kind and key, or one that is not by Root and the root's key.
Place = tuple[Any, int]


@dataclass
class FoundRecord:
    """`record` is what is live, if anything is; `drafts` are the open editions, or the withdrawn one."""

    kind: kinds.Kind
    record: models.ContentModel | None
    root: models.Root | None = None
    drafts: list[models.Edition] = field(default_factory=list)


class FoundRecords:
    """A sequence that a paginator can cut. Only the rows of a part that is cut are read."""

    def __init__(self, asked: ContentAsked) -> None:
        drafts = find_drafted(asked)
        near: dict[Place, tuple[int, ...]] = {}
        if asked.state != RecordState.WITHDRAWN:
            near |= _find_live(asked, drafts)
        if asked.state != RecordState.LIVE:
            near |= _find_not_live(asked, drafts)
        self._places = sorted(near, key=lambda place: near[place])

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, part: slice) -> list[FoundRecord]:
        return list(_read_found(self._places[part]))


def _find_live(asked: ContentAsked, drafts: list[models.Edition]) -> dict[Place, tuple[int, ...]]:
    """Live records by how far they are from what is asked. One whose draft is asked for is found as well."""
    drafted = {(edition.root.model, edition.root.row) for edition in drafts}
    in_state = _list_rows_in_state(asked.state) if asked.state in models.Edition.OPEN else None
    owned = _list_owned_rows(asked.owner) if asked.owner else None
    held = _list_held_amounts(asked.year) if asked.year else set()
    order = {kind: number for number, kind in enumerate(texts.get_kinds())}
    found: dict[Place, tuple[int, ...]] = {}
    for number, text in enumerate(texts.read_texts(models.ContentVersion.current())):
        row = (kinds.get_label(text.kind), text.key)
        if asked.kind not in (None, text.kind):
            continue
        if owned is not None and (row in owned) == (asked.owner == NOBODY):
            continue
        far = text.how_far(asked.words)
        is_asked_for = (
            far is not None
            and (in_state is None or row in in_state)
            and (asked.source is None or asked.source.pk in text.sources)
            and (asked.year is None or asked.year.pk in text.years or row in held)
        )
        if is_asked_for or row in drafted:
            found[text.kind, text.key] = (2 if far is None else far, order[text.kind], 0, number)
    return found


def _find_not_live(asked: ContentAsked, drafts: list[models.Edition]) -> dict[Place, tuple[int, ...]]:
    """Before the live records of their kind where they are as near, because somebody is at work on them."""
    labels = [kinds.get_label(kind) for kind in texts.get_kinds()]
    return {
        (models.Root, edition.root_id): (
            0 if all(word in edition.title.lower() for word in asked.words) else 2,
            labels.index(edition.root.model),
            -1,
            edition.pk,
        )
        for edition in drafts
        if edition.root.row is None
    }


def _list_rows_in_state(state: str) -> set[tuple[str, int | None]]:
    return set(models.Edition.objects.filter(state=state).values_list("root__model", "root__row").order_by())


def _list_owned_rows(owner: int | str) -> set[tuple[str, int | None]]:
    """The live rows of the owner. Of NOBODY, those that anybody owns: a record without a root has no owner."""
    roots = models.Root.objects.live()
    roots = roots.exclude(owner=None) if owner == NOBODY else roots.filter(owner=int(owner))
    return set(roots.order_by().values_list("model", "row"))


def _list_held_amounts(year: models.ContractYear) -> set[tuple[str, int]]:
    amounts = [kind for kind in texts.get_kinds() if issubclass(kind, HeldAmount)]
    days = contract_years.get_bounds(year.slug)
    return {
        (kinds.get_label(kind), key)
        for kind in amounts
        for key in kind.objects.holding_in(*days).order_by().values_list("pk", flat=True)
    }


def _read_found(places: list[Place]) -> Iterator[FoundRecord]:
    keys: dict[Any, list[int]] = defaultdict(list)
    for kind, key in places:
        keys[kind].append(key)
    wanted = Q(pk__in=keys.pop(models.Root, []))
    live = {}
    for kind, of_kind in keys.items():
        live[kind] = kind.objects.select_related(*_list_paths(kind)).in_bulk(of_kind)
        wanted |= Q(model=kinds.get_label(kind), row__in=of_kind)
    roots = list(models.Root.objects.filter(wanted).select_related("owner"))
    drafts = _read_drafts(roots)
    by_row = {(root.model, root.row): root for root in roots if root.row}
    by_key = {root.pk: root for root in roots}
    for kind, key in places:
        if kind is models.Root:
            root = by_key[key]
            yield FoundRecord(kinds.by_label()[root.model], None, root, drafts[key])
        elif record := live[kind].get(key):
            known = by_row.get((kinds.get_label(kind), key))
            yield FoundRecord(kind, record, known, drafts[known.pk] if known else [])


def _list_paths(kind: kinds.Kind) -> set[str]:
    """What the names of a record and of what it is about need."""
    wholes = texts.get_wholes(kind)
    further = {f"{name}__{inner}" for name, target in wholes.items() for inner in texts.get_wholes(target)}
    return {*wholes, *kinds.key_paths(kind), *further}


def _read_drafts(roots: list[models.Root]) -> dict[int, list[models.Edition]]:
    """The open editions of each root. Of what is neither live nor drafted, the last one."""
    found: dict[int, list[models.Edition]] = defaultdict(list)
    wanted = Q(state__in=models.Edition.OPEN) | Q(root__row=None, state=models.Edition.State.WITHDRAWN)
    editions = models.Edition.objects.filter(wanted, root__in=[root.pk for root in roots])
    for edition in editions.select_related("root", "saved_by").defer("snapshot", "forked_from").order_by("-pk"):
        held = found[edition.root_id]
        if edition.is_open or not held:
            held.append(edition)
    return found

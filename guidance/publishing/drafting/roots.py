"""The identity of a record, and the edition that readers see of it."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from guidance import models
from guidance.content import kinds
from guidance.content.kinds import Kind
from guidance.publishing import events
from guidance.publishing.drafting import snapshots, titles
from guidance.publishing.drafting.references import same_but_for_names
from guidance.publishing.going_live.timetable import leave_schedule

LONGEST_TITLE = 500
WITHDRAWN_MEANWHILE = "The record was withdrawn meanwhile. Publishing this draft brings it back."


def root_of(record: models.ContentModel) -> models.Root:
    """The root of a live record, created if it has none.

    A record that was deleted and created again, for example by loading files, gets its former root and history back.
    """
    of_kind = models.Root.objects.filter(model=str(record._meta))
    found = of_kind.filter(row=record.pk).first()
    if found:
        return found
    with transaction.atomic():
        models.ContentVersion.lock()
        of_its_key = of_kind.filter(editions__natural_key=snapshots.stored_key(record.natural_key())).order_by(
            "-editions__id"
        )
        for root in of_its_key.exclude(row__in=type(record).objects.values("pk")):
            root.row = record.pk
            root.save(update_fields=["row"])
            return root
        title = str(record)[:LONGEST_TITLE]
        return models.Root.objects.get_or_create(model=str(record._meta), row=record.pk, defaults={"title": title})[0]


def kind_of(root: models.Root) -> Kind:
    return kinds.by_label()[root.model]


def get_live_record(root: models.Root) -> models.ContentModel | None:
    return get_live_records([root]).get(root.pk)


def get_live_records(roots: Iterable[models.Root]) -> dict[int, models.ContentModel]:
    """The live records by the primary keys of their roots, with the related rows that their addresses need."""
    found: dict[int, models.ContentModel] = {}
    for kind, of_kind in _group_by_kind(roots).items():
        rows = kind.objects.select_related(*kinds.key_paths(kind)).in_bulk([root.row for root in of_kind if root.row])
        found |= {root.pk: rows[root.row] for root in of_kind if root.row in rows}
    return found


def _group_by_kind(roots: Iterable[models.Root]) -> dict[Kind, list[models.Root]]:
    found: dict[Kind, list[models.Root]] = {}
    for root in roots:
        found.setdefault(kind_of(root), []).append(root)
    return found


def lock_root(root: models.Root) -> models.Root:
    """Rereads the root under the content lock. Every change starts here: nobody else can write an edition until the
    transaction ends."""
    models.ContentVersion.lock()
    return models.Root.objects.select_related("live_edition").get(pk=root.pk)


def title_of(snapshot: snapshots.Snapshot) -> str:
    return titles.name_record(snapshot.root)[:LONGEST_TITLE]


def key_json(snapshot: snapshots.Snapshot) -> str:
    return snapshots.stored_key(snapshot.root.key)


def get_live_edition(root: models.Root, *, at: datetime) -> models.Edition | None:
    """The live edition, or None if the record is not live.

    If the row was written in some other way, such as by loading fixtures, this first records it as an edition, so that
    everything that was ever live has one.
    """
    return get_live_editions([root], at=at)[root.pk]


def get_live_editions(roots: Iterable[models.Root], *, at: datetime) -> dict[int, models.Edition | None]:
    """What `get_live_edition` returns for each root, by the roots' primary keys."""
    roots = list(roots)
    for root in _find_out_of_date(roots):
        with transaction.atomic():
            models.ContentVersion.lock()
            root.refresh_from_db(fields=["row", "live_edition"])
            if _find_out_of_date([root]):  # nobody else has recorded it since
                _record_live(root, at)
    return {root.pk: root.live_edition for root in roots}


def record_all_live(*, at: datetime) -> None:
    """Call this after a program has written content, so that its history and drafts take note at once."""
    get_live_editions(models.Root.objects.live().select_related("live_edition"), at=at)


def _find_out_of_date(roots: Iterable[models.Root]) -> list[models.Root]:
    """The roots whose live edition differs from what readers see."""
    found = []
    for kind, of_kind in _group_by_kind(roots).items():
        seen = snapshots.read_live(kind, [root.row for root in of_kind if root.row])
        for root in of_kind:
            now = seen[root.row].snapshot if root.row in seen else None
            then = snapshots.Snapshot.read(root.live_edition.snapshot) if root.live_edition else None
            is_same = now == then and (now is not None or root.row is None)
            if not is_same and not (now and then and same_but_for_names(now, then)):
                found.append(root)
    return found


def _record_live(root: models.Root, at: datetime) -> None:
    """Records what readers see of a root as its live edition, or that they see nothing any more."""
    found = snapshots.read_live_snapshot(kind_of(root), root.row) if root.row else None
    if found:
        _record_snapshot(root, found, at)
        return
    was = root.live_edition
    mark_gone(root, by=None, at=at)
    note = "It was deleted by a program, such as by loading files."
    events.record_event(models.Event.Action.WITHDRAWN, root, by=None, at=at, from_edition=was, note=note)


def mark_gone(root: models.Root, *, by: User | None, at: datetime) -> None:
    """Marks the record as not live. Its open drafts stay, and publishing one would bring the record back."""
    root.row, root.live_edition = None, None
    root.save(update_fields=["row", "live_edition"])
    for edition in root.editions.open().select_related("release"):
        was = edition.state
        edition.base, edition.state, edition.publish_at = None, models.Edition.State.DRAFT, None
        edition.published_by, edition.own_edit_reason = None, ""
        edition.sent_back_because = WITHDRAWN_MEANWHILE
        edition.save()
        if was == models.Edition.State.SCHEDULED:
            leave_schedule(edition, edition.release, by=by, at=at)


def _record_snapshot(root: models.Root, found: snapshots.Snapshot, at: datetime) -> None:
    edition = models.Edition.objects.create(
        root=root,
        state=models.Edition.State.PUBLISHED,
        base=root.live_edition,
        title=title_of(found),
        natural_key=key_json(found),
        snapshot=found.json(),
        importance=models.Edition.Importance.MINOR,
        reason="It was live already, loaded from files or written by a program.",
        started_at=at,
        saved_at=at,
        published_at=at,
    )
    events.record_event(
        models.Event.Action.TAKEN_DOWN, root, by=None, at=at, from_edition=root.live_edition, to_edition=edition
    )
    root.live_edition, root.title = edition, edition.title
    root.save(update_fields=["live_edition", "title"])

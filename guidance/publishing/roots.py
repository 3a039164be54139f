"""The identity of a record, and the edition that readers see of it."""

from datetime import datetime

from guidance.content import kinds, records
from guidance.content.kinds import Kind
from guidance.models import ContentModel, Edition, Event, Root
from guidance.publishing import events
from guidance.publishing.snapshots import Snapshot, live_snapshot, stored_key

LONGEST_TITLE = 500


def root_of(record: ContentModel) -> Root:
    """The root of a live record, made where there is none yet."""
    root, _ = Root.objects.get_or_create(
        model=kinds.label(type(record)), row=record.pk, defaults={"title": str(record)[:LONGEST_TITLE]}
    )
    return root


def kind_of(root: Root) -> Kind:
    return kinds.by_label()[root.model]


def live_record(root: Root) -> ContentModel | None:
    found: ContentModel | None = kind_of(root).objects.filter(pk=root.row).first() if root.row else None
    return found


def locked(root: Root) -> Root:
    """The root as it is now, kept to this transaction until it ends. Every change of editions starts here."""
    return Root.objects.select_for_update().get(pk=root.pk)


def title_of(snapshot: Snapshot, root: Root | None = None) -> str:
    """What the record calls itself, without a row to ask: as its fields name it, else as it was called, or its key."""
    fields = snapshot.root.fields
    named = (fields[name] for name in ("title", "name", "term", "heading", "question") if fields.get(name))
    title = next(named, root.title if root else records.name(snapshot.root.kind, snapshot.root.key))
    return str(title)[:LONGEST_TITLE]


def key_json(snapshot: Snapshot) -> str:
    return stored_key(snapshot.root.key)


def up_to_date(root: Root, *, at: datetime) -> Edition | None:
    """The live edition. Where the row was written in some other way, such as by loading fixtures, it is taken down
    as an edition first, so that nothing that was live is ever without one. None where nothing is live.
    """
    found = live_snapshot(kind_of(root), root.row) if root.row else None
    live = root.live_edition
    if found is None:
        if root.row or live:
            gone(root)
        return None
    if live and Snapshot.read(live.snapshot) == found:
        return live
    return _taken_down(root, found, at)


def gone(root: Root) -> None:
    """Nothing of the record is live any more. Its drafts, were they published, would bring it back."""
    root.row, root.live_edition = None, None
    root.save(update_fields=["row", "live_edition"])
    for edition in root.editions.open():
        edition.base, edition.state, edition.publish_at = None, Edition.State.DRAFT, None
        edition.published_by, edition.own_edit_reason = None, ""
        edition.sent_back_because = "The record was withdrawn meanwhile. To publish this draft brings it back."
        edition.save()


def _taken_down(root: Root, found: Snapshot, at: datetime) -> Edition:
    edition = Edition.objects.create(
        root=root,
        state=Edition.State.PUBLISHED,
        base=root.live_edition,
        title=title_of(found, root),
        natural_key=key_json(found),
        snapshot=found.json(),
        importance=Edition.Importance.MINOR,
        reason="It was live already, loaded from files or written by a program.",
        started_at=at,
        saved_at=at,
        published_at=at,
    )
    events.record(Event.Action.TAKEN_DOWN, root, by=None, at=at, from_edition=root.live_edition, to_edition=edition)
    root.live_edition = edition
    root.save(update_fields=["live_edition"])
    return edition

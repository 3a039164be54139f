"""Makes, saves and closes the rows of drafts. The caller holds the lock and has checked permission."""

from datetime import datetime

from django.contrib.auth.models import User

from guidance import models
from guidance.publishing import events
from guidance.publishing.drafting import roots
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.errors import WrongStateError
from guidance.publishing.going_live.timetable import leave_schedule


def make_edition(
    root: models.Root,
    snapshot: Snapshot,
    *,
    base: models.Edition | None,
    by: User,
    at: datetime,
    release: models.Release | None,
) -> models.Edition:
    edition = models.Edition.objects.create(
        root=root,
        base=base if root.row else None,
        sent_back_because=roots.WITHDRAWN_MEANWHILE if base and root.row is None else "",
        release=release,
        title=roots.title_of(snapshot),
        natural_key=roots.key_json(snapshot),
        snapshot=snapshot.json(),
        started_by=by,
        started_at=at,
        saved_by=by,
        saved_at=at,
    )
    models.Revision.objects.create(edition=edition, number=1, snapshot=edition.snapshot, saved_by=by, saved_at=at)
    return edition


def add_revision(
    edition: models.Edition,
    snapshot: Snapshot,
    *,
    by: User,
    at: datetime,
    action: models.Event.Action = models.Event.Action.SAVED,
    origin: models.Edition | None = None,
) -> models.Edition:
    """Saves another revision. An edition in review or scheduled becomes a draft: nobody has agreed to this text."""
    was = edition.state
    edition.snapshot = snapshot.json()
    edition.title, edition.natural_key = roots.title_of(snapshot), roots.key_json(snapshot)
    edition.revision += 1
    edition.saved_by, edition.saved_at = by, at
    edition.state, edition.publish_at = models.Edition.State.DRAFT, None
    edition.published_by, edition.own_edit_reason = None, ""
    edition.save()
    models.Revision.objects.create(
        edition=edition, number=edition.revision, snapshot=edition.snapshot, saved_by=by, saved_at=at
    )
    if edition.root.row is None and edition.root.title != edition.title:
        models.Root.objects.filter(pk=edition.root_id).update(title=edition.title)
    note = "" if was == models.Edition.State.DRAFT else f"It was {models.Edition.State(was).label.lower()} before."
    events.record_event(action, edition.root, by=by, at=at, from_edition=origin, to_edition=edition, note=note)
    if was == models.Edition.State.SCHEDULED:
        leave_schedule(edition, edition.release, by=by, at=at)
    return edition


def name_as_now(edition: models.Edition, snapshot: Snapshot, *, at: datetime) -> None:
    """Keeps the text that goes live, which names drafts by what they are called now, as a revision of its own."""
    if snapshot == Snapshot.read(edition.snapshot):
        return
    edition.snapshot, edition.natural_key = snapshot.json(), roots.key_json(snapshot)
    edition.revision += 1
    models.Revision.objects.create(edition=edition, number=edition.revision, snapshot=edition.snapshot, saved_at=at)


def get_revision(edition: models.Edition, number: int) -> models.Revision:
    found = edition.revisions.filter(number=number).first()
    if found is None:
        raise WrongStateError(f"'{edition.title}' has no save {number}. Open it again.")
    return found


def close_edition(edition: models.Edition, *, by: User, at: datetime, note: str = "") -> None:
    was, release = edition.state, edition.release
    edition.state, edition.publish_at, edition.release = models.Edition.State.DISCARDED, None, None
    edition.published_by, edition.own_edit_reason = None, ""
    edition.save()
    events.record_event(models.Event.Action.DISCARDED, edition.root, by=by, at=at, from_edition=edition, note=note)
    if was == models.Edition.State.SCHEDULED:
        leave_schedule(edition, release, by=by, at=at)

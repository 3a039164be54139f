"""The rows of drafts: made, saved once more, closed. Whoever calls holds the lock and has checked that they may."""

from datetime import datetime

from django.contrib.auth.models import User

from guidance.models import Edition, Event, Release, Revision, Root
from guidance.publishing import events
from guidance.publishing.drafting.roots import WITHDRAWN_MEANWHILE, key_json, title_of
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.errors import WrongStateError
from guidance.publishing.going_live.timetable import leave_schedule


def make_edition(
    root: Root, snapshot: Snapshot, *, base: Edition | None, by: User, at: datetime, release: Release | None
) -> Edition:
    edition = Edition.objects.create(
        root=root,
        base=base if root.row else None,
        sent_back_because=WITHDRAWN_MEANWHILE if base and root.row is None else "",
        release=release,
        title=title_of(snapshot, root),
        natural_key=key_json(snapshot),
        snapshot=snapshot.json(),
        started_by=by,
        started_at=at,
        saved_by=by,
        saved_at=at,
    )
    Revision.objects.create(edition=edition, number=1, snapshot=edition.snapshot, saved_by=by, saved_at=at)
    return edition


def add_revision(
    edition: Edition,
    snapshot: Snapshot,
    *,
    by: User,
    at: datetime,
    action: Event.Action = Event.Action.SAVED,
    origin: Edition | None = None,
) -> Edition:
    """One more revision. What was in review or scheduled is a draft again: nobody has agreed to this text."""
    was = edition.state
    edition.snapshot = snapshot.json()
    edition.title, edition.natural_key = title_of(snapshot, edition.root), key_json(snapshot)
    edition.revision += 1
    edition.saved_by, edition.saved_at = by, at
    edition.state, edition.publish_at = Edition.State.DRAFT, None
    edition.published_by, edition.own_edit_reason = None, ""
    edition.save()
    Revision.objects.create(
        edition=edition, number=edition.revision, snapshot=edition.snapshot, saved_by=by, saved_at=at
    )
    if edition.root.row is None and edition.root.title != edition.title:
        Root.objects.filter(pk=edition.root_id).update(title=edition.title)
    note = "" if was == Edition.State.DRAFT else f"It was {Edition.State(was).label.lower()} before."
    events.record(action, edition.root, by=by, at=at, from_edition=origin, to_edition=edition, note=note)
    if was == Edition.State.SCHEDULED:
        leave_schedule(edition, edition.release, by=by, at=at)
    return edition


def revision_of(edition: Edition, number: int) -> Revision:
    found = edition.revisions.filter(number=number).first()
    if found is None:
        raise WrongStateError(f"'{edition.title}' has no save {number}. Open it again.")
    return found


def close_edition(edition: Edition, *, by: User, at: datetime, note: str = "") -> None:
    was, release = edition.state, edition.release
    edition.state, edition.publish_at, edition.release = Edition.State.DISCARDED, None, None
    edition.published_by, edition.own_edit_reason = None, ""
    edition.save()
    events.record(Event.Action.DISCARDED, edition.root, by=by, at=at, from_edition=edition, note=note)
    if was == Edition.State.SCHEDULED:
        leave_schedule(edition, release, by=by, at=at)

"""Drafts: started, saved, merged, discarded and restored. No save is ever lost, whoever else saves meanwhile."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from django.contrib.auth.models import User
from django.db import transaction

from guidance.models import Edition, Event, Release, Revision, Root
from guidance.publishing import events
from guidance.publishing.errors import TheirsMovedError, WrongStateError
from guidance.publishing.merging import Choices, Merged, merge
from guidance.publishing.permissions import DRAFT, require
from guidance.publishing.roots import key_json, locked, title_of, up_to_date
from guidance.publishing.snapshots import Snapshot


class Outcome(Enum):
    SAVED = auto()
    MERGED = auto()
    """Somebody had saved meanwhile, and the two did not clash."""
    ASIDE = auto()
    """They did: this version is kept as a draft of its own until somebody puts the two together."""
    ANEW = auto()
    """The draft had been published, discarded or withdrawn meanwhile: this version is a new draft."""


@dataclass(frozen=True)
class Saved:
    edition: Edition
    outcome: Outcome


@transaction.atomic
def start(
    root: Root, snapshot: Snapshot, *, base: Edition | None, by: User, at: datetime, release: Release | None = None
) -> Edition:
    """A new draft. `base` is what was live when the person opened the form, None for a new record."""
    require(by, DRAFT)
    root = locked(root)
    edition = _made(root, snapshot, base=base, by=by, at=at, release=release)
    events.record(Event.Action.STARTED, root, by=by, at=at, from_edition=base, to_edition=edition)
    return edition


@transaction.atomic
def start_new_record(snapshot: Snapshot, *, by: User, at: datetime, release: Release | None = None) -> Edition:
    """A draft of a record that is not live yet."""
    require(by, DRAFT)
    root = Root.objects.create(model=str(snapshot.root.kind._meta), title=title_of(snapshot))
    return start(root, snapshot, base=None, by=by, at=at, release=release)


@transaction.atomic
def save(edition: Edition, snapshot: Snapshot, *, revision: int, by: User, at: datetime) -> Saved:
    """Saves what somebody made of a draft's `revision`. What was saved since is merged in, or this is set aside."""
    require(by, DRAFT)
    root = locked(edition.root)
    edition = Edition.objects.get(pk=edition.pk)
    began_as = Snapshot.read(Revision.objects.get(edition=edition, number=revision).snapshot)
    if not edition.is_open:
        return _save_anew(root, edition, began_as, snapshot, by=by, at=at)
    if edition.revision == revision:
        return Saved(_saved(edition, snapshot, by=by, at=at), Outcome.SAVED)
    merged = merge(began_as, Snapshot.read(edition.snapshot), snapshot)
    if not merged.clashes:
        return Saved(_saved(edition, merged.snapshot, by=by, at=at, action=Event.Action.MERGED), Outcome.MERGED)
    aside = _made(root, snapshot, base=edition.base, by=by, at=at, release=None)
    aside.aside_of, aside.forked_from = edition, began_as.json()
    aside.save(update_fields=["aside_of", "forked_from"])
    events.record(Event.Action.SAVED_ASIDE, root, by=by, at=at, from_edition=edition, to_edition=aside)
    return Saved(aside, Outcome.ASIDE)


def _save_anew(root: Root, closed: Edition, began_as: Snapshot, snapshot: Snapshot, *, by: User, at: datetime) -> Saved:
    """The draft was closed while this was being typed: what was typed starts a draft from what it began as."""
    anew = _made(root, snapshot, base=closed.base, by=by, at=at, release=None)
    if closed.state == Edition.State.PUBLISHED and Snapshot.read(closed.snapshot) == began_as:
        anew.base = closed
        anew.save(update_fields=["base"])
    events.record(Event.Action.STARTED, root, by=by, at=at, from_edition=closed, to_edition=anew)
    return Saved(anew, Outcome.ANEW)


def _made(
    root: Root, snapshot: Snapshot, *, base: Edition | None, by: User, at: datetime, release: Release | None
) -> Edition:
    edition = Edition.objects.create(
        root=root,
        base=base,
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


def _saved(
    edition: Edition,
    snapshot: Snapshot,
    *,
    by: User,
    at: datetime,
    action: Event.Action = Event.Action.SAVED,
) -> Edition:
    """One more revision. What was in review or scheduled is a draft again: nobody has agreed to this text."""
    was = edition.state
    edition.snapshot = snapshot.json()
    edition.title, edition.natural_key = title_of(snapshot, edition.root), key_json(snapshot)
    edition.revision += 1
    edition.saved_by, edition.saved_at = by, at
    edition.state, edition.publish_at, edition.published_by, edition.own_edit_reason = (
        Edition.State.DRAFT,
        None,
        None,
        "",
    )
    edition.save()
    Revision.objects.create(
        edition=edition, number=edition.revision, snapshot=edition.snapshot, saved_by=by, saved_at=at
    )
    if edition.root.row is None and edition.root.title != edition.title:
        Root.objects.filter(pk=edition.root_id).update(title=edition.title)
    note = "" if was == Edition.State.DRAFT else f"It was {Edition.State(was).label.lower()} before."
    events.record(action, edition.root, by=by, at=at, to_edition=edition, note=note)
    return edition


@dataclass(frozen=True)
class Meeting:
    """Two versions to be put together: what both began as, theirs, and mine, which is the edition's."""

    edition: Edition
    base: Snapshot | None
    theirs: Snapshot
    theirs_edition: Edition

    def merged(self, choices: Choices | None = None) -> Merged:
        return merge(self.base, self.theirs, Snapshot.read(self.edition.snapshot), choices)


def meeting(edition: Edition, *, at: datetime) -> Meeting | None:
    """What the edition has to be put together with: the draft it was set aside from, else what is live by now.

    None where there is nothing to put together.
    """
    target = edition.aside_of
    if target and target.is_open:
        base = Snapshot.read(edition.forked_from) if edition.forked_from else None
        return Meeting(edition, base, Snapshot.read(target.snapshot), target)
    live = up_to_date(edition.root, at=at)
    if live is None or live.pk == edition.base_id:
        return None
    base = Snapshot.read(edition.base.snapshot) if edition.base else None
    return Meeting(edition, base, Snapshot.read(live.snapshot), live)


@transaction.atomic
def put_together(
    edition: Edition, choices: Choices, *, theirs: Edition, theirs_revision: int, revision: int, by: User, at: datetime
) -> Edition:
    """Settles a meeting by the choices that somebody made when they saw these revisions of the two.

    Gives the draft that holds both: of two drafts the one that the other was set aside from. Raises TheirsMovedError
    where either was saved since, and WrongStateError where there is nothing to put together any more.
    """
    require(by, DRAFT)
    locked(edition.root)
    edition = Edition.objects.get(pk=edition.pk)
    found = meeting(edition, at=at)
    if found is None or not edition.is_open:
        raise WrongStateError("There is nothing left to put together: look at the drafts of this record.")
    other = found.theirs_edition
    if (other.pk, other.revision, edition.revision) != (theirs.pk, theirs_revision, revision):
        raise TheirsMovedError
    merged = found.merged(choices)
    if merged.clashes:
        raise WrongStateError("Choose one side, or write the text, for each place that both changed.")
    if other.is_open:
        _close(edition, by=by, at=at, note=f"Its text went into draft {other.pk}.")
        return _saved(other, merged.snapshot, by=by, at=at, action=Event.Action.MERGED)
    edition.base, edition.aside_of, edition.forked_from = other, None, None
    return _saved(edition, merged.snapshot, by=by, at=at, action=Event.Action.MERGED)


@transaction.atomic
def discard(edition: Edition, *, revision: int, by: User, at: datetime) -> None:
    """Closes a draft. It stays in the history, from where it can be restored.

    Raises WrongStateError where it was saved since the person looked.
    """
    require(by, DRAFT)
    locked(edition.root)
    edition = Edition.objects.get(pk=edition.pk)
    if not edition.is_open:
        raise WrongStateError(f"This draft is {edition.get_state_display().lower()} already.")
    if edition.revision != revision:
        raise WrongStateError("This draft was saved again since you opened it. Look at it before you discard it.")
    _close(edition, by=by, at=at)


def _close(edition: Edition, *, by: User, at: datetime, note: str = "") -> None:
    edition.state, edition.publish_at, edition.release = Edition.State.DISCARDED, None, None
    edition.published_by, edition.own_edit_reason = None, ""
    edition.save()
    events.record(Event.Action.DISCARDED, edition.root, by=by, at=at, from_edition=edition, note=note)


@transaction.atomic
def restore(edition: Edition, *, by: User, at: datetime, revision: int | None = None) -> Edition:
    """A new draft of what an edition holds, or held at one of its saves, on the base of what is live now.

    What was withdrawn along with it is restored, too: all of it in one release, so that it goes live together.
    """
    require(by, DRAFT)
    along = list(edition.withdrawn_along.all())
    release = None
    if along:
        release = Release.objects.create(title=f"Restore {edition.title}"[:200], created_by=by, created_at=at)
    drafts = [_restored(one, release, by=by, at=at) for one in along]
    snapshot = edition.snapshot
    if revision is not None:
        snapshot = Revision.objects.get(edition=edition, number=revision).snapshot
    return [*drafts, _restored(edition, release, by=by, at=at, snapshot=snapshot)][-1]


def _restored(
    edition: Edition, release: Release | None, *, by: User, at: datetime, snapshot: list[object] | None = None
) -> Edition:
    root = locked(edition.root)
    held = Snapshot.read(snapshot or edition.snapshot)  # type: ignore[arg-type]
    draft = _made(root, held, base=up_to_date(root, at=at), by=by, at=at, release=release)
    events.record(Event.Action.RESTORED, root, by=by, at=at, from_edition=edition, to_edition=draft)
    return draft

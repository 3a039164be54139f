"""Drafts: started, saved, merged, discarded and restored. No save is ever lost, whoever else saves meanwhile."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from django.contrib.auth.models import User
from django.db import transaction

from guidance import models
from guidance.publishing import errors, events, permissions
from guidance.publishing.drafting import edition_rows, merging, roots
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.going_live.releases import check_takes


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
    edition: models.Edition
    outcome: Outcome


@transaction.atomic
def start(
    root: models.Root,
    snapshot: Snapshot,
    *,
    base: models.Edition | None,
    by: User,
    at: datetime,
    release: models.Release | None = None,
) -> models.Edition:
    """A new draft. `base` is what was live when the person opened the form, None for a new record."""
    permissions.require(by, permissions.DRAFT)
    root = roots.locked(root)
    if release:
        check_takes(release, root)
    edition = edition_rows.make_edition(root, snapshot, base=base, by=by, at=at, release=release)
    events.record(models.Event.Action.STARTED, root, by=by, at=at, from_edition=base, to_edition=edition)
    return edition


@transaction.atomic
def start_new_record(
    snapshot: Snapshot, *, by: User, at: datetime, release: models.Release | None = None
) -> models.Edition:
    """A draft of a record that is not live yet."""
    permissions.require(by, permissions.DRAFT)
    root = models.Root.objects.create(model=str(snapshot.root.kind._meta), title=roots.title_of(snapshot))
    return start(root, snapshot, base=None, by=by, at=at, release=release)


@transaction.atomic
def save(edition: models.Edition, snapshot: Snapshot, *, revision: int, by: User, at: datetime) -> Saved:
    """Saves what somebody made of a draft's `revision`. What was saved since is merged in, or this is set aside."""
    permissions.require(by, permissions.DRAFT)
    root = roots.locked(edition.root)
    edition = models.Edition.objects.get(pk=edition.pk)
    began_as = Snapshot.read(edition_rows.revision_of(edition, revision).snapshot)
    if not edition.is_open:
        return _save_anew(root, edition, began_as, snapshot, by=by, at=at)
    if edition.revision == revision:
        return Saved(edition_rows.add_revision(edition, snapshot, by=by, at=at), Outcome.SAVED)
    merged = merging.merge(began_as, Snapshot.read(edition.snapshot), snapshot)
    if not merged.clashes:
        return Saved(
            edition_rows.add_revision(edition, merged.snapshot, by=by, at=at, action=models.Event.Action.MERGED),
            Outcome.MERGED,
        )
    aside = edition_rows.make_edition(root, snapshot, base=edition.base, by=by, at=at, release=None)
    aside.aside_of, aside.forked_from = edition, began_as.json()
    aside.save(update_fields=["aside_of", "forked_from"])
    events.record(models.Event.Action.SAVED_ASIDE, root, by=by, at=at, from_edition=edition, to_edition=aside)
    return Saved(aside, Outcome.ASIDE)


def _save_anew(
    root: models.Root, closed: models.Edition, began_as: Snapshot, snapshot: Snapshot, *, by: User, at: datetime
) -> Saved:
    """The draft was closed while this was being typed: what was typed starts a draft from what it began as."""
    anew = edition_rows.make_edition(root, snapshot, base=closed.base, by=by, at=at, release=None)
    if closed.state == models.Edition.State.PUBLISHED:
        # What was published and what was typed both grew from the save that the form was opened on.
        if Snapshot.read(closed.snapshot) == began_as:
            anew.base = closed
        else:
            anew.forked_from = began_as.json()
        anew.save(update_fields=["base", "forked_from"])
    events.record(models.Event.Action.STARTED, root, by=by, at=at, from_edition=closed, to_edition=anew)
    return Saved(anew, Outcome.ANEW)


@dataclass(frozen=True)
class Meeting:
    """Two versions to be put together: what both began as, theirs, and mine, which is the edition's."""

    edition: models.Edition
    base: Snapshot | None
    theirs: Snapshot
    theirs_edition: models.Edition

    def merged(self, choices: merging.Choices | None = None) -> merging.Merged:
        return merging.merge(self.base, self.theirs, Snapshot.read(self.edition.snapshot), choices)


def meeting(edition: models.Edition, *, at: datetime) -> Meeting | None:
    """What the edition has to be put together with: the draft it was set aside from, else what is live by now.

    None where there is nothing to put together.
    """
    target = edition.aside_of
    if target and target.is_open:
        base = Snapshot.read(edition.forked_from) if edition.forked_from else None
        return Meeting(edition, base, Snapshot.read(target.snapshot), target)
    live = roots.up_to_date(edition.root, at=at)
    if live is None or live.pk == edition.base_id:
        return None
    common = edition.base.snapshot if edition.base else None
    if edition.forked_from and (target is None or target.state == models.Edition.State.PUBLISHED):
        common = edition.forked_from
    return Meeting(edition, Snapshot.read(common) if common else None, Snapshot.read(live.snapshot), live)


@transaction.atomic
def put_together(
    edition: models.Edition,
    choices: merging.Choices,
    *,
    theirs: models.Edition,
    theirs_revision: int,
    revision: int,
    by: User,
    at: datetime,
) -> models.Edition:
    """Settles a meeting by the choices that somebody made when they saw these revisions of the two.

    Gives the draft that holds both: of two drafts the one that the other was set aside from. Raises TheirsMovedError
    where either was saved since, and WrongStateError where there is nothing to put together any more.
    """
    permissions.require(by, permissions.DRAFT)
    roots.locked(edition.root)
    edition = models.Edition.objects.get(pk=edition.pk)
    found = meeting(edition, at=at)
    if found is None or not edition.is_open:
        raise errors.WrongStateError("There is nothing left to put together: look at the drafts of this record.")
    other = found.theirs_edition
    if (other.pk, other.revision, edition.revision) != (theirs.pk, theirs_revision, revision):
        raise errors.TheirsMovedError
    merged = found.merged(choices)
    if merged.clashes:
        raise errors.WrongStateError("Choose one side, or write the text, for each place that both changed.")
    if other.is_open:
        edition_rows.close_edition(edition, by=by, at=at, note=f"Its text went into draft {other.pk}.")
        return edition_rows.add_revision(
            other, merged.snapshot, by=by, at=at, action=models.Event.Action.MERGED, origin=edition
        )
    edition.base, edition.aside_of, edition.forked_from = other, None, None
    return edition_rows.add_revision(
        edition, merged.snapshot, by=by, at=at, action=models.Event.Action.MERGED, origin=other
    )


@transaction.atomic
def discard(edition: models.Edition, *, revision: int, by: User, at: datetime) -> None:
    """Closes a draft. It stays in the history, from where it can be restored.

    Raises WrongStateError where it was saved since the person looked.
    """
    permissions.require(by, permissions.DRAFT)
    roots.locked(edition.root)
    edition = models.Edition.objects.get(pk=edition.pk)
    if not edition.is_open:
        raise errors.WrongStateError(f"This draft is {edition.get_state_display().lower()} already.")
    if edition.revision != revision:
        raise errors.WrongStateError(
            "This draft was saved again since you opened it. Look at it before you discard it."
        )
    edition_rows.close_edition(edition, by=by, at=at)


@transaction.atomic
def restore(edition: models.Edition, *, by: User, at: datetime, revision: int | None = None) -> models.Edition:
    """A new draft of what an edition holds, or held at one of its saves, on the base of what is live now.

    What was withdrawn along with it is restored, too: all of it in one release, so that it goes live together.
    """
    permissions.require(by, permissions.DRAFT)
    roots.locked(edition.root)
    edition = models.Edition.objects.select_related("root").get(pk=edition.pk)
    held = edition.snapshot if revision is None else edition_rows.revision_of(edition, revision).snapshot
    along = edition.withdrawn_along.filter(root__row=None).select_related("root")
    release = None
    if along:
        release = models.Release.objects.create(title=f"Restore {edition.title}"[:200], created_by=by, created_at=at)
    for one in along:
        _restored(one, Snapshot.read(one.snapshot), release, by=by, at=at)
    return _restored(edition, Snapshot.read(held), release, by=by, at=at)


def _restored(
    edition: models.Edition, held: Snapshot, release: models.Release | None, *, by: User, at: datetime
) -> models.Edition:
    root = edition.root
    draft = edition_rows.make_edition(root, held, base=roots.up_to_date(root, at=at), by=by, at=at, release=release)
    events.record(models.Event.Action.RESTORED, root, by=by, at=at, from_edition=edition, to_edition=draft)
    return draft

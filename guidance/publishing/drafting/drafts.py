"""Starts, saves, merges, discards and restores drafts. No save is lost when two people save at once."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from django.contrib.auth.models import User
from django.db import transaction

from guidance import models
from guidance.publishing import errors, events, permissions
from guidance.publishing.drafting import edition_rows, merging, roots
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.going_live import releases
from guidance.rules.limits.cut_short import cut_short


class SaveOutcome(Enum):
    SAVED = auto()
    MERGED = auto()
    """Somebody else had saved since, and the two did not clash."""
    ASIDE = auto()
    """Somebody else had saved since, and the two clash. This version is a separate draft until they are merged."""
    ANEW = auto()
    """The draft had been published, discarded or withdrawn since, so this version is a new draft."""


@dataclass(frozen=True)
class SavedDraft:
    edition: models.Edition
    outcome: SaveOutcome


@transaction.atomic
def start_draft(
    root: models.Root,
    snapshot: Snapshot,
    *,
    base: models.Edition | None,
    by: User,
    at: datetime,
    release: models.Release | None = None,
) -> models.Edition:
    """Starts a draft. `base` is what was live when the person opened the form, or None for a new record."""
    permissions.require_permission(by, permissions.DRAFT)
    root = roots.lock_root(root)
    if release:
        releases.check_takes(release, root)
    edition = edition_rows.make_edition(root, snapshot, base=base, by=by, at=at, release=release)
    events.record_event(models.Event.Action.STARTED, root, by=by, at=at, from_edition=base, to_edition=edition)
    return edition


@transaction.atomic
def start_new_record(
    snapshot: Snapshot, *, by: User, at: datetime, release: models.Release | None = None
) -> models.Edition:
    """Starts a draft of a record that is not live yet."""
    permissions.require_permission(by, permissions.DRAFT)
    root = models.Root.objects.create(model=str(snapshot.root.kind._meta), title=roots.title_of(snapshot))
    return start_draft(root, snapshot, base=None, by=by, at=at, release=release)


@transaction.atomic
def save_draft(edition: models.Edition, snapshot: Snapshot, *, revision: int, by: User, at: datetime) -> SavedDraft:
    """Saves a text that was edited from the draft's `revision`.

    Anything saved since is merged in. If the two clash, this text becomes a draft of its own.
    """
    permissions.require_permission(by, permissions.DRAFT)
    root = roots.lock_root(edition.root)
    edition = models.Edition.objects.get(pk=edition.pk)
    began_as = Snapshot.read(edition_rows.get_revision(edition, revision).snapshot)
    if not edition.is_open:
        return _save_anew(root, edition, began_as, snapshot, by=by, at=at)
    if edition.revision == revision:
        return SavedDraft(edition_rows.add_revision(edition, snapshot, by=by, at=at), SaveOutcome.SAVED)
    merged = merging.merge_snapshots(began_as, Snapshot.read(edition.snapshot), snapshot)
    if not merged.clashes:
        return SavedDraft(
            edition_rows.add_revision(edition, merged.snapshot, by=by, at=at, action=models.Event.Action.MERGED),
            SaveOutcome.MERGED,
        )
    aside = edition_rows.make_edition(root, snapshot, base=edition.base, by=by, at=at, release=None)
    aside.aside_of, aside.forked_from = edition, began_as.json()
    aside.save(update_fields=["aside_of", "forked_from"])
    events.record_event(models.Event.Action.SAVED_ASIDE, root, by=by, at=at, from_edition=edition, to_edition=aside)
    return SavedDraft(aside, SaveOutcome.ASIDE)


def _save_anew(
    root: models.Root, closed: models.Edition, began_as: Snapshot, snapshot: Snapshot, *, by: User, at: datetime
) -> SavedDraft:
    """Starts a new draft, because the old one was closed while this text was being typed."""
    anew = edition_rows.make_edition(root, snapshot, base=closed.base, by=by, at=at, release=None)
    if closed.state == models.Edition.State.PUBLISHED:
        # The published text and the typed text both come from the save that the form was opened on.
        if Snapshot.read(closed.snapshot) == began_as:
            anew.base = closed
        else:
            anew.forked_from = began_as.json()
        anew.save(update_fields=["base", "forked_from"])
    events.record_event(models.Event.Action.STARTED, root, by=by, at=at, from_edition=closed, to_edition=anew)
    return SavedDraft(anew, SaveOutcome.ANEW)


@dataclass(frozen=True)
class PendingMerge:
    """Two versions to merge, and the text that both began as. The edition holds one of them, `theirs` the other."""

    edition: models.Edition
    base: Snapshot | None
    theirs: Snapshot
    theirs_edition: models.Edition

    def merge(self, choices: merging.Choices | None = None) -> merging.MergeResult:
        return merging.merge_snapshots(self.base, self.theirs, Snapshot.read(self.edition.snapshot), choices)


def find_pending_merge(edition: models.Edition, *, at: datetime) -> PendingMerge | None:
    """What the edition must be merged with: the draft it was set aside from, or else what is live now.

    Returns None if there is nothing to merge.
    """
    target = edition.aside_of
    if target and target.is_open:
        base = Snapshot.read(edition.forked_from) if edition.forked_from else None
        return PendingMerge(edition, base, Snapshot.read(target.snapshot), target)
    live = roots.get_live_edition(edition.root, at=at)
    if live is None or live.pk == edition.base_id:
        return None
    common = edition.base.snapshot if edition.base else None
    if edition.forked_from and (target is None or target.state == models.Edition.State.PUBLISHED):
        common = edition.forked_from
    return PendingMerge(edition, Snapshot.read(common) if common else None, Snapshot.read(live.snapshot), live)


@transaction.atomic
def merge_versions(
    edition: models.Edition,
    choices: merging.Choices,
    *,
    theirs: models.Edition,
    theirs_revision: int,
    revision: int,
    by: User,
    at: datetime,
) -> models.Edition:
    """Merges two versions by the choices that somebody made when they saw these revisions of the two.

    Returns the draft that holds both. If both are drafts, it is the one that the other was set aside from. Raises
    TheirsMovedError if either was saved since, and WrongStateError if there is nothing left to merge.
    """
    permissions.require_permission(by, permissions.DRAFT)
    roots.lock_root(edition.root)
    edition = models.Edition.objects.get(pk=edition.pk)
    found = find_pending_merge(edition, at=at)
    if found is None or not edition.is_open:
        raise errors.WrongStateError("There is nothing left to put together: look at the drafts of this record.")
    other = found.theirs_edition
    if (other.pk, other.revision, edition.revision) != (theirs.pk, theirs_revision, revision):
        raise errors.TheirsMovedError
    merged = found.merge(choices)
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
def discard_draft(edition: models.Edition, *, revision: int, by: User, at: datetime) -> None:
    """Closes a draft. It stays in the history and can be restored from there.

    Raises WrongStateError if it was saved since the person looked.
    """
    permissions.require_permission(by, permissions.DRAFT)
    roots.lock_root(edition.root)
    edition = models.Edition.objects.get(pk=edition.pk)
    if not edition.is_open:
        raise errors.WrongStateError(f"This draft is {edition.get_state_display().lower()} already.")
    if edition.revision != revision:
        raise errors.WrongStateError(
            "This draft was saved again since you opened it. Look at it before you discard it."
        )
    edition_rows.close_edition(edition, by=by, at=at)


@transaction.atomic
def restore_edition(edition: models.Edition, *, by: User, at: datetime, revision: int | None = None) -> models.Edition:
    """Starts a draft of what an edition holds, or of one of its revisions, based on what is live now.

    Records that were withdrawn along with it are restored too, all in one release so that they go live together.
    """
    permissions.require_permission(by, permissions.DRAFT)
    roots.lock_root(edition.root)
    edition = models.Edition.objects.select_related("root").get(pk=edition.pk)
    held = edition.snapshot if revision is None else edition_rows.get_revision(edition, revision).snapshot
    along = edition.withdrawn_along.filter(root__row=None).select_related("root")
    release = None
    if along:
        title = cut_short(f"Restore {edition.title}", releases.LONGEST_TITLE)
        release = releases.create_release(title, by=by, at=at)
    for one in along:
        _restore_draft(one, Snapshot.read(one.snapshot), release, by=by, at=at)
    return _restore_draft(edition, Snapshot.read(held), release, by=by, at=at)


def _restore_draft(
    edition: models.Edition, held: Snapshot, release: models.Release | None, *, by: User, at: datetime
) -> models.Edition:
    root = edition.root
    draft = edition_rows.make_edition(
        root, held, base=roots.get_live_edition(root, at=at), by=by, at=at, release=release
    )
    events.record_event(models.Event.Action.RESTORED, root, by=by, at=at, from_edition=edition, to_edition=draft)
    return draft

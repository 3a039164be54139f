"""Starts, saves, merges, discards and restores drafts. No save is lost when two people save at once."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from django.contrib.auth.models import User
from django.db import transaction

from guidance import models
from guidance.publishing import errors, events, permissions
from guidance.publishing.drafting import edition_rows, merging, pending_merges, roots
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.going_live import membership
from guidance.publishing.telling.notices import tell_clash
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
        membership.check_takes(release, root)
    edition = edition_rows.make_edition(root, snapshot, base=base, by=by, at=at, release=release)
    events.record_event(models.Event.Action.STARTED, root, by=by, at=at, from_edition=base, to_edition=edition)
    return edition


@transaction.atomic
def start_new_record(
    snapshot: Snapshot,
    *,
    by: User,
    at: datetime,
    release: models.Release | None = None,
    title: str = "",
    opened_at: datetime | None = None,
) -> models.Edition:
    """Starts a draft of a record that is not live yet. `title` is what to call one whose fields don't name it.

    A form that is sent twice makes one draft: `opened_at` is when it was opened, before it made the first. What was
    changed in between is a further save of that draft.
    """
    permissions.require_permission(by, permissions.DRAFT)
    models.ContentVersion.lock()
    made = _find_made_before(snapshot, by, opened_at) if opened_at else None
    if made:
        is_same = Snapshot.read(made.snapshot) == snapshot
        return made if is_same else save_draft(made, snapshot, revision=1, by=by, at=at).edition
    called = title[: roots.LONGEST_TITLE] or roots.title_of(snapshot)
    root = models.Root.objects.create(model=str(snapshot.root.kind._meta), title=called)
    return start_draft(root, snapshot, base=None, by=by, at=at, release=release)


def _find_made_before(snapshot: Snapshot, by: User, opened_at: datetime) -> models.Edition | None:
    """The draft that the same form made when it was sent before."""
    same_name = models.Edition.objects.open().filter(
        root__model=str(snapshot.root.kind._meta), natural_key=roots.key_json(snapshot), aside_of=None
    )
    return same_name.filter(root__row=None, started_by=by, started_at__gte=opened_at).select_related("root").first()


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
    return _merge_into(root, edition, began_as, snapshot, by=by, at=at)


@transaction.atomic
def bring_into_draft(
    edition: models.Edition, snapshot: Snapshot, *, base: models.Edition | None, by: User, at: datetime
) -> SavedDraft:
    """Brings a text that was edited from what is live, `base`, into an open draft of the same record.

    If the two clash, or the draft was begun on something else, this text becomes a draft of its own beside it.
    """
    permissions.require_permission(by, permissions.DRAFT)
    root = roots.lock_root(edition.root)
    edition = models.Edition.objects.get(pk=edition.pk)
    began_as = Snapshot.read(base.snapshot) if base else None
    if edition.base_id != (base.pk if base else None):
        return _set_aside(root, edition, began_as, snapshot, base=base, by=by, at=at)
    return _merge_into(root, edition, began_as, snapshot, by=by, at=at)


@transaction.atomic
def save_over(edition: models.Edition, snapshot: Snapshot, *, began_as: Snapshot, by: User, at: datetime) -> SavedDraft:
    """Saves a text that was not edited from this draft into it: both began as `began_as`. The two may clash."""
    permissions.require_permission(by, permissions.DRAFT)
    root = roots.lock_root(edition.root)
    edition = models.Edition.objects.get(pk=edition.pk)
    if Snapshot.read(edition.snapshot) == snapshot:
        return SavedDraft(edition, SaveOutcome.SAVED)
    return _merge_into(root, edition, began_as, snapshot, by=by, at=at)


def _merge_into(
    root: models.Root,
    edition: models.Edition,
    began_as: Snapshot | None,
    snapshot: Snapshot,
    *,
    by: User,
    at: datetime,
) -> SavedDraft:
    held = Snapshot.read(edition.snapshot)
    merged = merging.merge_snapshots(began_as, held, snapshot)
    if not merged.clashes and merged.snapshot == held:
        return SavedDraft(edition, SaveOutcome.MERGED)
    if not merged.clashes:
        return SavedDraft(
            edition_rows.add_revision(edition, merged.snapshot, by=by, at=at, action=models.Event.Action.MERGED),
            SaveOutcome.MERGED,
        )
    return _set_aside(root, edition, began_as, snapshot, base=edition.base, by=by, at=at)


def _set_aside(
    root: models.Root,
    edition: models.Edition,
    began_as: Snapshot | None,
    snapshot: Snapshot,
    *,
    base: models.Edition | None,
    by: User,
    at: datetime,
) -> SavedDraft:
    aside = edition_rows.make_edition(root, snapshot, base=base, by=by, at=at, release=None)
    aside.aside_of, aside.forked_from = edition, began_as.json() if began_as else None
    aside.save(update_fields=["aside_of", "forked_from"])
    events.record_event(models.Event.Action.SAVED_ASIDE, root, by=by, at=at, from_edition=edition, to_edition=aside)
    tell_clash(aside, by=by, at=at)
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

    Returns the draft that has both. If both are drafts, it is the one that the other was set aside from. Raises
    TheirsMovedError if either was saved since, and WrongStateError if there is nothing left to merge.
    """
    permissions.require_permission(by, permissions.DRAFT)
    roots.lock_root(edition.root)
    edition = models.Edition.objects.get(pk=edition.pk)
    found = pending_merges.find_pending_merge(edition, at=at)
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
    """Starts a draft of what is in an edition, or of one of its revisions, based on what is live now.

    Records that were withdrawn along with it are restored too, all in one release so that they go live together.
    """
    permissions.require_permission(by, permissions.DRAFT)
    roots.lock_root(edition.root)
    edition = models.Edition.objects.select_related("root").get(pk=edition.pk)
    held = edition.snapshot if revision is None else edition_rows.get_revision(edition, revision).snapshot
    along = edition.withdrawn_along.filter(root__row=None).select_related("root")
    release = None
    if along:
        title = cut_short(f"Restore {edition.title}", membership.LONGEST_TITLE)
        release = membership.create_release(title, by=by, at=at)
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

"""Publishes editions: one, or many at once, all or nothing."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from guidance import models
from guidance.publishing import errors, events, permissions
from guidance.publishing.drafting.applying import apply
from guidance.publishing.drafting.context import change_of
from guidance.publishing.drafting.roots import live_editions, live_records, locked, up_to_date
from guidance.publishing.fixed_names import refused
from guidance.publishing.going_live import moves
from guidance.publishing.going_live.timetable import note_next
from guidance.publishing.reviewing import review

READY = (models.Edition.State.IN_REVIEW, models.Edition.State.SCHEDULED)


def publish(
    edition: models.Edition, *, revision: int, by: User, at: datetime, own_edit_reason: str = ""
) -> models.Edition:
    """Publishes an edition that was reviewed.

    Raises BaseMovedError if something else went live since it was begun, CannotApplyError if the database or the
    record's own rules refuse it, and PublishingError if the publisher wrote some of it and gives no reason.
    """
    permissions.require(by, permissions.PUBLISH)
    up_to_date(edition.root, at=at)  # outside the transaction: what it records stays even if the rest is refused
    with transaction.atomic():
        locked(edition.root)
        edition = review.in_state(edition, *READY)
        if edition.release_id:
            raise errors.PublishingError(
                f"It is part of the release '{edition.release}': publish that, or take it out first."
            )
        check_revision(edition, revision)
        check_own_edit([edition], by, own_edit_reason)
        go_live([edition], by=by, at=at, own_edit_reason=own_edit_reason)
        note_next()
        edition.refresh_from_db()
    return edition


def check_revision(edition: models.Edition, revision: int) -> None:
    if edition.revision != revision:
        raise errors.PublishingError(
            "This draft was saved again since you looked at it. Look at it before you publish it."
        )


def check_own_edit(editions: Sequence[models.Edition], by: User, reason: str) -> None:
    """Raises PublishingError if the publisher wrote some of it and gives no reason for publishing their own edit."""
    writers = review.writers_of(editions)
    own = [edition for edition in editions if by.pk in writers[edition.pk]]
    if own and not reason.strip():
        raise errors.PublishingError(
            f"You wrote some of '{own[0].title}' yourself, so somebody else publishes it. "
            "If it cannot wait, write why: it is listed until somebody else has looked."
        )


def go_live(
    editions: Sequence[models.Edition],
    *,
    by: User | None,
    at: datetime,
    own_edit_reason: str = "",
    release: models.Release | None = None,
) -> None:
    """Publishes all of these or none. The caller has opened a transaction and checked permission."""
    models.ContentVersion.lock()
    roots = models.Root.objects.select_related("live_edition").in_bulk([edition.root_id for edition in editions])
    check_base(editions, roots, at=at)
    check_names(editions)
    before = _pages(roots.values())
    rows = apply([change_of(edition) for edition in editions], checked=True)
    for edition in editions:
        edition.root.row, edition.root.title = rows[edition.root_id], edition.title
    records = live_records(roots.values())
    writers = review.writers_of(editions)
    for edition in editions:
        previous, edition.root.live_edition = edition.root.live_edition, edition
        edition.root.save(update_fields=["row", "live_edition", "title"])
        edition.state, edition.published_at, edition.publish_at = models.Edition.State.PUBLISHED, at, None
        edition.published_by = by
        edition.own_edit_reason = own_edit_reason.strip() if by and by.pk in writers[edition.pk] else ""
        record = records[edition.root_id]
        edition.address, edition.role = moves.public_address(record) or "", moves.role_of(record)
        edition.save()
        events.record(
            models.Event.Action.PUBLISHED,
            edition.root,
            by=by,
            at=at,
            from_edition=previous,
            to_edition=edition,
            release=release,
            note=edition.note,
        )
    moves.leave_redirects(before, _pages(roots.values()))
    models.TemplateVersion.objects.save_current(timezone.localdate(at))


def check_base(editions: Iterable[models.Edition], roots: dict[int, models.Root], *, at: datetime) -> None:
    """Raises BaseMovedError if something else has gone live since one of them was begun."""
    live = live_editions(roots.values(), at=at)
    for edition in editions:
        edition.root = roots[edition.root_id]
        found = live[edition.root_id]
        if (found.pk if found else None) != edition.base_id:
            raise errors.BaseMovedError(edition)


def check_names(editions: Iterable[models.Edition]) -> None:
    """Raises CannotApplyError if one of them renames or leaves out a record that code finds by its name."""
    for edition in editions:
        messages = [one.message for one in refused(edition)]
        if messages:
            raise errors.CannotApplyError(edition.title, messages)


def _pages(roots: Iterable[models.Root]) -> dict[Hashable, str]:
    """The paths of the records' pages, by the primary key of the root and the page's name in `moves.own_pages`."""
    return {
        (root, page): path
        for root, record in live_records(roots).items()
        for page, path in moves.own_pages(record).items()
    }

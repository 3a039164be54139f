"""Publishes editions: one, or many at once, all or nothing."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from guidance import models
from guidance.publishing import errors, events, permissions
from guidance.publishing.drafting import cited_drafts, edition_rows
from guidance.publishing.drafting.applying import apply_changes
from guidance.publishing.drafting.roots import get_live_edition, get_live_editions, get_live_records, lock_root
from guidance.publishing.fixed_names import find_refused
from guidance.publishing.going_live import moves, removals
from guidance.publishing.going_live.timetable import note_next_due
from guidance.publishing.reach.page_index import keeping_right
from guidance.publishing.reviewing import objections, review
from guidance.publishing.reviewing.writers import find_all_writers
from guidance.publishing.telling.notices import tell_published

READY = (models.Edition.State.IN_REVIEW, models.Edition.State.SCHEDULED)


def publish_edition(
    edition: models.Edition, *, revision: int, by: User, at: datetime, own_edit_reason: str = ""
) -> models.Edition:
    """Publishes an edition that was reviewed.

    Raises BaseMovedError if something else went live since it was begun, and CannotApplyError if the database or the
    record's own rules refuse it. Raises PublishingError if the publisher wrote some of it without giving a reason.
    """
    permissions.require_permission(by, permissions.PUBLISH)
    get_live_edition(edition.root, at=at)  # outside the transaction: what it records stays even if the rest is refused
    with transaction.atomic():
        lock_root(edition.root)
        edition = review.get_in_state(edition, *READY)
        if edition.release_id:
            raise errors.PublishingError(
                f"It is part of the release '{edition.release}': publish that, or take it out first."
            )
        check_revision(edition, revision)
        check_own_edit([edition], by, own_edit_reason)
        go_live([edition], by=by, at=at, own_edit_reason=own_edit_reason)
        note_next_due()
        edition.refresh_from_db()
        tell_published([edition], by=by, at=at)
    return edition


def check_revision(edition: models.Edition, revision: int) -> None:
    if edition.revision != revision:
        raise errors.PublishingError(
            "This draft was saved again since you looked at it. Look at it before you publish it."
        )


def check_own_edit(editions: Sequence[models.Edition], by: User, reason: str) -> None:
    """Raises PublishingError if the publisher wrote some of it and gives no reason for publishing their own edit."""
    writers = find_all_writers(editions)
    own = [edition for edition in editions if by.pk in writers[edition.pk]]
    if own and not reason.strip():
        raise errors.PublishingError(
            f"You wrote some of '{own[0].title}' yourself, so somebody else must publish it. "
            "If it cannot wait, write why: it is listed until somebody else has looked."
        )


@keeping_right()
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
    removals.check_removable(editions)
    check_cited(editions)
    objections.check_answered(editions)
    before = _find_pages(roots.values())
    taken_off = removals.find_places(editions)
    changes = cited_drafts.include_cited([cited_drafts.build_change(edition) for edition in editions])
    rows = apply_changes(changes, checked=True)
    staying = [edition for edition in editions if not edition.withdraws]
    for edition, change in zip(editions, changes, strict=True):
        if edition.withdraws:
            continue
        edition_rows.name_as_now(edition, change.snapshot, at=at)
        edition.root.row, edition.root.title = rows[edition.root_id], edition.title
    records = get_live_records(roots.values())
    reasons = _keep_reason_of_writers(editions, by, own_edit_reason)
    for edition in staying:
        _put_on(edition, records[edition.root_id], by=by, at=at, own_edit_reason=reasons[edition.pk], release=release)
    for edition, place in taken_off.items():
        removals.take_off(edition, place, by=by, at=at, own_edit_reason=reasons[edition.pk], release=release)
    moves.leave_redirects(before, _find_pages(roots.values()))
    models.TemplateVersion.objects.save_current(timezone.localdate(at))


def _keep_reason_of_writers(editions: Sequence[models.Edition], by: User | None, reason: str) -> dict[int, str]:
    """Why a publisher publishes what they wrote, by edition. Blank for what they did not."""
    writers = find_all_writers(editions)
    return {edition.pk: reason.strip() if by and by.pk in writers[edition.pk] else "" for edition in editions}


def _put_on(
    edition: models.Edition,
    record: models.ContentModel | None,
    *,
    by: User | None,
    at: datetime,
    own_edit_reason: str,
    release: models.Release | None,
) -> None:
    """Notes that the edition is live. Its rows are written already."""
    previous, edition.root.live_edition = edition.root.live_edition, edition
    edition.root.save(update_fields=["row", "live_edition", "title"])
    edition.state, edition.published_at, edition.publish_at = models.Edition.State.PUBLISHED, at, None
    edition.published_by, edition.own_edit_reason = by, own_edit_reason
    edition.address, edition.role = moves.public_address(record) or "", moves.role_of(record)
    edition.save()
    events.record_event(
        models.Event.Action.PUBLISHED,
        edition.root,
        by=by,
        at=at,
        from_edition=previous,
        to_edition=edition,
        release=release,
        note=edition.note,
    )


def check_base(editions: Iterable[models.Edition], roots: dict[int, models.Root], *, at: datetime) -> None:
    """Raises BaseMovedError if something else has gone live since one of them was begun."""
    live = get_live_editions(roots.values(), at=at)
    for edition in editions:
        edition.root = roots[edition.root_id]
        found = live[edition.root_id]
        if (found.pk if found else None) != edition.base_id:
            raise errors.BaseMovedError(edition)


def check_names(editions: Iterable[models.Edition]) -> None:
    """Raises CannotApplyError if one of them renames or leaves out a record that code finds by its name."""
    for edition in editions:
        messages = [one.message for one in find_refused(edition)]
        if messages:
            raise errors.CannotApplyError(edition.title, messages)


def check_cited(editions: Sequence[models.Edition], *, by_then: datetime | None = None) -> None:
    """Raises CitesDraftsError if one of them cites a draft that does not go live with them.

    `by_then` is when they are to go live: what is scheduled for an earlier time is live by then.
    """
    found = cited_drafts.find_cited([cited_drafts.build_change(edition) for edition in editions])
    titles = {edition.root_id: edition.title for edition in editions}
    for one in found:
        publish_at = one.edition.publish_at
        if by_then is None or publish_at is None or publish_at >= by_then:
            first = next((titles[root] for root in (one.cited_by,) if root in titles), editions[0].title)
            raise errors.CitesDraftsError(first, [each.edition for each in found])


def _find_pages(roots: Iterable[models.Root]) -> dict[Hashable, str]:
    """The paths of the records' pages, by the primary key of the root and the page's name in `moves.find_own_pages`."""
    return {
        (root, page): path
        for root, record in get_live_records(roots).items()
        for page, path in moves.find_own_pages(record).items()
    }

"""Editions go live, one or many at one instant, all or nothing."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from guidance.models import ContentVersion, Edition, Event, Release, TemplateVersion
from guidance.publishing import events
from guidance.publishing.applying import apply
from guidance.publishing.context import change_of
from guidance.publishing.errors import BaseMovedError, PublishingError
from guidance.publishing.moves import Pages, leave_redirects, own_pages, public_address, role_of
from guidance.publishing.permissions import PUBLISH, require
from guidance.publishing.review import in_state, writers
from guidance.publishing.roots import live_record, locked, up_to_date

READY = (Edition.State.IN_REVIEW, Edition.State.SCHEDULED)


@transaction.atomic
def publish(edition: Edition, *, revision: int, by: User, at: datetime, own_edit_reason: str = "") -> Edition:
    """Makes an edition that was reviewed what readers see.

    Raises BaseMovedError where something else went live since it was begun, CannotApplyError where the database
    or the record's own rules refuse it, and PublishingError where the publisher wrote some of it and gives no reason.
    """
    require(by, PUBLISH)
    edition = in_state(edition, *READY)
    if edition.release_id:
        raise PublishingError(f"It is part of the release '{edition.release}': publish that, or take it out first.")
    check_revision(edition, revision)
    check_own_edit([edition], by, own_edit_reason)
    go_live([edition], by=by, at=at, own_edit_reason=own_edit_reason)
    edition.refresh_from_db()
    return edition


def check_revision(edition: Edition, revision: int) -> None:
    if edition.revision != revision:
        raise PublishingError("This draft was saved again since you looked at it. Look at it before you publish it.")


def check_own_edit(editions: Sequence[Edition], by: User, reason: str) -> None:
    """A publisher does not publish their own edit, unless with a written reason."""
    own = [edition for edition in editions if by.pk in writers(edition)]
    if own and not reason.strip():
        raise PublishingError(
            f"You wrote some of '{own[0].title}' yourself, so somebody else publishes it. "
            "If it cannot wait, write why: it is listed until somebody else has looked."
        )


def go_live(
    editions: Sequence[Edition],
    *,
    by: User | None,
    at: datetime,
    own_edit_reason: str = "",
    release: Release | None = None,
) -> None:
    """All of these, or none. Whoever calls has checked that they may."""
    # Always in one order, so that two releases never wait for one another.
    for edition in sorted(editions, key=lambda each: each.root_id):
        edition.root = locked(edition.root)
        live = up_to_date(edition.root, at=at)
        if (live.pk if live else None) != edition.base_id:
            raise BaseMovedError(edition)
    before = {edition.pk: _pages_of(edition) for edition in editions}
    rows = apply([change_of(edition) for edition in editions], checked=True)
    for edition in editions:
        root, previous = edition.root, edition.root.live_edition
        root.row, root.live_edition, root.title = rows[root.pk], edition, edition.title
        edition.state, edition.published_at, edition.publish_at = Edition.State.PUBLISHED, at, None
        edition.published_by = by
        edition.own_edit_reason = own_edit_reason.strip() if by and by.pk in writers(edition) else ""
        root.save()
        record = live_record(root)
        edition.address, edition.role = public_address(record) or "", role_of(record)
        edition.save()
        leave_redirects(before[edition.pk], own_pages(record) if record else {})
        events.record(
            Event.Action.PUBLISHED,
            root,
            by=by,
            at=at,
            from_edition=previous,
            to_edition=edition,
            release=release,
            note=edition.note,
        )
    ContentVersion.advance()
    TemplateVersion.objects.record(timezone.localdate(at))


def _pages_of(edition: Edition) -> Pages:
    record = live_record(edition.root)
    return own_pages(record) if record else {}

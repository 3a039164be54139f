"""Publishes scheduled editions when they are due, exactly once, whichever server gets the first request after that.

There is no timer. The content version's row, which every page reads anyway, holds when the next edition is due. The
first request after that time publishes the edition, under a lock on that row, before it answers.
"""

import logging
from datetime import datetime
from threading import BoundedSemaphore

from django.db import InterfaceError, InternalError, OperationalError, transaction

from guidance import models
from guidance.patience.locks import wait_at_most
from guidance.publishing import errors, events
from guidance.publishing.drafting import roots
from guidance.publishing.drafting.pending_merges import find_pending_merge
from guidance.publishing.going_live import releases, timetable
from guidance.publishing.going_live.publication import go_live
from guidance.publishing.reviewing.review import return_to_draft
from guidance.publishing.telling.notices import tell_not_published, tell_published

logger = logging.getLogger(__name__)

# The database is away or busy, so the next request tries again.
FOR_NOW = (OperationalError, InterfaceError, InternalError)

A_MOMENT = 1.0  # seconds
_places = BoundedSemaphore(4)  # of a worker's eight threads, so that the others can serve the old page


def publish_if_free(now: datetime) -> None:
    """Publishes what is due during a reader's request. If another process holds the lock for more than `A_MOMENT`, a
    later request does it."""
    if not _places.acquire(blocking=False):
        return
    try:
        with wait_at_most(A_MOMENT):
            publish_due(now)
    except FOR_NOW:
        logger.warning("What is due was not published yet: the database was busy. A later request does it.")
    finally:
        _places.release()


@transaction.atomic
def publish_due(now: datetime) -> int:
    """Publishes what is due and returns how many editions went live.

    An edition that cannot go live comes off the schedule, with an event that says why, so no reader gets an error.
    """
    models.ContentVersion.lock()
    count = 0
    for release in models.Release.objects.due(now).order_by("publish_at", "id"):
        count += _publish_release(release)
    for edition in models.Edition.objects.due(now).select_related("root", "published_by").order_by("publish_at", "id"):
        count += _publish_edition(edition)
    timetable.note_next_due()
    return count


def _publish_edition(edition: models.Edition) -> int:
    at = edition.publish_at
    assert at is not None  # noqa: S101  a constraint: what is scheduled has a time
    try:
        with transaction.atomic():
            roots.get_live_edition(edition.root, at=at)
        with transaction.atomic():
            edition.refresh_from_db()
            if edition.state != models.Edition.State.SCHEDULED:
                raise errors.WrongStateError(edition.sent_back_because)
            _merge_in_live(edition, at)
            go_live([edition], by=edition.published_by, at=at, own_edit_reason=edition.own_edit_reason)
            tell_published([edition], by=None, at=at)
    except FOR_NOW:
        raise
    except Exception as error:
        found = models.Edition.objects.get(pk=edition.pk)
        reason = _explain_error(error, str(found))
        scheduled_by = found.published_by_id
        return_to_draft(found, f"It could not go live on time. {reason}")
        events.record_event(
            models.Event.Action.NOT_PUBLISHED, found.root, by=None, at=at, to_edition=found, note=reason
        )
        tell_not_published([found], reason=reason, scheduled_by=scheduled_by, at=at)
        return 0
    return 1


def _publish_release(release: models.Release) -> int:
    at = release.publish_at
    assert at is not None  # noqa: S101  a constraint, as of an edition
    try:
        with transaction.atomic():
            releases.record_live_editions(release, at=at)
        with transaction.atomic():
            editions = releases.get_ready_editions(release)
            for edition in editions:
                if edition.base_id != edition.root.live_edition_id:
                    _merge_in_live(edition, at)
            reason = release.own_edit_reason
            releases.go_live_together(release, editions, by=release.published_by, at=at, own_edit_reason=reason)
            tell_published(editions, by=None, at=at, release=release)
    except FOR_NOW:
        raise
    except Exception as error:
        found = models.Release.objects.get(pk=release.pk)
        scheduled_by, reason = found.published_by_id, _explain_error(error, str(found))
        timetable.take_off_schedule(found)
        events.record_event(models.Event.Action.NOT_PUBLISHED, None, by=None, at=at, release=found, note=reason)
        editions = list(found.editions.open())
        tell_not_published(editions, reason=reason, scheduled_by=scheduled_by, at=at, release=found)
        return 0
    return len(editions)


def _explain_error(error: Exception, title: str) -> str:
    """The message for the event. An error of our own is logged rather than raised, or every page would fail."""
    if isinstance(error, errors.PublishingError):
        return str(error)
    logger.error("'%s' was due and could not be published.", title, exc_info=error)
    return "The portal itself failed; its log says how. Publish it by hand."


def _merge_in_live(edition: models.Edition, at: datetime) -> None:
    """Merges in what went live since the edition was begun. Raises BaseMovedError if the two clash."""
    found = find_pending_merge(edition, at=at)
    if found is None:
        return
    merged = found.merge()
    if merged.clashes or edition.withdraws:
        raise errors.BaseMovedError(edition)
    edition.base, edition.snapshot, edition.forked_from = found.theirs_edition, merged.snapshot.json(), None
    edition.natural_key, edition.title = roots.key_json(merged.snapshot), roots.title_of(merged.snapshot)
    edition.revision += 1
    edition.save()
    models.Revision.objects.create(edition=edition, number=edition.revision, snapshot=edition.snapshot, saved_at=at)
    events.record_event(
        models.Event.Action.MERGED, edition.root, by=None, at=at, from_edition=edition.base, to_edition=edition
    )

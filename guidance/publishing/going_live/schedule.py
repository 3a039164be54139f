"""Schedules an edition to go live at a time that a publisher sets."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from guidance import models
from guidance.publishing import events, permissions
from guidance.publishing.drafting.roots import lock_root
from guidance.publishing.errors import PublishingError
from guidance.publishing.going_live import publication, timetable
from guidance.publishing.reviewing.objections import check_answered
from guidance.publishing.reviewing.review import get_in_state


@transaction.atomic
def schedule_edition(
    edition: models.Edition, publish_at: datetime, *, revision: int, by: User, at: datetime, own_edit_reason: str = ""
) -> models.Edition:
    """Raises PublishingError if the time is past, or the publisher wrote some of it and gives no reason."""
    permissions.require_permission(by, permissions.PUBLISH)
    lock_root(edition.root)
    edition = get_in_state(edition, models.Edition.State.IN_REVIEW)
    if edition.release_id:
        raise PublishingError(f"It is part of the release '{edition.release}': schedule that, or take it out first.")
    timetable.check_time(publish_at, at)
    publication.check_revision(edition, revision)
    publication.check_own_edit([edition], by, own_edit_reason)
    publication.check_cited([edition], by_then=publish_at)
    check_answered([edition])
    edition.state, edition.publish_at, edition.published_by = models.Edition.State.SCHEDULED, publish_at, by
    edition.own_edit_reason = own_edit_reason.strip()
    edition.save()
    timetable.note_next_due()
    when = publish_at.isoformat()
    events.record_event(models.Event.Action.SCHEDULED, edition.root, by=by, at=at, to_edition=edition, note=when)
    return edition


@transaction.atomic
def unschedule_edition(edition: models.Edition, *, by: User, at: datetime) -> models.Edition:
    """Takes an edition off the schedule and puts it back in review."""
    permissions.require_permission(by, permissions.PUBLISH)
    lock_root(edition.root)
    edition = get_in_state(edition, models.Edition.State.SCHEDULED)
    if edition.release_id:
        raise PublishingError(f"It is part of the release '{edition.release}': take that off the schedule.")
    edition.state, edition.publish_at = models.Edition.State.IN_REVIEW, None
    edition.published_by, edition.own_edit_reason = None, ""
    edition.save()
    timetable.note_next_due()
    events.record_event(models.Event.Action.UNSCHEDULED, edition.root, by=by, at=at, to_edition=edition)
    return edition

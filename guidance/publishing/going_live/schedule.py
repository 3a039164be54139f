"""An edition goes live by itself at a time that a publisher set."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from guidance.models import Edition, Event
from guidance.publishing import events
from guidance.publishing.drafting.roots import locked
from guidance.publishing.errors import PublishingError
from guidance.publishing.going_live.publication import check_own_edit, check_revision
from guidance.publishing.going_live.timetable import check_time, note_next
from guidance.publishing.permissions import PUBLISH, require
from guidance.publishing.reviewing.review import in_state


@transaction.atomic
def schedule(
    edition: Edition, publish_at: datetime, *, revision: int, by: User, at: datetime, own_edit_reason: str = ""
) -> Edition:
    """Raises PublishingError where the time is past, or the publisher wrote some of it and gives no reason."""
    require(by, PUBLISH)
    locked(edition.root)
    edition = in_state(edition, Edition.State.IN_REVIEW)
    if edition.release_id:
        raise PublishingError(f"It is part of the release '{edition.release}': schedule that, or take it out first.")
    check_time(publish_at, at)
    check_revision(edition, revision)
    check_own_edit([edition], by, own_edit_reason)
    edition.state, edition.publish_at, edition.published_by = Edition.State.SCHEDULED, publish_at, by
    edition.own_edit_reason = own_edit_reason.strip()
    edition.save()
    note_next()
    when = publish_at.isoformat()
    events.record(Event.Action.SCHEDULED, edition.root, by=by, at=at, to_edition=edition, note=when)
    return edition


@transaction.atomic
def unschedule(edition: Edition, *, by: User, at: datetime) -> Edition:
    """Takes it off the schedule: it is in review again."""
    require(by, PUBLISH)
    locked(edition.root)
    edition = in_state(edition, Edition.State.SCHEDULED)
    if edition.release_id:
        raise PublishingError(f"It is part of the release '{edition.release}': take that off the schedule.")
    edition.state, edition.publish_at = Edition.State.IN_REVIEW, None
    edition.published_by, edition.own_edit_reason = None, ""
    edition.save()
    note_next()
    events.record(Event.Action.UNSCHEDULED, edition.root, by=by, at=at, to_edition=edition)
    return edition

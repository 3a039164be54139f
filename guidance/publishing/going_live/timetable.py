"""When the next edition is due: kept beside the content version, which every page reads anyway."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Min

from guidance.models import ContentVersion, Edition, Event, Release
from guidance.publishing import events
from guidance.publishing.errors import PublishingError


def check_time(publish_at: datetime, at: datetime) -> None:
    if publish_at <= at:
        raise PublishingError("That time is past. Choose a later one, or publish now.")


def note_next() -> None:
    """To be called, under the lock, whenever something comes onto the schedule or leaves it."""
    scheduled = (
        Edition.objects.filter(state=Edition.State.SCHEDULED, release=None),
        Release.objects.filter(state=Release.State.SCHEDULED),
    )
    times = [rows.aggregate(next=Min("publish_at"))["next"] for rows in scheduled]
    ContentVersion.objects.update(due_at=min((time for time in times if time), default=None))


def leave_schedule(edition: Edition, release: Release | None, *, by: User | None, at: datetime) -> None:
    """To be called once an edition that was scheduled is not any more. What was to go live with it waits for it."""
    if release and release.state == Release.State.SCHEDULED:
        off_the_schedule(release)
        note = f"'{edition.title}' is {edition.get_state_display().lower()} again, and a release goes live whole."
        events.record(Event.Action.UNSCHEDULED, None, by=by, at=at, release=release, note=note)
    note_next()


def off_the_schedule(release: Release) -> None:
    for edition in release.editions.filter(state=Edition.State.SCHEDULED):
        edition.state, edition.publish_at = Edition.State.IN_REVIEW, None
        edition.published_by, edition.own_edit_reason = None, ""
        edition.save(update_fields=["state", "publish_at", "published_by", "own_edit_reason"])
    release.state, release.publish_at, release.published_by = Release.State.OPEN, None, None
    release.own_edit_reason = ""
    release.save()

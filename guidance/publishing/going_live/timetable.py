"""Stores when the next edition is due in the row of the content version, which every page reads anyway."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Min

from guidance import models
from guidance.publishing import events
from guidance.publishing.errors import PublishingError


def check_time(publish_at: datetime, at: datetime) -> None:
    if publish_at <= at:
        raise PublishingError("That time is past. Choose a later one, or publish now.")


def note_next_due() -> None:
    """Call this under the content lock whenever something is put on the schedule or taken off it."""
    scheduled = (
        models.Edition.objects.filter(state=models.Edition.State.SCHEDULED, release=None),
        models.Release.objects.filter(state=models.Release.State.SCHEDULED),
    )
    times = [rows.aggregate(next=Min("publish_at"))["next"] for rows in scheduled]
    models.ContentVersion.objects.update(due_at=min((time for time in times if time), default=None))


def leave_schedule(edition: models.Edition, release: models.Release | None, *, by: User | None, at: datetime) -> None:
    """Call this after an edition stops being scheduled. It takes the edition's release off the schedule too."""
    if release and release.state == models.Release.State.SCHEDULED:
        take_off_schedule(release)
        note = f"'{edition.title}' is {edition.get_state_display().lower()} again, and a release goes live whole."
        events.record_event(models.Event.Action.UNSCHEDULED, None, by=by, at=at, release=release, note=note)
    note_next_due()


def take_off_schedule(release: models.Release) -> None:
    for edition in release.editions.filter(state=models.Edition.State.SCHEDULED):
        edition.state, edition.publish_at = models.Edition.State.IN_REVIEW, None
        edition.published_by, edition.own_edit_reason = None, ""
        edition.save(update_fields=["state", "publish_at", "published_by", "own_edit_reason"])
    release.state, release.publish_at, release.published_by = models.Release.State.OPEN, None, None
    release.own_edit_reason = ""
    release.save()

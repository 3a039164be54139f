"""When the next edition is due: kept beside the content version, which every page reads anyway."""

from datetime import datetime

from django.db.models import Min

from guidance.models import ContentVersion, Edition, Release
from guidance.publishing.errors import PublishingError


def check_time(publish_at: datetime, at: datetime) -> None:
    if publish_at <= at:
        raise PublishingError("That time is past. Choose a later one, or publish now.")


def note_next() -> None:
    """To be called whenever something is scheduled, taken off the schedule or published by it."""
    scheduled = (
        Edition.objects.filter(state=Edition.State.SCHEDULED, release=None),
        Release.objects.filter(state=Release.State.SCHEDULED),
    )
    times = [rows.aggregate(next=Min("publish_at"))["next"] for rows in scheduled]
    if not ContentVersion.objects.exists():
        ContentVersion.advance()
    ContentVersion.objects.update(due_at=min((time for time in times if time), default=None))

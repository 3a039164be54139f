"""What a person was told that they have not seen yet."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import QuerySet

from guidance import models


def list_unseen(person: User) -> QuerySet[models.Notice]:
    return models.Notice.objects.unseen().filter(to=person)


def mark_seen(person: User, last: int, *, at: datetime) -> None:
    """All that this person was told up to the notice `last`. What came after it stays."""
    list_unseen(person).filter(pk__lte=last).update(seen_at=at)

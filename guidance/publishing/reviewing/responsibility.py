"""Sets who is responsible for a record, and when it is next reviewed."""

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from guidance import models
from guidance.publishing import events, permissions
from guidance.publishing.drafting.roots import lock_root
from guidance.publishing.errors import PublishingError
from guidance.rules.dates import long_date


@transaction.atomic
def assign_owner(
    root: models.Root, *, owner: User | None, deputy: User | None, review_on: date | None, by: User, at: datetime
) -> models.Root:
    permissions.require_permission(by, permissions.ASSIGN)
    if owner is not None and owner == deputy:
        raise PublishingError("Choose a deputy who is not the owner.")
    root = lock_root(root)
    root.owner, root.deputy, root.review_on = owner, deputy, review_on
    root.save(update_fields=["owner", "deputy", "review_on"])
    note = events.describe_owners(owner, deputy, review_on)
    events.record_event(models.Event.Action.ASSIGNED, root, by=by, at=at, note=note)
    return root


@transaction.atomic
def mark_reviewed(root: models.Root, *, again_on: date, day: date, by: User, at: datetime) -> models.Root:
    """Records that somebody checked the record and found it right. `again_on` is the day of its next review."""
    permissions.require_permission(by, permissions.DRAFT)
    if again_on <= day:
        raise PublishingError("Choose a later day than today for the next review.")
    root = lock_root(root)
    root.review_on = again_on
    root.save(update_fields=["review_on"])
    events.record_event(models.Event.Action.REVIEWED, root, by=by, at=at, note=f"Next review on {long_date(again_on)}.")
    return root

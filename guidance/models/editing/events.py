"""The log of who did what to which record. Events are added, never changed."""

from typing import Any, Never

from django.conf import settings
from django.db import models

from guidance.models.editing.editions import Edition
from guidance.models.editing.releases import Release
from guidance.models.editing.roots import Root


class AppendOnlyError(Exception):
    """Somebody tried to change or delete an event."""

    def __init__(self) -> None:
        super().__init__("The record of events is added to, never changed.")


class EventQuerySet(models.QuerySet["Event"]):
    def update(self, **values: Any) -> Never:  # noqa: ARG002  Django's own signature
        raise AppendOnlyError

    def delete(self) -> Never:
        raise AppendOnlyError


class Event(models.Model):
    class Action(models.TextChoices):
        TAKEN_DOWN = "taken-down", "Took down what was live"
        STARTED = "started", "Started a draft"
        SAVED = "saved", "Saved a draft"
        MERGED = "merged", "Merged two versions"
        SAVED_ASIDE = "saved-aside", "Saved a clashing version aside"
        SENT_FOR_REVIEW = "sent-for-review", "Sent for review"
        SENT_BACK = "sent-back", "Sent back to draft"
        SCHEDULED = "scheduled", "Scheduled"
        UNSCHEDULED = "unscheduled", "Took off the schedule"
        PUBLISHED = "published", "Published"
        NOT_PUBLISHED = "not-published", "Could not be published on time"
        DISCARDED = "discarded", "Discarded a draft"
        WITHDRAWN = "withdrawn", "Withdrew"
        RESTORED = "restored", "Restored as a draft"
        LOOKED_AT = "looked-at", "Looked at what its editor had published"
        SHARED = "shared", "Made a preview link"
        UNSHARED = "unshared", "Revoked a preview link"
        ANSWERED = "answered", "An outside expert answered"
        REPLIED = "replied", "Replied to an outside expert"
        IMPORTED = "imported", "Imported as a draft"
        ASSIGNED = "assigned", "Named an owner or a day of review"
        REVIEWED = "reviewed", "Checked and found right"
        REMINDED = "reminded", "Reminded by email"

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200, help_text="As they were called then; 'the portal' for the portal.")
    action = models.CharField(max_length=20, choices=Action)
    root = models.ForeignKey(Root, models.PROTECT, null=True, related_name="events")
    title = models.CharField(max_length=500, help_text="What the record or release was called then.")
    from_edition = models.ForeignKey(Edition, models.PROTECT, null=True, related_name="+")
    to_edition = models.ForeignKey(Edition, models.PROTECT, null=True, related_name="+")
    release = models.ForeignKey(Release, models.PROTECT, null=True, related_name="events")
    note = models.TextField(blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "what was done"
        ordering = ["-at", "-id"]
        default_permissions = ["view"]
        indexes = [models.Index(fields=["root", "at"], name="event_by_root_and_time")]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:  # noqa: ARG002  Django's own signature
        raise AppendOnlyError

"""Releases: drafts that are published together."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q


class ReleaseQuerySet(models.QuerySet["Release"]):
    def open(self) -> Self:
        return self.filter(state=Release.State.OPEN)

    def due(self, now: datetime) -> Self:
        return self.filter(state=Release.State.SCHEDULED, publish_at__lte=now)


class Release(models.Model):
    """A group of drafts, such as all the changes for a new contract year. All of them go live, or none do."""

    class State(models.TextChoices):
        OPEN = "open", "Open"
        SCHEDULED = "scheduled", "Scheduled"
        PUBLISHED = "published", "Published"

    title = models.CharField(max_length=200, help_text="What it brings together: 'Contract year 2027/28'.")
    note = models.TextField(blank=True, help_text="What changes, for readers: shown on the page of updates.")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN, editable=False)
    publish_at = models.DateTimeField(null=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="releases_created", editable=False
    )
    created_at = models.DateTimeField(editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="releases_published", editable=False
    )
    published_at = models.DateTimeField(null=True, editable=False)
    own_edit_reason = models.TextField(
        blank=True, editable=False, help_text="Why one person both wrote and published a part of it."
    )

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="scheduled") | Q(publish_at__isnull=False, published_by__isnull=False),
                name="scheduled_release_has_a_time_and_a_publisher",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False, published_by__isnull=False),
                name="published_release_has_a_time_and_a_publisher",
            ),
        ]

    def __str__(self) -> str:
        return self.title

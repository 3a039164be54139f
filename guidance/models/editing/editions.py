"""Editions: each is a snapshot of a content record and its children, from draft to withdrawal."""

from datetime import datetime
from typing import Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from guidance.models.base import ContentModel
from guidance.models.editing.releases import Release
from guidance.models.editing.roots import Root


class EditionQuerySet(models.QuerySet["Edition"]):
    def open(self) -> Self:
        """Drafts, editions in review and scheduled editions."""
        return self.filter(state__in=Edition.OPEN)

    def live(self) -> Self:
        return self.filter(pk=F("root__live_edition"))

    def due(self, now: datetime) -> Self:
        """Scheduled editions whose time has come. Editions of a release are published with the release."""
        return self.filter(state=Edition.State.SCHEDULED, release=None, publish_at__lte=now)

    def public_changes(self) -> Self:
        """Changes that we tell readers about, newest first. For records withdrawn together, only the first."""
        major = Q(state=Edition.State.PUBLISHED, importance=Edition.Importance.MAJOR) & ~Q(note="")
        withdrawn = Q(state=Edition.State.WITHDRAWN, withdrawn_with=None)
        kinds = (kind for kind in apps.get_models() if issubclass(kind, ContentModel))
        unannounced = [str(kind._meta) for kind in kinds if not kind.is_announced()]
        return (
            self.filter(major | withdrawn)
            .exclude(address="")
            .exclude(root__model__in=unannounced)
            .select_related("release")
            .defer("snapshot", "forked_from")
            .order_by("-published_at", "-id")
        )

    def nobody_else_looked(self) -> Self:
        """Editions published by the person who wrote them, and not looked at by anybody else since."""
        return self.filter(state=Edition.State.PUBLISHED, looked_at__isnull=True).exclude(own_edit_reason="")


class Edition(models.Model):
    """A snapshot of a record and its children, with who made it, when and why, and its state.

    `snapshot` is a list of records as in fixtures, {"model", "fields"}, with the root's first. Only
    `guidance.publishing` writes editions.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        IN_REVIEW = "in-review", "In review"
        SCHEDULED = "scheduled", "Scheduled"
        PUBLISHED = "published", "Published"
        WITHDRAWN = "withdrawn", "Withdrawn"
        DISCARDED = "discarded", "Discarded"

    class Importance(models.TextChoices):
        MAJOR = "major", "Major: we tell readers what changed"
        MINOR = "minor", "Minor: spelling, links and similar"

    OPEN = (State.DRAFT, State.IN_REVIEW, State.SCHEDULED)

    root = models.ForeignKey(Root, models.PROTECT, related_name="editions")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    base = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", help_text="What was live when it was begun."
    )
    title = models.CharField(max_length=500, help_text="What the record is called in it.")
    natural_key = models.CharField(max_length=500, help_text="The root's natural key in it, as a JSON list.")
    snapshot = models.JSONField()
    withdraws = models.BooleanField(
        default=False, db_default=False, help_text="Whether publishing it takes the record off the site."
    )
    revision = models.PositiveIntegerField(default=1, help_text="How often it was saved.")

    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="editions_saved",
        help_text="Empty where it was taken down from what was live already.",
    )
    saved_at = models.DateTimeField()

    importance = models.CharField(max_length=5, choices=Importance, default=Importance.MAJOR)
    note = models.TextField(blank=True, help_text="What changed, for readers.")
    reason = models.TextField(blank=True, help_text="Why, for other editors; why it was withdrawn, for readers.")
    address = models.CharField(
        max_length=500, blank=True, help_text="Where readers saw it when it was published. Blank where it has no page."
    )
    role = models.CharField(max_length=100, blank=True, help_text="The slug of the role that it was of, if of one.")
    release = models.ForeignKey(Release, models.PROTECT, null=True, related_name="editions")
    publish_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="editions_published"
    )
    published_at = models.DateTimeField(null=True)
    own_edit_reason = models.TextField(blank=True, help_text="Why the person who wrote it published it, too.")
    looked_at_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    looked_at = models.DateTimeField(null=True)

    sent_back_because = models.TextField(blank=True, help_text="Why it is a draft again.")
    aside_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="asides",
        help_text="The draft that it clashes with: it was saved aside until somebody merges the two.",
    )
    forked_from = models.JSONField(null=True, help_text="The snapshot that both it and what it clashes with began as.")
    redirect_to = models.CharField(max_length=300, blank=True, help_text="Where readers of a withdrawn page are sent.")
    withdrawn_with = models.ForeignKey("self", models.PROTECT, null=True, related_name="withdrawn_along")

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "draft or edition", "drafts and editions"
        ordering = ["-started_at", "-id"]
        default_permissions = ["view"]
        permissions = [
            ("draft_edition", "Can write drafts, send them for review, discard, restore and import them"),
            ("publish_edition", "Can send back, schedule, publish and withdraw"),
            ("assign_edition", "Can name owners and days of review"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False), name="published_edition_has_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_by__isnull=False) | Q(saved_by__isnull=True),
                name="published_edition_of_a_person_has_a_publisher",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["scheduled", "published"])
                | Q(published_by__isnull=True)
                | ~Q(published_by=F("saved_by"))
                | ~Q(own_edit_reason=""),
                name="edition_published_by_its_own_editor_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="scheduled") | Q(publish_at__isnull=False, published_by__isnull=False),
                name="scheduled_edition_has_a_time_and_a_publisher",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(reason=""), name="withdrawn_edition_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="published", importance="major") | ~Q(note=""),
                name="major_edition_has_a_note_for_readers",
            ),
            models.CheckConstraint(
                condition=Q(looked_at__isnull=True) | ~Q(looked_at_by=F("published_by")),
                name="edition_is_looked_at_by_somebody_else",
            ),
        ]
        indexes = [
            models.Index(fields=["root", "state"], name="edition_by_root_and_state"),
            models.Index(fields=["state", "publish_at"], name="edition_by_state_and_time"),
            models.Index(fields=["natural_key"], name="edition_by_natural_key"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.get_state_display().lower()})"

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN


class Revision(models.Model):
    """An edition as it was after one save. Revisions are never changed, so no save is lost."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    snapshot = models.JSONField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["edition", "number"]
        default_permissions: list[str] = []
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="revision_is_kept_once"),
        ]

    def __str__(self) -> str:
        return f"{self.edition}, save {self.number}"

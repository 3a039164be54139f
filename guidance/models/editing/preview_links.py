"""Links with which an outside expert can see a draft and answer, without an account."""

import secrets
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from guidance.models.editing.editions import Edition


def new_token() -> str:
    return secrets.token_urlsafe(32)


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    def usable(self, now: datetime) -> Self:
        """Links that have not expired or been revoked, to a draft that is still open."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=now, edition__state__in=Edition.OPEN)


class PreviewLink(models.Model):
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="preview_links")
    token = models.CharField(max_length=64, unique=True, default=new_token)
    made_for = models.CharField(max_length=200, help_text="Who it is sent to, for our own record.")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        default_permissions: list[str] = []
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="preview_link_expires_after_it_was_made"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition} for {self.made_for}"


class ExpertAnswer(models.Model):
    """What the expert with a link said about one revision, under the name that they gave."""

    class Verdict(models.TextChoices):
        APPROVES = "approves", "It is right as it is"
        COMMENTS = "comments", "It needs changes"

    link = models.ForeignKey(PreviewLink, models.PROTECT, related_name="answers")
    revision = models.PositiveIntegerField(help_text="The revision of the draft that they saw.")
    name = models.CharField(max_length=200)
    verdict = models.CharField(max_length=10, choices=Verdict)
    at = models.DateTimeField()
    reply = models.TextField(
        blank=True, default="", db_default="", help_text="What was done about it, in an editor's words."
    )
    replied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    replied_at = models.DateTimeField(null=True)

    about_id: int  # the draft that it is shown on, set as it is read: its text may have gone into another since

    class Meta:
        ordering = ["-at", "-id"]
        default_permissions: list[str] = []

    def __str__(self) -> str:
        return f"{self.name}: {self.get_verdict_display()}"

    @property
    def is_open_objection(self) -> bool:
        """Whether it asks for changes and nobody has replied."""
        return self.verdict == self.Verdict.COMMENTS and not self.reply


class ExpertComment(models.Model):
    """A comment on one part of the draft."""

    answer = models.ForeignKey(ExpertAnswer, models.PROTECT, related_name="comments")
    part = models.CharField(max_length=300, help_text="The part of the page, as its heading names it.")
    text = models.TextField()

    class Meta:
        ordering = ["id"]
        default_permissions: list[str] = []

    def __str__(self) -> str:
        return f"{self.part}: {self.text[:50]}"

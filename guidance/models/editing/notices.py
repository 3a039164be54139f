"""What we tell people of their work: each notice is listed on their first page, and mailed to who wants it."""

from typing import Self

from django.conf import settings
from django.db import models

from guidance.models.editing.editions import Edition
from guidance.models.editing.releases import Release


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unseen(self) -> Self:
        return self.filter(seen_at=None)


class Notice(models.Model):
    class Kind(models.TextChoices):
        REVIEW = "review", "Somebody sends a draft for review"
        SENT_BACK = "sent-back", "A draft that you worked on is sent back"
        PUBLISHED = "published", "A draft that you worked on is published"
        ANSWERED = "answered", "An outside expert answers about a draft that you worked on"
        NOT_PUBLISHED = "not-published", "A draft that you worked on or scheduled could not go live on time"
        CLASH = "clash", "Somebody else's changes clash with yours"

    class Mail(models.TextChoices):
        UNWANTED = "unwanted", "Not mailed"
        WAITING = "waiting", "To be mailed"
        SENT = "sent", "Mailed"
        FAILED = "failed", "Could not be mailed"

    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=15, choices=Kind)
    subject = models.CharField(max_length=200, help_text="What happened, in a few words.")
    text = models.TextField(help_text="What the mail says.")
    path = models.CharField(max_length=200, help_text="The page of the admin that it is about.")
    edition = models.ForeignKey(Edition, models.CASCADE, null=True, related_name="notices")
    release = models.ForeignKey(Release, models.CASCADE, null=True, related_name="notices")
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    mail = models.CharField(max_length=10, choices=Mail)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        default_permissions: list[str] = []
        indexes = [
            models.Index(fields=["to", "seen_at"], name="notice_by_person_and_seen"),
            models.Index(fields=["mail", "at"], name="notice_by_mail_and_time"),
        ]

    def __str__(self) -> str:
        return self.subject


class MailChoice(models.Model):
    """The kinds of notice that a person does not want by email. Without a row they get all of them."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mail_choice")
    unwanted = models.JSONField(default=list, help_text="Kinds of notice.")

    class Meta:
        default_permissions: list[str] = []

    def __str__(self) -> str:
        return f"What {self.user} wants by email"

"""Reminders of overdue reviews that were sent. They decide when the next is sent, and to who."""

from django.conf import settings
from django.db import models

from guidance.models.editing.roots import Root


class Reminder(models.Model):
    root = models.ForeignKey(Root, models.CASCADE, related_name="reminders")
    review_on = models.DateField(help_text="The day of review that it was about.")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["-sent_at", "-id"]
        default_permissions: list[str] = []
        indexes = [models.Index(fields=["root", "review_on"], name="reminder_by_root_and_review")]

    def __str__(self) -> str:
        return f"{self.root} to {self.to}"

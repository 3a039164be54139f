from django.conf import settings
from django.db import models

from guidance.models.editing.roots import Root


class OpenForm(models.Model):
    """A person who has a record's form open, so that two people editing it at once know of each other."""

    root = models.ForeignKey(Root, models.CASCADE, related_name="open_forms")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions: list[str] = []
        constraints = [
            models.UniqueConstraint(fields=["root", "user"], name="opening_is_kept_once_for_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.user} has {self.root} open"

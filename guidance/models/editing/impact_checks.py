"""The check of every page for what a draft changes. It is made in pieces, so it is kept while it goes on."""

from django.db import models

from guidance.models.editing.editions import Edition


class ImpactCheck(models.Model):
    edition = models.OneToOneField(Edition, models.CASCADE, related_name="impact_check")
    revision = models.PositiveIntegerField(help_text="The revision of the draft that is checked.")
    version = models.CharField(max_length=32, help_text="The content version that it is compared with.")
    looked_at = models.PositiveIntegerField(default=0, help_text="How many pages and documents so far.")
    pages = models.PositiveIntegerField(default=0, help_text="How many there are.")
    found = models.JSONField(default=list, help_text="Title, name and what happens, for each that differs.")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions: list[str] = []

    def __str__(self) -> str:
        return f"{self.edition}: {self.looked_at} of {self.pages}"

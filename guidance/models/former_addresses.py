from django.db import models
from django.db.models import F, Q

from guidance.models.base import ContentModel


class FormerAddress(ContentModel):
    """Where a page or a whole branch of pages used to be: readers are sent on for good."""

    NATURAL_KEY = ("old_path",)

    old_path = models.CharField(max_length=300, unique=True, help_text="The old path, from / to /.")
    new_path = models.CharField(max_length=300, help_text="The path that took its place, from / to /.")

    class Meta:
        verbose_name_plural = "former addresses"
        ordering = ["old_path"]
        constraints = [
            models.CheckConstraint(condition=~Q(old_path=F("new_path")), name="former_address_leads_elsewhere"),
            models.CheckConstraint(
                condition=Q(old_path__startswith="/", old_path__endswith="/", new_path__startswith="/"),
                name="former_address_is_a_path_of_this_site",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_path} to {self.new_path}"

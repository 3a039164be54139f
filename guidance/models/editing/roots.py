"""The identity of a content record through all its editions. It outlives the record's row and slug."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q


class RootQuerySet(models.QuerySet["Root"]):
    def live(self) -> Self:
        return self.filter(row__isnull=False)

    def overdue(self, day: date) -> Self:
        """Live records whose review is due."""
        return self.live().filter(review_on__lte=day)


class Root(models.Model):
    """A record that has editions: one with an admin form of its own. The form's inlines are part of its editions.

    The root is created when somebody first opens the record to edit it, or becomes responsible for it.
    """

    model = models.CharField(max_length=100, help_text="As fixtures name it: guidance.section.")
    row = models.BigIntegerField(null=True, help_text="The key of its live row. Empty where nothing of it is live.")
    title = models.CharField(max_length=500, help_text="What it was last called.")
    live_edition = models.ForeignKey(
        "guidance.Edition",
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="The edition that its row has. Empty where nothing of it is live.",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="owned_roots",
        help_text="Who keeps it right, and is reminded when its review is due.",
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="deputised_roots",
        help_text="Who is reminded as well where the owner has not answered.",
    )
    review_on = models.DateField(null=True, blank=True, help_text="When somebody should next check it.")

    objects = RootQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "record", "records and their owners"
        ordering = ["model", "title", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["model", "row"], condition=Q(row__isnull=False), name="root_is_the_only_one_of_its_row"
            ),
            models.CheckConstraint(
                condition=Q(row__isnull=False) | Q(live_edition__isnull=True), name="root_without_a_row_is_not_live"
            ),
        ]
        indexes = [models.Index(fields=["review_on"], name="root_by_review_on")]

    def __str__(self) -> str:
        return self.title

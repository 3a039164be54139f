"""Agenda for Change bands, and what they pay from one day to another."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from guidance.models.address_parts import BAND
from guidance.models.base import ContentModel
from guidance.models.contract import held_amounts
from guidance.models.page_paths import page_path
from guidance.models.sources import SourcedFact
from guidance.rules.years.contract_years import get_slug_on


class Band(ContentModel):
    """An Agenda for Change band, in England."""

    slug = models.CharField(
        max_length=3, unique=True, validators=[BAND], help_text="The band as it is written: 5 or 8a."
    )
    order = models.PositiveSmallIntegerField(unique=True, help_text="Its place on the scale, lowest first.")

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return f"Band {self.slug}"

    def get_absolute_url(self) -> str:
        return page_path("band", self.slug)


class PayPoint(held_amounts.HeldAmount, SourcedFact):
    """A full-time salary in pounds a year at one step of a band. A null amount is one we have not found.

    Pay scales are published for a pay year, 1 April to 31 March. Where a source gives no other days, it applies on
    those.
    """

    NATURAL_KEY = ("band__slug", "step", "holds_from")
    HELD_FOR = ("band", "step")

    class Step(models.TextChoices):
        ENTRY = "entry", "Entry"
        INTERMEDIATE = "intermediate", "Intermediate"
        TOP = "top", "Top"

    band = models.ForeignKey(Band, models.PROTECT, related_name="pay_points", help_text="The band.")
    step = models.CharField(
        max_length=12,
        choices=Step,
        help_text="The step. Bands 3, 4 and 8a have had no intermediate step in some years.",
    )
    amount = models.DecimalField(
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Pounds a year, full time. Leave empty where we have not found the amount: never 0.",
    )

    objects = held_amounts.HeldAmountQuerySet.as_manager()

    class Meta:
        ordering = ["holds_from", "band", "step"]
        constraints = [
            models.UniqueConstraint(
                fields=["band", "step", "holds_from"], name="pay_point_begins_once_on_a_day_for_a_band_and_step"
            ),
            held_amounts.ends_not_before_it_starts("pay_point_ends_not_before_it_starts"),
            models.CheckConstraint(condition=Q(amount__isnull=True) | Q(amount__gt=0), name="pay_point_is_never_zero"),
        ]

    def __str__(self) -> str:
        return f"Pay, {self.band}, {self.get_step_display().lower()}, {self.days_text}"

    def get_absolute_url(self) -> str:
        return f"{self.band.get_absolute_url()}#year-{get_slug_on(self.holds_from)}"

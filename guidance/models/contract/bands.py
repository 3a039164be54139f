"""Agenda for Change bands, what they pay in each year, and what the ARRS repays for each."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from guidance.models.address_parts import BAND
from guidance.models.base import ContentModel
from guidance.models.contract.contract_years import ContractYear
from guidance.models.page_paths import page_path
from guidance.models.sources import SourcedFact


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


class PayPoint(SourcedFact):
    """A full-time salary in pounds a year at one step of a band. A null amount is not held."""

    NATURAL_KEY = ("contract_year__slug", "band__slug", "step")

    class Step(models.TextChoices):
        ENTRY = "entry", "Entry"
        INTERMEDIATE = "intermediate", "Intermediate"
        TOP = "top", "Top"

    contract_year = models.ForeignKey(
        ContractYear,
        models.PROTECT,
        related_name="pay_points",
        help_text="The pay year, 1 April to 31 March.",
    )
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
        help_text="Pounds a year, full time. Leave empty where the amount is not held: never 0.",
    )

    class Meta:
        ordering = ["contract_year", "band", "step"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract_year", "band", "step"],
                name="pay_point_is_held_once_for_a_year_band_and_step",
            ),
            models.CheckConstraint(condition=Q(amount__isnull=True) | Q(amount__gt=0), name="pay_point_is_never_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.band} {self.get_step_display().lower()}, {self.contract_year}"

    def get_absolute_url(self) -> str:
        return f"{self.band.get_absolute_url()}#year-{self.contract_year.slug}"

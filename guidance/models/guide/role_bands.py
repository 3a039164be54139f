"""Which bands a source gives a role in a contract year."""

from django.db import models
from django.db.models import Q

from guidance.models.contract.bands import Band
from guidance.models.contract.contract_years import ContractYear
from guidance.models.guide.roles import Role
from guidance.models.page_paths import page_path
from guidance.models.sources import SourcedFact


class RoleBand(SourcedFact):
    """The bands that one source gives a role in one contract year. Sources that disagree have a row each."""

    NATURAL_KEY = ("role__slug", "contract_year__slug", "source__slug", "locator")

    class Registration(models.TextChoices):
        REQUIRED = "required", "Registered clinicians only"
        EITHER = "either", "Registered or not registered"
        NOT_REQUIRED = "not-required", "Not registered"
        NOT_STATED = "not-stated", "Registration not stated"

    role = models.ForeignKey(Role, models.CASCADE, related_name="bands", help_text="The role.")
    contract_year = models.ForeignKey(
        ContractYear,
        models.PROTECT,
        related_name="role_bands",
        help_text="The year the source is about.",
    )
    lowest = models.ForeignKey(
        Band,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The lowest band. Empty where the source does not state one.",
    )
    highest = models.ForeignKey(
        Band,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The highest band. Empty where the source sets no upper limit.",
    )
    registration = models.CharField(
        max_length=15, choices=Registration, help_text="Whether the source says the post must be registered."
    )
    note = models.CharField(max_length=300, blank=True, help_text="Anything more that the source says of the band.")

    class Meta:
        ordering = ["role", "contract_year", "source"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "contract_year", "source", "locator"],
                name="role_band_is_stated_once_by_a_source",
            ),
            models.CheckConstraint(
                condition=Q(highest__isnull=True) | Q(lowest__isnull=False),
                name="role_band_with_a_highest_has_a_lowest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.bands_text} ({self.contract_year})"

    def get_absolute_url(self) -> str:
        return f"{page_path('band-list')}#{self.role.slug}"

    @property
    def bands_text(self) -> str:
        if self.lowest is None:
            return "Band not stated"
        if self.highest is None:
            return f"{self.lowest} or above"
        if self.lowest == self.highest:
            return str(self.lowest)
        return f"{self.lowest} to {self.highest.slug}"

    def includes(self, band: Band) -> bool:
        if self.lowest is None or band.order < self.lowest.order:
            return False
        return self.highest is None or band.order <= self.highest.order

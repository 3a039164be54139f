"""The maximum reimbursement for a band, from one day to another."""

from typing import Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from guidance.models.contract import held_amounts
from guidance.models.contract.bands import Band
from guidance.models.contract.zones import Zone as ZoneOfEngland
from guidance.models.guide.roles import Role
from guidance.models.page_paths import page_path
from guidance.models.sources import Source


class ReimbursementQuerySet(held_amounts.HeldAmountQuerySet["Reimbursement"]):
    def held(self) -> Self:
        return self.filter(amount__isnull=False)


class Reimbursement(held_amounts.HeldAmount):
    """The maximum that the ARRS repays a PCN for one full-time post in a year. Null where we have not found it."""

    NATURAL_KEY = ("band__slug", "role__slug", "zone", "holds_from")
    HELD_FOR = ("band", "role", "zone")
    Zone = ZoneOfEngland

    band = models.ForeignKey(Band, models.PROTECT, related_name="reimbursements", help_text="The band of the post.")
    role = models.ForeignKey(Role, models.PROTECT, related_name="reimbursements", help_text="The role.")
    zone = models.CharField(max_length=20, choices=ZoneOfEngland, help_text="Where the post is based.")
    amount = models.DecimalField(
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Pounds a year, as published. Leave empty where we have not found it: never 0, nor a share of pay.",
    )
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reimbursements",
        help_text="The document that gives the amount. Needed as soon as there is an amount.",
    )
    locator = models.CharField(max_length=250, blank=True, help_text="Where in the source, such as 'Table 3a'.")
    checked_on = models.DateField(help_text="When an editor last looked for it.")

    objects = ReimbursementQuerySet.as_manager()

    class Meta:
        ordering = ["holds_from", "band", "role", "zone"]
        constraints = [
            models.UniqueConstraint(
                fields=["band", "role", "zone", "holds_from"],
                name="reimbursement_begins_once_on_a_day_for_a_band_role_and_zone",
            ),
            held_amounts.ends_not_before_it_starts("reimbursement_ends_not_before_it_starts"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gt=0), name="reimbursement_is_never_zero"
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | (Q(source__isnull=False) & ~Q(locator="")),
                name="reimbursement_with_an_amount_has_a_source",
            ),
        ]

    def __str__(self) -> str:
        return f"Maximum reimbursement, {self.band}, {self.role}, {self.get_zone_display()}, {self.days_text}"

    def get_absolute_url(self) -> str:
        return f"{page_path('funding')}#reimbursement"

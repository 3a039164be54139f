from datetime import date
from typing import Self

from django.db import models

from guidance.models.address_parts import KebabField
from guidance.models.base import ContentQuerySet
from guidance.models.contract.contract_years import ContractYear
from guidance.models.guide.roles import Role
from guidance.models.page_paths import page_path
from guidance.models.precision import DatePrecision
from guidance.models.sources import SourcedFact
from guidance.rules.dates import date_to_precision


class MilestoneQuerySet(ContentQuerySet["Milestone"]):
    def up_to(self, day: date) -> Self:
        return self.filter(happened_on__lte=day)

    def of_programmes(self) -> Self:
        return self.filter(kind=Milestone.Kind.DELIVERY, role__isnull=False)

    def of_the_contract(self) -> Self:
        return self.exclude(kind=Milestone.Kind.DELIVERY, role__isnull=False)

    def newest_first(self) -> Self:
        return self.order_by("-happened_on", "slug")


class Milestone(SourcedFact):
    """A dated event that changed the guidance: a contract change, a law, a step of a programme."""

    class Kind(models.TextChoices):
        CONTRACT = "contract", "Contract"
        LAW = "law", "Law"
        NAME = "name", "Name or body"
        WORKFORCE = "workforce", "Workforce"
        DELIVERY = "delivery", "Training programme"

    slug = KebabField(max_length=100, unique=True, help_text="Its anchor where it is listed.")
    title = models.CharField(max_length=200, help_text="What happened, in a few words.")
    kind = models.CharField(max_length=15, choices=Kind, help_text="What sort of change it is.")
    happened_on = models.DateField(help_text="The day; for a month or a year alone, its first day.")
    date_precision = models.CharField(
        max_length=10,
        choices=DatePrecision,
        default=DatePrecision.DAY,
        help_text="How exactly the date is known.",
    )
    body = models.TextField(blank=True, help_text="What it means for a PCN. Markdown.")
    role = models.ForeignKey(
        Role, models.CASCADE, null=True, blank=True, related_name="milestones", help_text="The role, if one."
    )
    contract_year = models.ForeignKey(
        ContractYear,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="milestones",
        help_text="The contract year it belongs to, if one.",
    )

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        ordering = ["happened_on", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(date_precision=DatePrecision.UNKNOWN), name="milestone_has_a_date"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Steps of a training programme are listed on their role's page, all others on the contract's page."""
        if self.kind == self.Kind.DELIVERY and self.role:
            return f"{self.role.get_absolute_url()}#{self.slug}"
        return f"{page_path('contract')}#{self.slug}"

    @property
    def date_text(self) -> str:
        return date_to_precision(self.happened_on, self.date_precision)

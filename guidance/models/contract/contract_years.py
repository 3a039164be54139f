from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from guidance.models import base
from guidance.models.page_paths import page_path
from guidance.rules.years import contract_years


class ContractYearQuerySet(base.ContentQuerySet["ContractYear"]):
    def on(self, day: date) -> Self:
        """The year that `day` falls in: one row, or none if we do not have that year."""
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def current(self, day: date) -> "ContractYear | None":
        """The year in force on `day`, or the last year that began before it."""
        return self.filter(starts_on__lte=day).order_by("-starts_on").first()

    def newest_first(self) -> Self:
        return self.order_by("-starts_on")


class ContractYear(base.ContentModel):
    """A year of the Network Contract DES, 1 April to 31 March, which is also the NHS pay year."""

    slug = models.SlugField(max_length=7, unique=True, help_text="The year as it is in addresses, such as 2021-22.")
    starts_on = models.DateField(help_text="Always 1 April.")
    ends_on = models.DateField(help_text="Always 31 March of the next year.")

    objects = ContractYearQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["starts_on"], name="contract_year_starts_once"),
            models.CheckConstraint(
                condition=Q(starts_on__month=4, starts_on__day=1), name="contract_year_starts_on_1_april"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__month=3, ends_on__day=31), name="contract_year_ends_on_31_march"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__year=F("starts_on__year") + 1), name="contract_year_lasts_one_year"
            ),
        ]

    def __str__(self) -> str:
        return contract_years.label_year(self.slug)

    def get_absolute_url(self) -> str:
        return page_path("contract-year", self.slug)

    def clean_fields(self, exclude: Any = None) -> None:
        super().clean_fields(exclude)
        try:
            bounds = contract_years.get_bounds(self.slug)
        except ValueError as error:
            raise ValidationError({"slug": str(error)}) from error
        if (self.starts_on, self.ends_on) != bounds:
            raise ValidationError({"starts_on": f"The year {self} runs from 1 April to 31 March of the next year."})

    def previous(self) -> "ContractYear | None":
        return ContractYear.objects.filter(starts_on__lt=self.starts_on).newest_first().first()

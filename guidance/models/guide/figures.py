from django.db import models
from django.db.models import Q

from guidance.models.address_parts import KebabField
from guidance.models.base import ContentModel
from guidance.models.contract.held_amounts import ends_not_before_it_starts
from guidance.models.contract.zones import Zone
from guidance.models.guide.roles import Role
from guidance.models.page_paths import page_path
from guidance.models.precision import DatePrecision
from guidance.models.sources import SourcedFact
from guidance.rules.dates import date_to_precision

WORKED_OUT = "Worked out from"


class FigureSeries(ContentModel):
    """Figures for one question, at different dates or on different bases."""

    slug = KebabField(max_length=100, unique=True, help_text="Part of its address.")
    title = models.CharField(max_length=200, help_text="What is counted, where.")
    unit = models.CharField(max_length=60, help_text="What one of them is: PCNs, full-time equivalents, per cent.")
    description = models.TextField(blank=True, help_text="What a reader should know before comparing. Markdown.")
    role = models.ForeignKey(
        Role,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="figure_series",
        help_text="The role, if one.",
    )
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place in lists.")

    class Meta:
        verbose_name_plural = "figure series"
        ordering = ["order", "slug"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return page_path("figure-series", self.slug)


class Figure(SourcedFact):
    """A number at a date, on a stated basis. Charts never join figures with different bases.

    The days it applies and its zone are for rates and limits: sums find these by series, zone and day. Where a source
    gives a rate for a tax year it applies from 6 April to 5 April; where only the contract year is known, on its days.
    """

    NATURAL_KEY = ("series__slug", "slug")

    series = models.ForeignKey(FigureSeries, models.CASCADE, related_name="figures", help_text="The series.")
    slug = KebabField(max_length=60, help_text="Its anchor in the series.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place in the series.")
    label = models.CharField(max_length=200, help_text="What it counts within the series.")
    value = models.DecimalField(
        max_digits=14,
        decimal_places=3,
        null=True,
        blank=True,
        help_text="The number. Empty where we have not found it: never 0.",
    )
    as_of = models.DateField(null=True, blank=True, help_text="The day it is for; the first day of a month or year.")
    date_precision = models.CharField(
        max_length=10,
        choices=DatePrecision,
        default=DatePrecision.DAY,
        help_text="How exactly that is known.",
    )
    date_note = models.CharField(max_length=100, blank=True, help_text="Such as 'winter 2022-23'.")
    holds_from = models.DateField(
        null=True, blank=True, help_text="The first day that sums use it. Leave empty where it has always applied."
    )
    holds_to = models.DateField(
        null=True,
        blank=True,
        help_text="The last day that sums use it. Leave empty where no end is known: then until the next one begins.",
    )
    zone = models.CharField(
        max_length=20, choices=Zone, blank=True, help_text="The part of England it applies to, if only one."
    )
    basis = models.CharField(max_length=250, help_text="How it was counted: headcount, posts, estimate.")
    scope = models.CharField(max_length=150, help_text="Where it applies: England, one region, one trust.")
    note = models.TextField(blank=True, help_text="What else to know of it. Markdown.")

    class Meta:
        ordering = ["order", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["series", "slug"], name="figure_slug_is_unique_in_its_series"),
            models.CheckConstraint(
                condition=Q(as_of__isnull=False) ^ Q(date_precision=DatePrecision.UNKNOWN),
                name="figure_date_is_held_or_marked_unknown",
            ),
            ends_not_before_it_starts("figure_ends_not_before_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.label}, {self.date_text}"

    @property
    def worked_out(self) -> str:
        """How, where it is our own arithmetic: its basis then begins 'Worked out from …', up to a colon."""
        return self.basis.partition(":")[0] if self.basis.startswith(WORKED_OUT) else ""

    @property
    def anchor(self) -> str:
        return f"{self.series.slug}.{self.slug}"

    def get_absolute_url(self) -> str:
        return f"{self.series.get_absolute_url()}#{self.anchor}"

    @property
    def date_text(self) -> str:
        return self.date_note or date_to_precision(self.as_of, self.date_precision)

from django.db import models
from django.db.models import Q

from guidance.models.address_parts import KebabField
from guidance.models.base import ContentModel
from guidance.models.page_paths import page_path
from guidance.models.precision import DatePrecision
from guidance.models.sources import SourcedFact
from guidance.rules.dates import date_to_precision


class KeyPublication(ContentModel):
    """A publication that the support workforce toolkit names as important."""

    slug = KebabField(max_length=100, unique=True, help_text="Its address.")
    title = models.CharField(max_length=250, help_text="Its own title.")
    publisher = models.CharField(max_length=200, help_text="Who published it.")
    published_on = models.DateField(null=True, blank=True, help_text="For a month or a year alone, its first day.")
    date_precision = models.CharField(
        max_length=10,
        choices=DatePrecision,
        default=DatePrecision.MONTH,
        help_text="How exactly the date is known.",
    )
    address = models.URLField(max_length=500, blank=True, help_text="Where the original is, if known.")
    summary = models.TextField(blank=True, help_text="What it is, in our own words. Markdown.")

    class Meta:
        ordering = ["published_on", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_on__isnull=False) ^ Q(date_precision=DatePrecision.UNKNOWN),
                name="key_publication_date_is_held_or_marked_unknown",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return page_path("publication", self.slug)

    @property
    def date_text(self) -> str:
        return date_to_precision(self.published_on, self.date_precision)


class PublicationPoint(SourcedFact):
    """One point that a publication makes, and why it matters to the support workforce."""

    NATURAL_KEY = ("publication__slug", "slug")

    class Theme(models.TextChoices):
        WORKFORCE_PLANNING = "workforce-planning", "Workforce planning"
        RETENTION = "retention", "Retention"
        CAREER_PLANNING = "career-planning", "Career planning"
        LEARNING = "learning-and-development", "Learning and development"
        EQUALITY = "equality-and-diversity", "Equality and diversity"
        HIGHER_EDUCATION = "higher-education", "Higher education"
        NETWORKS = "networks", "Networks"

    publication = models.ForeignKey(KeyPublication, models.CASCADE, related_name="points", help_text="The publication.")
    slug = KebabField(max_length=60, help_text="Its anchor on the publication's page.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place among the points.")
    theme = models.CharField(max_length=30, choices=Theme, help_text="The theme it belongs to.")
    point = models.TextField(help_text="What the publication says, in our own words. Markdown.")
    relevance = models.TextField(blank=True, help_text="Why it matters to the support workforce. Markdown.")

    class Meta:
        ordering = ["order", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "slug"], name="publication_point_slug_is_unique_in_its_publication"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publication}: {self.slug}"

    def get_absolute_url(self) -> str:
        return f"{self.publication.get_absolute_url()}#{self.slug}"

"""What a PCN and the provider settle between them for a post."""

from typing import Self

from django.db import models
from django.db.models import Q

from guidance.models import base
from guidance.models.address_parts import KebabField
from guidance.models.guide.labels import Label
from guidance.models.page_paths import page_path
from guidance.models.sources import Citation


class AgreementPointQuerySet(base.ContentQuerySet["AgreementPoint"]):
    def with_sources(self) -> Self:
        return self.prefetch_related(
            models.Prefetch("citations", AgreementPointCitation.objects.select_related("source"))
        )


class AgreementPoint(base.ContentModel):
    """A line of the agreement checklist. It rests on its sources or, where it has none, is ours."""

    class Part(models.TextChoices):
        """In the order of the checklist."""

        HOSTING = "hosting", "Employer, place and duties"
        RECORDS = "records", "Records and data"
        SUPERVISION = "supervision", "Supervision and clinical governance"
        MANAGEMENT = "management", "Line management"
        ABSENCE = "absence", "Absence and cover"
        RECHARGE = "recharge", "Recharge and VAT"
        ENDING = "ending", "Ending"

    slug = KebabField(max_length=60, unique=True, help_text="Its anchor on the page. Do not change it once published.")
    part = models.CharField(max_length=20, choices=Part, help_text="The part of the agreement that it belongs to.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place in the part.")
    text = models.TextField(help_text="What to settle, in one or two sentences. Markdown.")
    label = models.CharField(
        max_length=20,
        choices=Label,
        help_text="What kind of authority says so. 'Our reading' where it has no source and is our suggestion.",
    )
    path = models.CharField(
        max_length=300,
        blank=True,
        help_text="The page of this site that says more: /faqs/vat-on-the-trusts-charge/. May be empty.",
    )

    objects = AgreementPointQuerySet.as_manager()

    class Meta:
        ordering = ["part", "order", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(path="") | Q(path__startswith="/"), name="agreement_point_leads_to_a_page_of_this_site"
            ),
        ]

    def __str__(self) -> str:
        return self.name_by(self.text)

    @staticmethod
    def name_by(text: str) -> str:
        """A point has no title of its own: its first sentence, without its full stop."""
        return " ".join(text.partition(". ")[0].split()).rstrip(".")

    def get_absolute_url(self) -> str:
        return f"{page_path('agreement-checklist')}#{self.slug}"


class AgreementPointCitation(Citation):
    """A source of a point."""

    NATURAL_KEY = ("point__slug", "source__slug", "locator")

    point = models.ForeignKey(
        AgreementPoint, models.CASCADE, related_name="citations", help_text="The point that it supports."
    )

    class Meta:
        ordering = ["order", "locator"]
        constraints = [
            models.UniqueConstraint(
                fields=["point", "source", "locator"], name="agreement_point_cites_a_place_in_a_source_once"
            ),
        ]

    def get_absolute_url(self) -> str:
        return self.point.get_absolute_url()

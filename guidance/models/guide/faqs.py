from typing import Self

from django.db import models
from django.db.models import Q

from guidance.models import base
from guidance.models.address_parts import KebabField
from guidance.models.contract.contract_years import ContractYear
from guidance.models.guide.labels import Label, add_label
from guidance.models.guide.roles import Role
from guidance.models.guide.sections import Topic
from guidance.models.page_paths import page_path
from guidance.models.sources import Citation
from guidance.rules.plain_text import plain_text


class FAQQuerySet(base.ContentQuerySet["FAQ"]):
    def in_guide_order(self) -> Self:
        return self.select_related("role", "topic").order_by("role__order", "role__name", "order", "slug")

    def with_sources(self) -> Self:
        return self.select_related("role", "topic", "contract_year").prefetch_related(
            models.Prefetch("citations", FAQCitation.objects.select_related("source"))
        )


class FAQ(base.ContentModel):
    """A question that a source answers, with the answer in our own words."""

    slug = KebabField(max_length=100, unique=True, help_text="Its address: changing it leaves a redirect.")
    role = models.ForeignKey(Role, models.CASCADE, related_name="faqs", help_text="The role it is about.")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="faqs", help_text="The topic it belongs to.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Its number in the source.")
    question = models.CharField(max_length=250, help_text="The question in our own words.")
    answer = models.TextField(help_text="The answer first, then the detail. Markdown.")
    label = models.CharField(
        max_length=20,
        choices=Label,
        blank=True,
        help_text="What kind of authority the answer has. Every answer has one.",
    )
    contract_year = models.ForeignKey(
        ContractYear,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="faqs",
        help_text="The contract year that the answer was given for, if known.",
    )
    overtaken = models.TextField(blank=True, help_text="What came later and changed the answer. Markdown.")
    overtaken_on = models.DateField(null=True, blank=True, help_text="When it was overtaken.")
    checked_on = models.DateField(help_text="When an editor last checked it against its sources.")

    objects = FAQQuerySet.as_manager()

    class Meta:
        verbose_name = "FAQ"
        ordering = ["order", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(overtaken_on__isnull=True) | ~Q(overtaken=""),
                name="faq_overtaken_on_a_day_says_how",
            ),
        ]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return page_path("faq", self.slug)

    @property
    def in_words(self) -> str:
        """The answer as plain text, before its label."""
        return add_label(plain_text(self.answer), self.label)


class FAQCitation(Citation):
    NATURAL_KEY = ("faq__slug", "source__slug", "locator")

    faq = models.ForeignKey(FAQ, models.CASCADE, related_name="citations", help_text="The FAQ it supports.")

    class Meta:
        verbose_name = "FAQ citation"
        ordering = ["order", "locator"]
        constraints = [
            models.UniqueConstraint(fields=["faq", "source", "locator"], name="faq_cites_a_place_in_a_source_once"),
        ]

    def get_absolute_url(self) -> str:
        return self.faq.get_absolute_url()

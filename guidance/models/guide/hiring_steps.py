"""Hiring for a role step by step. A step takes its answer from a guide, or has a few words and sources of its own."""

from typing import Self

from django.db import models
from django.db.models import Q

from guidance.models import base
from guidance.models.address_parts import KebabField
from guidance.models.guide.labels import Label
from guidance.models.guide.roles import Role
from guidance.models.guide.sections import Section
from guidance.models.page_paths import page_path
from guidance.models.sources import Citation
from guidance.rules.fixed.tools import LABELS


class HiringStepQuerySet(base.ContentQuerySet["HiringStep"]):
    def with_sources(self) -> Self:
        """With their own sources."""
        return self.select_related("role").prefetch_related(
            models.Prefetch("citations", HiringStepCitation.objects.select_related("source"))
        )


class HiringStep(base.ContentModel):
    NATURAL_KEY = ("role__slug", "slug")

    role = models.ForeignKey(
        Role, models.CASCADE, related_name="hiring_steps", help_text="The role that is hired, step by step."
    )
    slug = KebabField(max_length=60, help_text="Its anchor on the page. Do not change it once published.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place among the steps.")
    title = models.CharField(max_length=80, help_text="What to do, beginning with a verb: 'Check who pays'.")
    section = models.ForeignKey(
        Section,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="hiring_steps",
        help_text="The page of a guide whose answer is this step's. It may be another role's. Empty where the step has "
        "words of its own.",
    )
    text = models.TextField(
        blank=True,
        help_text="What to know, in one to three sentences, where no page of a guide says it. Markdown.",
    )
    label = models.CharField(
        max_length=20,
        choices=Label,
        blank=True,
        help_text="What kind of authority the step's own words have.",
    )
    reasoning = models.TextField(blank=True, help_text="How we worked them out, where the reading is ours. Markdown.")
    tool = models.CharField(
        max_length=20,
        choices=[(tool.value, label) for tool, label in LABELS.items()],
        blank=True,
        help_text="The tool that does this step's work. Pages fill in what the reader has chosen.",
    )
    done = models.TextField(
        help_text="What you have when the step is done: a Markdown list, a line for each. Printed with boxes to tick."
    )

    objects = HiringStepQuerySet.as_manager()

    class Meta:
        ordering = ["order", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["role", "slug"], name="hiring_step_slug_is_unique_for_its_role"),
            models.CheckConstraint(condition=Q(section__isnull=True) ^ Q(text=""), name="hiring_step_has_one_answer"),
            models.CheckConstraint(
                condition=(Q(text="") & Q(label="")) | (~Q(text="") & ~Q(label="")),
                name="hiring_step_of_its_own_words_has_a_label",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{page_path('hire', self.role.slug)}#{self.slug}"


class HiringStepCitation(Citation):
    """A source of a step's own words."""

    NATURAL_KEY = ("step__role__slug", "step__slug", "source__slug", "locator")

    step = models.ForeignKey(
        HiringStep, models.CASCADE, related_name="citations", help_text="The step whose words it supports."
    )

    class Meta:
        ordering = ["order", "locator"]
        constraints = [
            models.UniqueConstraint(
                fields=["step", "source", "locator"], name="hiring_step_cites_a_place_in_a_source_once"
            ),
        ]

    def get_absolute_url(self) -> str:
        return self.step.get_absolute_url()

from django.db import models

from guidance.models.address_parts import KebabField
from guidance.models.contract.contract_years import ContractYear
from guidance.models.guide.roles import Role
from guidance.models.page_paths import page_path
from guidance.models.sources import SourcedFact
from guidance.rules.fixed.slugs import TopicSlug


class EmploymentModel(SourcedFact):
    """What one source says about who employs a post, who pays for it and what the PCN gains."""

    NATURAL_KEY = ("role__slug", "slug")

    role = models.ForeignKey(Role, models.CASCADE, related_name="employment_models", help_text="The role.")
    slug = KebabField(max_length=100, help_text="Its anchor on the role's employment models page.")
    title = models.CharField(max_length=200, help_text="The model in a few words, with its date.")
    contract_year = models.ForeignKey(
        ContractYear,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="employment_models",
        help_text="The contract year it was described for, if known.",
    )
    employer = models.TextField(help_text="Who employs the post. Markdown.")
    payer = models.TextField(help_text="Who pays, and in what shares. Markdown.")
    base = models.TextField(blank=True, help_text="Where the post works and under whose direction. Markdown.")
    benefits = models.TextField(blank=True, help_text="What the source says it gains the PCN. Markdown.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place on the page.")

    class Meta:
        ordering = ["order", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["role", "slug"], name="employment_model_slug_is_unique_for_its_role"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{page_path('topic', self.role.slug, TopicSlug.EMPLOYMENT_MODELS)}#{self.slug}"

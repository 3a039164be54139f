from django.db import models

from guidance.models.address_parts import KebabField
from guidance.models.guide.roles import Role
from guidance.models.page_paths import page_path
from guidance.models.sources import SourcedFact
from guidance.rules.fixed.slugs import TopicSlug


class CaseStudy(SourcedFact):
    """A practice's account of taking on a role."""

    slug = KebabField(max_length=100, unique=True, help_text="Its anchor on the role's case studies page.")
    role = models.ForeignKey(Role, models.CASCADE, related_name="case_studies", help_text="The role.")
    title = models.CharField(max_length=200, help_text="What happened, in a few words.")
    setting = models.CharField(max_length=200, help_text="Where, and what sort of service.")
    year = models.PositiveSmallIntegerField(help_text="The year of the account.")
    body = models.TextField(help_text="The account in our own words. Markdown.")
    quotation = models.TextField(
        blank=True, help_text="A short quotation, exactly as written, without quotation marks."
    )
    quoted = models.CharField(max_length=200, blank=True, help_text="Who said it.")
    caution = models.TextField(blank=True, help_text="What has changed since. Markdown.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place on the page.")

    class Meta:
        verbose_name_plural = "case studies"
        ordering = ["order", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quotation="", quoted="") | (~models.Q(quotation="") & ~models.Q(quoted="")),
                name="case_study_quotation_says_who_said_it",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{page_path('topic', self.role.slug, TopicSlug.CASE_STUDIES)}#{self.slug}"

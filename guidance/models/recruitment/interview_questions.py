from django.db import models

from guidance.models.address_parts import KebabField
from guidance.models.guide.roles import Role
from guidance.models.page_paths import page_path
from guidance.models.recruitment.job_descriptions import Criterion
from guidance.models.sources import SourcedFact
from guidance.rules.fixed.slugs import TopicSlug


class InterviewQuestion(SourcedFact):
    """A question for an interview panel, with what a good answer shows and the criteria that it tests."""

    NATURAL_KEY = ("role__slug", "slug")

    role = models.ForeignKey(Role, models.CASCADE, related_name="interview_questions", help_text="The role.")
    slug = KebabField(max_length=60, help_text="What interview packs know it by. Do not change it.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place in the list.")
    subject = models.CharField(max_length=150, help_text="What it asks about, in a few words.")
    question = models.TextField(help_text="The question as a panel would put it, in our own words.")
    good_answer = models.TextField(blank=True, help_text="What a good answer shows. Markdown.")
    follow_ups = models.TextField(blank=True, help_text="Follow-up questions, as a Markdown list.")
    criteria = models.ManyToManyField(
        Criterion, blank=True, related_name="interview_questions", help_text="The criteria it tests."
    )

    class Meta:
        ordering = ["order", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["role", "slug"], name="interview_question_slug_is_unique_for_its_role"),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return f"{page_path('topic', self.role.slug, TopicSlug.INTERVIEW_QUESTIONS)}#{self.slug}"

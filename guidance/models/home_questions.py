from django.db import models
from django.db.models import Q

from guidance.models import base
from guidance.models.address_parts import KebabField
from guidance.models.guide.roles import Role
from guidance.models.guide.year_facts import YearFact
from guidance.models.page_paths import page_path


class HomeQuestion(base.ContentModel):
    """A question that people bring to the home page, with its answer in a line.

    The line is the year's answer on a subject, in that record's own words, or what a post costs, or a line that leads
    to a tool.
    """

    COST = "cost"  # worked out from the year's pay and rates: there is no record of it

    slug = KebabField(max_length=60, unique=True, help_text="Its anchor on the home page.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place on the home page.")
    question = models.CharField(max_length=80, help_text="In a reader's words: 'Who pays?'")
    role = models.ForeignKey(
        Role, models.CASCADE, related_name="home_questions", help_text="The role that the answer is about."
    )
    subject = models.CharField(
        max_length=20,
        choices=[*YearFact.Subject.choices, (COST, "What a post costs, worked out")],
        blank=True,
        help_text="The answer by contract year (year-fact) that the line gives, or the cost of a post as the "
        "calculator works it out. Empty where it has words of its own.",
    )
    text = models.CharField(
        max_length=200,
        blank=True,
        help_text="One sentence on what the link leads to, where no answer of a year is given. Plain text.",
    )
    path = models.CharField(
        max_length=300, help_text="The page of this site that answers it in full: /roles/social-prescriber/funding/."
    )

    class Meta:
        ordering = ["order", "slug"]
        constraints = [
            models.CheckConstraint(condition=Q(subject="") ^ Q(text=""), name="home_question_has_one_answer"),
            models.CheckConstraint(
                condition=Q(path__startswith="/"), name="home_question_leads_to_a_page_of_this_site"
            ),
        ]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return f"{page_path('home')}#{self.slug}"

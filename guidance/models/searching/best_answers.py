"""What managers ask, led to the page that answers it."""

from typing import Self

from django.db import models
from django.db.models import Q

from guidance.models import base
from guidance.models.address_parts import KebabField
from guidance.models.guide.faqs import FAQ
from guidance.models.guide.roles import Role
from guidance.models.guide.sections import Section
from guidance.models.searching.ways import AskedFor

TARGETS = ("faq", "section", "role", "path")


def _leads_only_to(target: str) -> Q:
    """The condition that this target is given, and no other."""
    given = {"path": ~Q(path="")}
    empty = {"path": Q(path="")}
    condition = Q()
    for name in TARGETS:
        is_given = given.get(name, Q(**{f"{name}__isnull": False}))
        is_empty = empty.get(name, Q(**{f"{name}__isnull": True}))
        condition &= is_given if name == target else is_empty
    return condition


class BestAnswerQuerySet(base.ContentQuerySet["BestAnswer"]):
    def with_targets(self) -> Self:
        """With all that `get_absolute_url` reads."""
        return self.select_related("faq", "section__role", "section__topic", "role")


class BestAnswer(AskedFor):
    """Ways of asking for one thing, and the page whose answer the search gives first to whoever asks so."""

    MOST_WAYS = 40

    slug = KebabField(max_length=80, unique=True, help_text="What editors and files know it by.")
    asked = models.TextField(
        help_text="One way of asking a line, as a manager would type it: a whole question, or a few words."
    )
    faq = models.ForeignKey(
        FAQ,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="best_answers",
        verbose_name="FAQ",
        help_text="The FAQ that answers it.",
    )
    section = models.ForeignKey(
        Section,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="best_answers",
        help_text="The page of a guide that answers it. Where its answer is by contract year, readers get that of the "
        "year they ask for.",
    )
    role = models.ForeignKey(
        Role,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="best_answers",
        help_text="The role whose page answers it.",
    )
    path = models.CharField(
        max_length=300, blank=True, help_text="Any other page of this site that answers it, a tool or a list: /costs/."
    )

    objects = BestAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=_leads_only_to("faq")
                | _leads_only_to("section")
                | _leads_only_to("role")
                | _leads_only_to("path"),
                name="best_answer_leads_to_one_page",
            ),
            models.CheckConstraint(
                condition=Q(path="") | Q(path__startswith="/"), name="best_answer_leads_to_a_page_of_this_site"
            ),
        ]

    def __str__(self) -> str:
        return next(iter(self.ways()), self.slug)

    @classmethod
    def is_announced(cls) -> bool:
        """Never: its address is another record's page, and its title what readers type, slips and all."""
        return False

    def get_absolute_url(self) -> str:
        """The address of the page that answers it."""
        target = self.faq or self.section or self.role
        return target.get_absolute_url() if target else self.path

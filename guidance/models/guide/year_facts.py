from typing import Self

from django.db import models

from guidance.models import base
from guidance.models.address_parts import KebabField
from guidance.models.contract.contract_years import ContractYear
from guidance.models.guide.roles import Role
from guidance.models.page_paths import page_path
from guidance.models.sources import Citation


class YearFactQuerySet(base.ContentQuerySet["YearFact"]):
    def with_sources(self) -> Self:
        return self.select_related("contract_year", "role").prefetch_related(
            models.Prefetch("citations", YearFactCitation.objects.select_related("source"))
        )


class YearFact(base.ContentModel):
    """What is known about a role in one contract year, on one subject such as who pays or how many posts."""

    NATURAL_KEY = ("contract_year__slug", "role__slug", "slug")

    class Subject(models.TextChoices):
        FUNDING = "funding", "Who pays"
        ENTITLEMENT = "entitlement", "How many posts"
        BANDS = "bands", "Bands and registration"
        EMPLOYMENT = "employment", "Who employs"
        FUNCTIONS = "functions", "What the post must do"
        SPECIFICATION = "specification", "The specification"
        WORKFORCE = "workforce", "Posts filled"
        LOCAL_VARIATION = "local-variation", "Local variation"

    MONEY = (Subject.FUNDING, Subject.ENTITLEMENT, Subject.EMPLOYMENT, Subject.LOCAL_VARIATION)

    contract_year = models.ForeignKey(
        ContractYear, models.PROTECT, related_name="facts", help_text="The contract year it holds for."
    )
    role = models.ForeignKey(Role, models.CASCADE, related_name="year_facts", help_text="The role.")
    slug = KebabField(max_length=60, help_text="Its anchor on the page of its year.")
    subject = models.CharField(max_length=20, choices=Subject, help_text="The question it answers.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place among the facts of its year.")
    body = models.TextField(help_text="The fact in our own words. Markdown.")

    objects = YearFactQuerySet.as_manager()

    class Meta:
        ordering = ["order", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract_year", "role", "slug"], name="year_fact_slug_is_unique_in_its_year_and_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract_year}: {self.get_subject_display().lower()}"

    def get_absolute_url(self) -> str:
        return f"{page_path('contract-year', self.contract_year.slug)}#{self.slug}"


class YearFactCitationQuerySet(base.ContentQuerySet["YearFactCitation"]):
    def about(self, *subjects: str) -> Self:
        return self.filter(fact__subject__in=subjects)

    def with_facts(self) -> Self:
        """Facts and their sources in one query, one row for each citation.

        No fact is missing, because the admin and check_content refuse a fact without a citation.
        """
        return self.select_related("source", "fact__contract_year", "fact__role").order_by(
            "fact__role", "fact__order", "fact__slug", "order", "locator"
        )


class YearFactCitation(Citation):
    NATURAL_KEY = ("fact__contract_year__slug", "fact__role__slug", "fact__slug", "source__slug", "locator")

    fact = models.ForeignKey(YearFact, models.CASCADE, related_name="citations", help_text="The fact it bears out.")

    objects = YearFactCitationQuerySet.as_manager()

    class Meta:
        ordering = ["order", "locator"]
        constraints = [
            models.UniqueConstraint(
                fields=["fact", "source", "locator"], name="year_fact_cites_a_place_in_a_source_once"
            ),
        ]

    def get_absolute_url(self) -> str:
        return self.fact.get_absolute_url()

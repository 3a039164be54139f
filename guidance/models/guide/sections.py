"""A role's guide: answers to a fixed list of questions, made of statements that each cite their sources."""

from typing import Self

from django.db import models

from guidance.models import address_parts, base
from guidance.models.contract.clauses import Clause
from guidance.models.contract.contract_years import ContractYear
from guidance.models.guide.labels import Label, add_label
from guidance.models.guide.roles import Role
from guidance.models.page_paths import page_path
from guidance.models.sources import Citation, Source


class Topic(base.ContentModel):
    """One of the questions that every guide answers, in the order of the training hub's page."""

    slug = address_parts.KebabField(
        max_length=50,
        unique=True,
        validators=[address_parts.IsFree("whole-guide")],
        help_text="Part of the address of every answer to it.",
    )
    title = models.CharField(max_length=100, unique=True, help_text="Short, for contents lists: 'Funding'.")
    question = models.CharField(
        max_length=200, help_text="The question in full, the heading of the page: 'Is funding available?'"
    )
    order = models.PositiveSmallIntegerField(unique=True, help_text="Its place in every guide.")

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.title


class SectionQuerySet(base.ContentQuerySet["Section"]):
    def in_guide_order(self) -> Self:
        return self.select_related("role", "topic", "contract_year").order_by(
            "role__order", "role__name", "topic__order"
        )

    def list_cited(self) -> list["Section"]:
        """Each with `cited`. All in one query, because pages of a guide have none to spare.

        It has a row for each citation, with the columns of its source, or for a section that has none.
        """
        columns = {f"source_{field.attname}": field.attname for field in Source._meta.concrete_fields}
        joined = {name: models.F(f"citations__source__{attribute}") for name, attribute in columns.items()}
        rows = self.annotate(cited_at=models.F("citations__locator"), **joined)
        sections: dict[Section, Section] = {}
        for row in rows.order_by(*self.query.order_by, "citations__order", "citations__locator"):
            section = sections.setdefault(row, row)
            if section is row:
                section.cited = []
            held = vars(row)
            if held["source_id"]:
                source = Source(**{attribute: held[name] for name, attribute in columns.items()})
                section.cited.append(SectionCitation(section=section, source=source, locator=held["cited_at"]))
        return list(sections)


class Section(base.ContentModel):
    """A role's answer to a topic: a page of the guide. Its statements have the detail and the sources."""

    NATURAL_KEY = ("role__slug", "topic__slug")

    role = models.ForeignKey(Role, models.CASCADE, related_name="sections", help_text="The role.")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="sections", help_text="The question it answers.")
    answer = models.TextField(
        blank=True,
        help_text="The answer in one or two sentences, or empty where the role's answers of the year give it: who "
        "pays, which bands, who employs, what the post must do, supervision. The statements must support it. Plain "
        "text.",
    )
    label = models.CharField(
        max_length=20,
        choices=Label,
        blank=True,
        help_text="What kind of authority the answer has: that of the best source of its main sentence. Every answer "
        "has one.",
    )
    contract_year = models.ForeignKey(
        ContractYear,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sections",
        help_text="The contract year that most of the page is about. Empty where it does not depend on the year.",
    )
    clauses = models.ManyToManyField(
        Clause,
        blank=True,
        related_name="sections",
        help_text="Clauses to show in full at the end of the page, with all that is under them.",
    )
    checked_on = models.DateField(help_text="When an editor last checked the page against its sources.")

    cited: list["SectionCitation"]  # in order, from `SectionQuerySet.list_cited`

    objects = SectionQuerySet.as_manager()

    class Meta:
        ordering = ["role", "topic"]
        constraints = [
            models.UniqueConstraint(fields=["role", "topic"], name="section_answers_a_topic_once_for_its_role"),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.topic}"

    def get_absolute_url(self) -> str:
        return page_path("topic", self.role.slug, self.topic.slug)

    @property
    def in_words(self) -> str:
        """The answer, before its label: 'Half. Reported.'"""
        return add_label(self.answer, self.label)


class SectionCitation(Citation):
    """A source of the section's own answer: one of the few that support its words."""

    NATURAL_KEY = ("section__role__slug", "section__topic__slug", "source__slug", "locator")

    section = models.ForeignKey(
        Section, models.CASCADE, related_name="citations", help_text="The section whose answer it supports."
    )

    class Meta:
        ordering = ["order", "locator"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "source", "locator"], name="section_cites_a_place_in_a_source_once"
            ),
        ]

    def get_absolute_url(self) -> str:
        return self.section.get_absolute_url()


class StatementQuerySet(base.ContentQuerySet["Statement"]):
    def with_sources(self) -> Self:
        return self.select_related("contract_year").prefetch_related(
            models.Prefetch("citations", StatementCitation.objects.select_related("source"))
        )

    def where_sources_differ(self) -> Self:
        return self.filter(kind=Statement.Kind.SOURCES_DIFFER)


class Statement(base.ContentModel):
    """A passage of a section with sources of its own.

    If its sources disagree, its kind says so, each citation has what that source says, and the body tells readers
    what to do about it.
    """

    NATURAL_KEY = ("section__role__slug", "section__topic__slug", "slug")

    class Kind(models.TextChoices):
        PROSE = "prose", "Prose"
        SOURCES_DIFFER = "sources-differ", "Sources differ"

    section = models.ForeignKey(Section, models.CASCADE, related_name="statements", help_text="The page it is on.")
    slug = address_parts.KebabField(max_length=60, help_text="Its anchor on the page. Do not change it once published.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place on the page.")
    kind = models.CharField(
        max_length=15, choices=Kind, default=Kind.PROSE, help_text="Whether it sets sources side by side."
    )
    heading = models.CharField(max_length=150, help_text="A short heading in plain words.")
    body = models.TextField(
        help_text="In our own words, the main point first. Markdown. For sources that differ: which to follow."
    )
    contract_year = models.ForeignKey(
        ContractYear,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        help_text="The year it is about, where that is not the page's.",
    )
    overtaken = models.TextField(
        blank=True, help_text="What came later and changed it, with its date. Markdown. Cite that source too."
    )

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["order", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["section", "slug"], name="statement_slug_is_unique_in_its_section"),
        ]

    def __str__(self) -> str:
        return self.heading

    def get_absolute_url(self) -> str:
        return f"{self.section.get_absolute_url()}#{self.slug}"


class StatementCitation(Citation):
    """A source of a statement, and in a 'Sources differ' statement what that source says."""

    NATURAL_KEY = (
        "statement__section__role__slug",
        "statement__section__topic__slug",
        "statement__slug",
        "source__slug",
        "locator",
    )

    statement = models.ForeignKey(
        Statement, models.CASCADE, related_name="citations", help_text="The statement it supports."
    )
    says = models.TextField(
        blank=True,
        help_text="Only where sources differ: what this one says, with its date or year. Markdown.",
    )

    class Meta:
        ordering = ["order", "locator"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "source", "locator"], name="statement_cites_a_place_in_a_source_once"
            ),
        ]

    def get_absolute_url(self) -> str:
        return self.statement.get_absolute_url()

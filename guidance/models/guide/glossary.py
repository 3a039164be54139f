from typing import Self

from django.db import models
from django.db.models import Q

from guidance.models import base
from guidance.models.address_parts import KebabField
from guidance.models.page_paths import page_path
from guidance.models.precision import DatePrecision
from guidance.models.sources import Source
from guidance.rules.dates import date_to_precision


class GlossaryTermQuerySet(base.ContentQuerySet["GlossaryTerm"]):
    def abbreviations(self) -> Self:
        return self.exclude(abbreviation="")


class GlossaryTerm(base.ContentModel):
    """A term or abbreviation, and the name that replaced it, if it changed."""

    slug = KebabField(max_length=100, unique=True, help_text="Its anchor in the glossary.")
    term = models.CharField(max_length=150, help_text="In full, written as inside a sentence: 'primary care network'.")
    abbreviation = models.CharField(max_length=20, blank=True, help_text="Its abbreviation, if it has one.")
    expand = models.BooleanField(
        default=True,
        help_text="Write it in full at first use on each page. Untick where the abbreviation has several meanings.",
    )
    definition = models.TextField(help_text="What it means, in a sentence or two. Markdown.")
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces", help_text="The name used now."
    )
    replaced_on = models.DateField(null=True, blank=True, help_text="When the name changed.")
    replaced_precision = models.CharField(
        max_length=10,
        choices=DatePrecision,
        default=DatePrecision.DAY,
        help_text="How exactly that is known.",
    )
    replacement_note = models.CharField(
        max_length=250, blank=True, help_text="Such as 'enacted, not in force when last seen'."
    )
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="glossary_terms",
        help_text="Where the meaning or the change of name is taken from. Needed for a change of name.",
    )
    locator = models.CharField(max_length=250, blank=True, help_text="Where in the source.")

    objects = GlossaryTermQuerySet.as_manager()

    class Meta:
        ordering = ["term", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["abbreviation"],
                condition=Q(expand=True) & ~Q(abbreviation=""),
                name="glossary_abbreviation_is_expanded_one_way",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | (Q(replaced_on__isnull=False) & Q(source__isnull=False)),
                name="glossary_change_of_name_has_a_date_and_a_source",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | ~Q(replaced_by=models.F("id")),
                name="glossary_term_does_not_replace_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term} ({self.abbreviation})" if self.abbreviation else self.term

    def get_absolute_url(self) -> str:
        return f"{page_path('glossary')}#{self.slug}"

    def has_words(self, wanted: str) -> bool:
        said = f"{self.term} {self.abbreviation} {self.definition}".casefold()
        return " ".join(wanted.split()).casefold() in said

    @property
    def replaced_text(self) -> str:
        return date_to_precision(self.replaced_on, self.replaced_precision)

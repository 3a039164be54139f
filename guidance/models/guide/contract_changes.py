"""What an editor says of a contract year beside the year before: what is new, what moved, what was not found."""

from typing import Self
from urllib.parse import urlencode

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from guidance.models import base
from guidance.models.address_parts import KebabField
from guidance.models.contract.contract_years import ContractYear
from guidance.models.guide.labels import Label
from guidance.models.page_paths import page_path
from guidance.models.sources import Citation
from guidance.rules.years.contract_years import get_slug_before

LONGEST_CHANGE = 400  # two sentences of 25 words have some 300 characters
KIND_HELP = (
    "What happened. 'First found' is for what we know of this year but not of the year before: it may not be new. "
    "'Moved or reworded' is for the words of a clause alone, where the duty is the same."
)


class ContractChange(base.ContentModel):
    """One or two sentences on a change from the year before. The comparison of any two years gives those between."""

    NATURAL_KEY = ("contract_year__slug", "slug")

    class Kind(models.TextChoices):
        NEW = "new", "New"
        CHANGED = "changed", "Changed"
        MOVED = "moved", "Moved or reworded"
        ENDED = "ended", "Ended"
        FIRST_FOUND = "first-found", "First found"
        SOURCES_DIFFER = "sources-differ", "Sources differ"
        UNCHANGED = "unchanged", "Unchanged"
        NOT_SEEN = "not-seen", "Not found"

    contract_year = models.ForeignKey(
        ContractYear,
        models.PROTECT,
        related_name="changes",
        help_text="The later year: it is compared with the year before.",
    )
    slug = KebabField(max_length=60, help_text="Its anchor on the comparison. Do not change it once published.")
    order = models.PositiveSmallIntegerField(
        default=0, help_text="Its place among the sentences of its year: what a PCN must act on comes first."
    )
    kind = models.CharField(max_length=20, choices=Kind, help_text=KIND_HELP)
    text = models.TextField(
        validators=[
            MaxLengthValidator(LONGEST_CHANGE, "Shorten this to 400 characters or fewer. It has %(show_value)d.")
        ],
        help_text="What changed, in one or two sentences of up to 25 words, naming the years. For 'Not found', what we "
        "looked for. Markdown.",
    )
    label = models.CharField(max_length=20, choices=Label, help_text="What kind of authority it has.")
    checked_on = models.DateField(help_text="When an editor last checked it against its sources.")

    class Meta:
        ordering = ["order", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract_year", "slug"], name="contract_change_slug_is_unique_in_its_year"
            ),
            models.CheckConstraint(condition=~Q(label=""), name="contract_change_has_a_label"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), LONGEST_CHANGE), name="contract_change_is_short"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract_year}: {self.slug.replace('-', ' ')}"

    def get_absolute_url(self) -> str:
        later = self.contract_year.slug
        years = urlencode({"from": get_slug_before(later), "to": later})
        return f"{page_path('contract-compare')}?{years}#{self.slug}"


class ContractChangeCitationQuerySet(base.ContentQuerySet["ContractChangeCitation"]):
    def with_changes_between(self, earlier: ContractYear, later: ContractYear) -> Self:
        """Changes since the earlier year, up to the later, with their sources, in one query.

        No change is missing, because the admin and check_content refuse one without a citation.
        """
        return (
            self.filter(
                change__contract_year__starts_on__gt=earlier.starts_on,
                change__contract_year__starts_on__lte=later.starts_on,
            )
            .select_related("source", "change__contract_year")
            .order_by("change__contract_year__starts_on", "change__order", "change__slug", "order", "locator")
        )


class ContractChangeCitation(Citation):
    NATURAL_KEY = ("change__contract_year__slug", "change__slug", "source__slug", "locator")

    change = models.ForeignKey(
        ContractChange, models.CASCADE, related_name="citations", help_text="The change it supports."
    )

    objects = ContractChangeCitationQuerySet.as_manager()

    class Meta:
        ordering = ["order", "locator"]
        constraints = [
            models.UniqueConstraint(
                fields=["change", "source", "locator"], name="contract_change_cites_a_place_in_a_source_once"
            ),
        ]

    def get_absolute_url(self) -> str:
        return self.change.get_absolute_url()

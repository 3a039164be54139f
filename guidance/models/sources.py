"""Sources, their outlines, and the two ways in which a record cites a source."""

from django.db import models
from django.db.models import Q

from guidance.models.address_parts import KebabField
from guidance.models.base import ContentModel
from guidance.models.contract.contract_years import ContractYear
from guidance.models.page_paths import page_path
from guidance.models.precision import DatePrecision
from guidance.rules import dates

NOT_SEEN = "not seen by us"


class Source(ContentModel):
    """A document that statements are taken from: what it is, how firm it is and when we last checked it."""

    class Kind(models.TextChoices):
        SPECIFICATION = "specification", "contract specification"
        GUIDANCE = "guidance", "guidance"
        WEB_PAGE = "web-page", "web page"
        LEGISLATION = "legislation", "legislation"
        STANDARDS = "standards", "standards"
        REPORT = "report", "report"
        JOB_DESCRIPTION = "job-description", "job description"
        PAY = "pay", "pay scales"
        NEWS = "news", "news report"
        ANSWER = "answer", "parliamentary answer"
        CASE_STUDY = "case-study", "case study"
        TOOL = "tool", "calculator or data file"

    class Scope(models.TextChoices):
        NATIONAL = "national", "National"
        LOCAL = "local", "Local"

    class Evidence(models.TextChoices):
        OFFICIAL = "official", "official: the publisher's own words"
        SECONDARY = "secondary", "secondary: reported by somebody else"

    class Standing(models.TextChoices):
        CURRENT = "current", "Current"
        DRAFT = "draft", "Draft"
        SUPERSEDED = "superseded", "Superseded"

    class Reading(models.TextChoices):
        READ = "read", "read by our editors as a stored copy"
        NAMED = "named", "not read: known only as another source names or quotes it"

    slug = KebabField(max_length=100, unique=True, help_text="Part of the source's address on this site.")
    title = models.CharField(max_length=250, help_text="The document's own title.")
    short_title = models.CharField(
        max_length=60, help_text="What citations call it, in at most six words: 'Haresign ARRS calculator'."
    )
    publisher = models.CharField(max_length=200, help_text="Who published it, under the name used at the time.")
    kind = models.CharField(max_length=20, choices=Kind, help_text="What sort of document it is.")
    published_on = models.DateField(
        null=True,
        blank=True,
        help_text="For a month or a year alone, its first day. Leave empty if not stated.",
    )
    date_precision = models.CharField(
        max_length=10,
        choices=DatePrecision,
        default=DatePrecision.DAY,
        help_text="How exactly the date of publication is known.",
    )
    date_note = models.CharField(
        max_length=200, blank=True, help_text="How the date is known, where the document does not state it."
    )
    contract_year = models.ForeignKey(
        ContractYear,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
        help_text="The contract year that the document is about, if it is about one.",
    )
    address = models.URLField(
        max_length=500, blank=True, help_text="Where the original is. Empty where no address is known."
    )
    licence = models.CharField(
        max_length=200, blank=True, help_text="The licence it is published under. Empty where not stated."
    )
    scope = models.CharField(max_length=10, choices=Scope, help_text="Where its statements apply.")
    area = models.CharField(max_length=200, blank=True, help_text="The area that a local source speaks for.")
    evidence = models.CharField(
        max_length=10,
        choices=Evidence,
        help_text="Secondary sources are shown with a caution to check the original.",
    )
    standing = models.CharField(
        max_length=10, choices=Standing, default=Standing.CURRENT, help_text="Whether it still applies."
    )
    reading = models.CharField(
        max_length=10, choices=Reading, default=Reading.READ, help_text="Whether our editors have read it."
    )
    checked_on = models.DateField(help_text="When an editor last checked our statements against it.")
    note = models.TextField(blank=True, help_text="What a reader should know of it, such as what came later. Markdown.")

    class Meta:
        ordering = ["title", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_on__isnull=False) ^ Q(date_precision=DatePrecision.UNKNOWN),
                name="source_date_is_held_or_marked_unknown",
            ),
            models.CheckConstraint(
                condition=(Q(scope="local") & ~Q(area="")) | (Q(scope="national") & Q(area="")),
                name="source_has_an_area_only_if_local",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.publisher}, {self.short_date_text})"

    def get_absolute_url(self) -> str:
        return page_path("source", self.slug)

    @property
    def short_date_text(self) -> str:
        known = dates.date_to_precision(self.published_on, self.date_precision)
        return f"{known}, date not stated" if self.date_precision == DatePrecision.ABOUT else known

    @property
    def date_text(self) -> str:
        return f"{self.short_date_text} ({self.date_note})" if self.date_note else self.short_date_text

    @property
    def scope_text(self) -> str:
        return f"Local: {self.area}" if self.scope == self.Scope.LOCAL else "National"

    @property
    def caution(self) -> str:
        """What pages must say beside anything from a secondary source. Blank for an official one."""
        if self.evidence == self.Evidence.OFFICIAL:
            return ""
        if self.kind == self.Kind.PAY:
            original = "published pay scales"
        else:
            original = "specification" if self.contract_year_id else "original"
        return f"Reported by {self.publisher}; check the {original}"

    @property
    def checked_text(self) -> str:
        """'checked 21 November 2026', which nobody can say of a document known only from another that names it."""
        return f"checked {dates.long_date(self.checked_on)}" if self.reading == self.Reading.READ else NOT_SEEN


class SourcePart(ContentModel):
    """A heading, list, table row or similar part of a source, which the coverage map must find a page for."""

    NATURAL_KEY = ("source__slug", "title")

    source = models.ForeignKey(Source, models.CASCADE, related_name="parts", help_text="The document.")
    title = models.CharField(
        max_length=250, help_text="The heading exactly as it is. Citations name it as their place in the source."
    )
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place in the document.")
    left_out = models.CharField(
        max_length=250, blank=True, help_text="Why it is left out on purpose. Empty where it must be covered."
    )

    class Meta:
        ordering = ["order", "title"]
        constraints = [
            models.UniqueConstraint(fields=["source", "title"], name="source_part_is_named_once_in_its_source"),
        ]

    def __str__(self) -> str:
        return self.title

    def is_cited_by(self, locator: str) -> bool:
        return locator == self.title or locator.startswith(f"{self.title}, ")


class SourcedFact(ContentModel):
    """A record that cites one place in one source."""

    source = models.ForeignKey(
        Source, models.PROTECT, related_name="%(class)ss", help_text="The document that says so."
    )
    locator = models.CharField(
        max_length=250, help_text="Where in it: a heading, then a comma and more, such as 'Annex B, B14.2'."
    )

    class Meta:
        abstract = True


class Citation(SourcedFact):
    """One of the sources of a text. Subclasses add the record that cites it."""

    order = models.PositiveSmallIntegerField(default=0, help_text="Its place among the citations.")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.source.title}, {self.locator}"

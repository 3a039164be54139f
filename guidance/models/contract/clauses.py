"""Numbered official texts: the Network Contract DES by contract year, regulations, standards, recommendations."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, Manager, OuterRef, Q
from django.db.models.functions import Coalesce

from guidance.models import address_parts
from guidance.models.base import ContentQuerySet
from guidance.models.contract.contract_years import ContractYear
from guidance.models.page_paths import page_path
from guidance.models.sources import SourcedFact


class InstrumentQuerySet(ContentQuerySet["Instrument"]):
    def not_of_a_contract_year(self) -> Self:
        return self.filter(contract_year=None)


class Instrument(SourcedFact):
    """A text whose clauses are cited by number, such as a year's Network Contract DES specification."""

    class Kind(models.TextChoices):
        DES = "des", "Network Contract DES specification"
        STATUTORY_INSTRUMENT = "statutory-instrument", "statutory instrument"
        STANDARDS = "standards", "standards"
        COMPETENCES = "competences", "competences"
        WORKFORCE_PLAN = "workforce-plan", "workforce plan"
        RECOMMENDATIONS = "recommendations", "recommendations"

    slug = address_parts.KebabField(max_length=100, unique=True, help_text="Part of its address on this site.")
    title = models.CharField(max_length=250, help_text="Its own title.")
    kind = models.CharField(max_length=25, choices=Kind, help_text="What sort of text it is.")
    contract_year = models.OneToOneField(
        ContractYear,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="instrument",
        help_text="The contract year, for a DES specification only.",
    )
    summary = models.TextField(blank=True, help_text="What it is and how much of it we have. Markdown.")
    checked_on = models.DateField(help_text="When an editor last checked it against its source.")

    objects = InstrumentQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="des", contract_year__isnull=False) | (~Q(kind="des") & Q(contract_year__isnull=True)),
                name="instrument_has_a_contract_year_only_if_des",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_law_or_contract(self) -> bool:
        """Whether its exact words are binding, so that pages must say if we don't have them."""
        return self.kind in {self.Kind.DES, self.Kind.STATUTORY_INSTRUMENT}

    @property
    def is_plan(self) -> bool:
        """Whether it asks for actions, many under each chapter, that bind nobody."""
        return self.kind in {self.Kind.WORKFORCE_PLAN, self.Kind.RECOMMENDATIONS}

    def get_absolute_url(self) -> str:
        if self.contract_year:
            return self.contract_year.get_absolute_url()
        return page_path("standards", self.slug)


_ONLY_IN_ITS_YEAR = Q(parent=None, wording="", has_clauses=False)
DEEPEST = 4  # levels under a top-level clause: B14.2.b.i is on the third


class ClauseQuerySet(ContentQuerySet["Clause"]):
    def for_year(self, year: ContractYear) -> Self:
        return self.filter(instrument__contract_year=year)

    def top_level(self) -> Self:
        return self.filter(parent=None)

    def on_clause_pages(self) -> Self:
        """The contract's clauses that a clause page shows: see `Clause.is_only_in_its_year`."""
        return self.filter(instrument__contract_year__isnull=False).exclude(_ONLY_IN_ITS_YEAR)

    def only_in_their_year(self) -> Self:
        """The contract's clauses that the page of their year alone shows."""
        return self.filter(_ONLY_IN_ITS_YEAR, instrument__contract_year__isnull=False)

    def with_root_number(self) -> Self:
        """Annotates `found_root`: each clause's `root_number`, worked out by the database."""
        above = [f"{'parent__' * levels}number" for levels in range(DEEPEST, -1, -1)]
        return self.annotate(found_root=Coalesce(*above))

    def with_those_above(self) -> Self:
        """Fetches each clause's ancestors too, which its address needs."""
        return self.select_related("__".join(["parent"] * DEEPEST))

    def of_same_instruments(self, clauses: models.QuerySet["Clause"], *, in_every_year: bool = False) -> Self:
        """Every clause of the instruments that `clauses` belong to. Annotates `is_shown` for those in `clauses`.

        `in_every_year` adds every clause of every contract year's specification.
        """
        wanted = Q(instrument__in=clauses.values("instrument"))
        if in_every_year:
            wanted |= Q(instrument__contract_year__isnull=False)
        return self.filter(wanted).annotate(is_shown=Exists(clauses.filter(pk=OuterRef("pk"))))


class ClauseManager(Manager.from_queryset(ClauseQuerySet)):
    """Reads with each clause whether there are any beneath it, because its address depends on that."""

    def get_queryset(self) -> ClauseQuerySet:
        beneath = self.model._base_manager.filter(parent=OuterRef("pk"))  # noqa: SLF001  without a query within it
        clauses: ClauseQuerySet = super().get_queryset().annotate(has_clauses=Exists(beneath))
        return clauses


class Clause(SourcedFact):
    """One numbered part of an instrument. `wording` is the exact official text, or blank if we do not have it."""

    NATURAL_KEY = ("instrument__slug", "number")

    class Force(models.TextChoices):
        MUST = "must", "must"
        MAY = "may", "may"
        SHOULD = "should", "should"
        STATES = "states", "states a fact"

    instrument = models.ForeignKey(
        Instrument, models.CASCADE, related_name="clauses", help_text="The text it belongs to."
    )
    number = models.CharField(
        max_length=30, help_text="In full, with the numbers above it: B14.2.b.i. Also its anchor on the page."
    )
    parent = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
        help_text="The clause that it is part of.",
    )
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place under its parent.")
    heading = models.CharField(max_length=250, blank=True, help_text="Its heading in the official text, if any.")
    wording = models.TextField(
        blank=True,
        help_text="The official words, exactly, without the number. Empty where we do not have them.",
    )
    plain_english = models.TextField(blank=True, help_text="What it means, in our own words. Markdown.")
    force = models.CharField(
        max_length=10,
        choices=Force,
        help_text="Whether the PCN must, may or should do it, or it states a fact.",
    )

    is_shown: bool  # only on rows from ClauseQuerySet.of_same_instruments()

    objects = ClauseManager()

    class Meta:
        ordering = ["instrument_id", "order", "number"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "number"], name="clause_number_is_unique_in_its_instrument"),
            models.CheckConstraint(
                condition=~Q(heading="", wording="", plain_english=""), name="clause_says_something"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="clause_is_not_its_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} of {self.instrument}"

    def clean(self) -> None:
        super().clean()
        if self.parent and self.parent.instrument_id != self.instrument_id:
            raise ValidationError({"parent": "That clause is part of another text: choose one of this text."})
        if self.parent and self._is_ancestor_of(self.parent):
            raise ValidationError({"parent": "That clause is beneath this one: choose the clause above it."})
        if self.instrument_id and self.instrument.contract_year_id:
            try:
                address_parts.CLAUSE_NUMBER(self.number)
            except ValidationError as error:
                raise ValidationError({"number": error}) from error

    def _is_ancestor_of(self, clause: "Clause") -> bool:
        """Also true of the clause itself."""
        above: Clause | None = clause
        while above and above.pk != self.pk:
            above = above.parent
        return above is not None and self.pk is not None

    @property
    def root_number(self) -> str:
        """The number of the top-level clause whose page shows this one: 'B14' for 'B14.2.a'."""
        return self.parent.root_number if self.parent else self.number

    @property
    def is_only_in_its_year(self) -> bool:
        """Whether we have neither the words of a clause of the contract nor any clause beneath it.

        All that we can say of it is where it is in the contract, which the page of its year does. It has no page.
        """
        return self.parent_id is None and not self.wording and not self._has_any_beneath()

    def _has_any_beneath(self) -> bool:
        if hasattr(self, "has_clauses"):  # not on a new row, nor on one that came with another
            return bool(self.has_clauses)
        return self.pk is not None and self.children.exists()

    def get_absolute_url(self) -> str:
        year = self.instrument.contract_year
        if year is None or self.is_only_in_its_year:
            return f"{self.instrument.get_absolute_url()}#{self.number}"
        page = page_path("clause", year.slug, self.root_number)
        return f"{page}#{self.number}" if self.parent_id else page


class ImplementationStep(SourcedFact):
    """How a recommendation was to be carried out, from the table in its implementation plan."""

    NATURAL_KEY = ("clause__instrument__slug", "clause__number")

    clause = models.OneToOneField(
        Clause, models.CASCADE, related_name="implementation", help_text="The recommendation."
    )
    outcome = models.TextField(blank=True, help_text="What it was to achieve. Markdown. Empty where not stated.")
    finance = models.TextField(blank=True, help_text="What it would cost and who pays. Empty where not stated.")
    timeline = models.CharField(max_length=250, blank=True, help_text="By when. Empty where not stated.")
    level = models.CharField(
        max_length=250, blank=True, help_text="National, regional or local. Empty where not stated."
    )
    lead = models.CharField(max_length=250, blank=True, help_text="Who leads. Empty where not stated.")

    class Meta:
        ordering = ["clause_id"]

    def __str__(self) -> str:
        return f"Implementation of {self.clause}"

    def get_absolute_url(self) -> str:
        return self.clause.get_absolute_url()

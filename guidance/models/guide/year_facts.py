from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from guidance.models import base
from guidance.models.address_parts import KebabField
from guidance.models.contract.contract_years import ContractYear
from guidance.models.guide.labels import Label, add_label
from guidance.models.guide.roles import Role
from guidance.models.page_paths import page_path
from guidance.models.sources import Citation
from guidance.rules.plain_text import plain_text


class YearFactQuerySet(base.ContentQuerySet["YearFact"]):
    def with_share(self) -> Self:
        return self.filter(Q(first_share__isnull=False) | Q(later_share__isnull=False))

    def about(self, *subjects: str) -> Self:
        """With their years, for `answers.choose_facts`."""
        return self.filter(subject__in=subjects).select_related("contract_year")


SHARES = [MinValueValidator(1), MaxValueValidator(100)]


class YearFact(base.ContentModel):
    """The answer to one question about a role in one contract year: who pays, how many, at which bands.

    Sums are worked out from its fields, never from its words. An empty field is one we have not found.
    """

    NATURAL_KEY = ("contract_year__slug", "role__slug", "slug")

    class Subject(models.TextChoices):
        FUNDING = "funding", "Who pays"
        ENTITLEMENT = "entitlement", "How many posts"
        BANDS = "bands", "Bands and registration"
        EMPLOYMENT = "employment", "Who employs"
        FUNCTIONS = "functions", "What the post must do"
        SUPERVISION = "supervision", "Supervision"
        SPECIFICATION = "specification", "The specification"
        WORKFORCE = "workforce", "Posts filled"
        LOCAL_VARIATION = "local-variation", "Local variation"

    class Post(models.TextChoices):
        ADULT = "adult", "Adult post"
        CHILDREN = "children", "Children and young people's post"

    class Limit(models.TextChoices):
        LIMITED = "limited", "No more than the numbers given"
        UNLIMITED = "unlimited", "No limit: any number given is a minimum"

    class Employer(models.TextChoices):
        PROVIDER = "provider", "The mental health provider"
        NETWORK = "network", "The PCN or one of its practices"
        EITHER = "either", "Either of them"

    MONEY = (Subject.FUNDING, Subject.ENTITLEMENT, Subject.EMPLOYMENT, Subject.LOCAL_VARIATION)

    contract_year = models.ForeignKey(
        ContractYear, models.PROTECT, related_name="facts", help_text="The contract year it applies to."
    )
    role = models.ForeignKey(Role, models.CASCADE, related_name="year_facts", help_text="The role.")
    slug = KebabField(max_length=60, help_text="Its anchor on the page of its year.")
    subject = models.CharField(max_length=20, choices=Subject, help_text="The question it answers.")
    post = models.CharField(
        max_length=20,
        choices=Post,
        blank=True,
        help_text="The post it is about. Empty where it applies to both, or the source does not tell them apart.",
    )
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place among the facts of its year.")
    answer = models.CharField(
        max_length=400,
        blank=True,
        help_text="The answer in a sentence or two, as tools and documents give it. Plain text.",
    )
    body = models.TextField(help_text="The fact in our own words. Markdown.")
    label = models.CharField(
        max_length=20, choices=Label, blank=True, help_text="What kind of authority the answer has."
    )
    reasoning = models.TextField(blank=True, help_text="How we worked it out, where the reading is ours. Markdown.")
    first_share = models.DecimalField(
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=SHARES,
        help_text="Of the cost of the first post in its band, the per cent that the ARRS repays.",
    )
    later_share = models.DecimalField(
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=SHARES,
        help_text="Of the cost of a later post in its band, the per cent that the ARRS repays.",
    )
    first_is_up_to = models.BooleanField(default=False, help_text="Whether the source says 'up to' of a first post.")
    later_is_up_to = models.BooleanField(default=False, help_text="Whether the source says 'up to' of a later post.")
    first_condition = models.CharField(
        max_length=200, blank=True, help_text="What a first post is repaid on: 'a written agreement'."
    )
    later_condition = models.CharField(
        max_length=200, blank=True, help_text="What a later post is repaid on: 'a written agreement'."
    )
    rest_paid_by = models.CharField(
        max_length=200, blank=True, help_text="Who pays the rest, after 'The rest comes from'. Empty if not stated."
    )
    caution = models.CharField(
        max_length=200, blank=True, help_text="What to say beside every sum that uses it. A whole sentence."
    )
    posts = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="How many full-time posts a PCN of up to 100,000 patients can have.",
    )
    posts_above_100_000 = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="How many full-time posts a PCN of more than 100,000 patients can have.",
    )
    limit = models.CharField(
        max_length=10,
        choices=Limit,
        blank=True,
        help_text="Whether there is a limit on the number of posts. Empty where it is not known.",
    )
    employer = models.CharField(
        max_length=10,
        choices=Employer,
        blank=True,
        help_text="Who employs the postholder, for comparing two years. Empty where it is not known.",
    )

    objects = YearFactQuerySet.as_manager()

    class Meta:
        ordering = ["order", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract_year", "role", "slug"], name="year_fact_slug_is_unique_in_its_year_and_role"
            ),
            models.UniqueConstraint(
                fields=["contract_year", "role", "post"],
                condition=Q(first_share__isnull=False) | Q(later_share__isnull=False),
                name="year_fact_with_a_share_is_the_only_one_of_its_year_role_and_post",
            ),
            models.CheckConstraint(
                condition=Q(first_share__isnull=True, later_share__isnull=True) | Q(subject="funding"),
                name="year_fact_with_a_share_says_who_pays",
            ),
            models.CheckConstraint(
                condition=Q(posts__isnull=True, posts_above_100_000__isnull=True, limit="") | Q(subject="entitlement"),
                name="year_fact_with_posts_says_how_many",
            ),
            models.CheckConstraint(
                condition=Q(employer="") | Q(subject="employment"), name="year_fact_with_an_employer_says_who_employs"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract_year}: {self.get_subject_display().lower()}"

    def get_absolute_url(self) -> str:
        return f"{page_path('contract-year', self.contract_year.slug)}#{self.slug}"

    def clean(self) -> None:
        super().clean()
        if not self.has_share or not self.contract_year_id or not self.role_id:
            return
        others = YearFact.objects.filter(contract_year=self.contract_year_id, role=self.role_id).with_share()
        overlapping = others.exclude(post=self.post) if not self.post else others.filter(post="")
        for other in overlapping.exclude(pk=self.pk).select_related("contract_year"):
            raise ValidationError(
                {"post": f"'{other.slug}' gives a share of this year too. Choose a post in both, or in neither."}
            )

    @property
    def has_share(self) -> bool:
        return self.first_share is not None or self.later_share is not None

    @property
    def in_short(self) -> str:
        """The answer, or the first paragraph of the fact, in Markdown, where nobody has written an answer."""
        return self.answer or self.body.partition("\n\n")[0]

    @property
    def detail(self) -> str:
        """What the fact says beyond `in_short`. Markdown."""
        return self.body if self.answer else self.body.partition("\n\n")[2]

    @property
    def in_full(self) -> str:
        """The answer, its detail, and how we worked it out where the reading is ours. Markdown."""
        return "\n\n".join(text for text in (self.in_short, self.detail, self.reasoning) if text)

    @property
    def in_words(self) -> str:
        """The answer as plain text, after its post and before its label: 'Adult post: Half. Reported.'"""
        post = f"{self.get_post_display()}: " if self.post else ""
        return f"{post}{add_label(plain_text(self.in_short), self.label)}"


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

    fact = models.ForeignKey(YearFact, models.CASCADE, related_name="citations", help_text="The fact it supports.")

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

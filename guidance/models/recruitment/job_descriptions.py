from django.db import models

from guidance.models import sources
from guidance.models.address_parts import KebabField
from guidance.models.base import ContentModel
from guidance.models.contract.bands import Band
from guidance.models.contract.clauses import Clause
from guidance.models.contract.contract_years import ContractYear
from guidance.models.guide.roles import Role
from guidance.models.page_paths import page_path
from guidance.rules.limits.cut_short import cut_short

LONGEST_IN_LISTS = 120  # characters of a duty or criterion, where it is named and not read


class JobDescription(ContentModel):
    """A template for an employer to tailor and have evaluated. It is not a banded post."""

    class Serves(models.TextChoices):
        EITHER = "either", "Adults, or children and young people"
        ADULTS = "adults", "Adults only"
        EVERYONE = "everyone", "People of any age"

    slug = KebabField(max_length=100, unique=True, help_text="Its address: changing it leaves a redirect.")
    code = models.CharField(
        max_length=20,
        unique=True,
        help_text="What the references in its documents begin with, such as MHP-B6. Do not change it.",
    )
    role = models.ForeignKey(Role, models.PROTECT, related_name="job_descriptions", help_text="The role.")
    band = models.ForeignKey(
        Band,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="job_descriptions",
        help_text="The intended band. Empty where Agenda for Change does not apply.",
    )
    contract_year = models.ForeignKey(
        ContractYear,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="job_descriptions",
        help_text="The year whose clauses it answers. Empty where it answers none of the Network Contract DES.",
    )
    title = models.CharField(max_length=200, help_text="The job title.")
    serves = models.CharField(
        max_length=10,
        choices=Serves,
        default=Serves.EITHER,
        help_text="Who the postholder works with. The employer is asked where it can be adults or children.",
    )
    is_training = models.BooleanField(
        default=False, help_text="Whether it is a training post, whose contract is for the training."
    )
    purpose = models.TextField(help_text="The job summary. Markdown.")
    employer_note = models.TextField(
        blank=True, help_text="Who employs the postholder, and what the employer must still settle. Markdown."
    )
    reports_to = models.TextField(help_text="Who manages the postholder, day to day and professionally. Markdown.")
    supervision = models.TextField(help_text="Who supervises the postholder, in what and how. Markdown.")
    working_relationships = models.TextField(help_text="Who the postholder works with. Markdown.")
    registration = models.TextField(
        blank=True, help_text="The registration or approval that the post needs. Empty where it needs none. Markdown."
    )
    safeguarding = models.TextField(help_text="What the postholder does to keep people safe. Markdown.")
    equality = models.TextField(help_text="What the postholder does to treat people fairly. Markdown.")
    advert = models.TextField(
        blank=True, help_text="What an advert asks for: a Markdown list of at most seven lines, each beginning 'You'."
    )
    clauses = models.ManyToManyField(
        Clause,
        blank=True,
        related_name="job_descriptions",
        help_text="The clauses behind the post as a whole, such as those on registration and supervision.",
    )
    checked_on = models.DateField(help_text="When an editor last checked it against its sources.")

    class Meta:
        ordering = ["role", "band", "slug"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return page_path("job-description", self.slug)


class JobDescriptionCitation(sources.Citation):
    """A source of a part of a job description other than its duties and criteria."""

    NATURAL_KEY = ("job_description__slug", "part", "source__slug", "locator")

    class Part(models.TextChoices):
        PURPOSE = "purpose", "Job summary"
        EMPLOYER_NOTE = "employer-note", "Note on the employer"
        REPORTS_TO = "reports-to", "Reporting"
        SUPERVISION = "supervision", "Supervision"
        WORKING_RELATIONSHIPS = "working-relationships", "Working relationships"
        REGISTRATION = "registration", "Registration"
        SAFEGUARDING = "safeguarding", "Safeguarding"
        EQUALITY = "equality", "Equality"

    job_description = models.ForeignKey(
        JobDescription, models.CASCADE, related_name="citations", help_text="The job description."
    )
    part = models.CharField(max_length=25, choices=Part, help_text="The part of it that the source supports.")

    class Meta:
        ordering = ["part", "order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["job_description", "part", "source", "locator"],
                name="job_description_cites_a_place_once_for_a_part",
            ),
        ]


class Duty(sources.SourcedFact):
    """A duty in a job description, with the clauses that it answers."""

    NATURAL_KEY = ("job_description__slug", "slug")

    job_description = models.ForeignKey(
        JobDescription, models.CASCADE, related_name="duties", help_text="The job description."
    )
    slug = KebabField(max_length=60, help_text="What tailored documents know it by. Do not change it.")
    group = models.CharField(max_length=100, help_text="The heading it is under.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place in the job description.")
    text = models.TextField(help_text="The duty in our own words. Markdown.")
    optional = models.BooleanField(default=False, help_text="Whether an employer may leave it out.")
    post_for = models.CharField(
        max_length=10,
        choices=[("adult", "Posts for adults"), ("children", "Children's posts")],
        blank=True,
        help_text="The posts that have it, where not all do. A file has those for adults until the employer chooses.",
    )
    clauses = models.ManyToManyField(Clause, blank=True, related_name="duties", help_text="The clauses it answers.")

    class Meta:
        verbose_name_plural = "duties"
        ordering = ["order", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["job_description", "slug"], name="duty_slug_is_unique_in_its_job_description"
            ),
        ]

    def __str__(self) -> str:
        return cut_short(self.text, LONGEST_IN_LISTS)


class Criterion(sources.SourcedFact):
    """A line of a person specification."""

    NATURAL_KEY = ("job_description__slug", "slug")

    class Weight(models.TextChoices):
        ESSENTIAL = "essential", "Essential"
        DESIRABLE = "desirable", "Desirable"

    class Assessment(models.TextChoices):
        APPLICATION = "application", "Application"
        INTERVIEW = "interview", "Interview"
        TEST = "test", "Test"
        APPLICATION_AND_INTERVIEW = "application-and-interview", "Application and interview"
        TEST_AND_INTERVIEW = "test-and-interview", "Test and interview"

    job_description = models.ForeignKey(
        JobDescription, models.CASCADE, related_name="criteria", help_text="The job description."
    )
    slug = KebabField(max_length=60, help_text="What tailored documents know it by. Do not change it.")
    group = models.CharField(max_length=100, help_text="The heading it is under, such as 'Qualifications'.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place in the person specification.")
    text = models.TextField(help_text="The criterion in our own words. Markdown.")
    weight = models.CharField(max_length=10, choices=Weight, help_text="Whether it is essential or desirable.")
    assessment = models.CharField(max_length=30, choices=Assessment, help_text="How it is assessed.")

    class Meta:
        verbose_name_plural = "criteria"
        ordering = ["order", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["job_description", "slug"], name="criterion_slug_is_unique_in_its_job_description"
            ),
        ]

    def __str__(self) -> str:
        return cut_short(self.text, LONGEST_IN_LISTS)

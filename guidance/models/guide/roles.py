from typing import Self

from django.db import models

from guidance.models import address_parts, base
from guidance.models.page_paths import page_path
from guidance.models.sources import SourcedFact


class RoleQuerySet(base.ContentQuerySet["Role"]):
    def with_guidance(self) -> Self:
        """Roles that have a guide, with at least one topic answered."""
        return self.filter(sections__isnull=False).distinct()

    def without_guidance(self) -> Self:
        return self.filter(sections__isnull=True)

    def with_hiring_steps(self) -> Self:
        return self.filter(hiring_steps__isnull=False).distinct()

    def with_interview_questions(self) -> Self:
        return self.filter(interview_questions__isnull=False).distinct()


class Role(base.ContentModel):
    """A job that a primary care network may take on, work alongside or compare with others."""

    class Kind(models.TextChoices):
        ESTABLISHED = "established", "Established: has a guide"
        COMPARISON = "comparison", "For comparison only"
        PROPOSED = "proposed", "Proposed in a report"

    slug = address_parts.KebabField(
        max_length=100,
        unique=True,
        validators=[address_parts.IsFree("compare"), address_parts.IsFree("feed")],
        help_text="The role's address: changing it leaves a redirect.",
    )
    name = models.CharField(max_length=150, unique=True, help_text="In lower case, as in a sentence.")
    abbreviation = models.CharField(max_length=20, blank=True, help_text="Its usual abbreviation, if it has one.")
    kind = models.CharField(max_length=15, choices=Kind, help_text="How the portal treats it.")
    summary = models.TextField(help_text="What it is, in one or two sentences. Plain text.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place in lists.")

    objects = RoleQuerySet.as_manager()

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name[:1].upper() + self.name[1:]

    def get_absolute_url(self) -> str:
        return page_path("role", self.slug)


class RoleName(SourcedFact):
    """Another name that a role has or had, with the source that uses it."""

    NATURAL_KEY = ("role__slug", "name")

    class Kind(models.TextChoices):
        ALTERNATIVE = "alternative", "also called"
        FORMER = "former", "formerly"
        LOCAL = "local", "called locally"

    role = models.ForeignKey(Role, models.CASCADE, related_name="other_names", help_text="The role.")
    name = models.CharField(max_length=150, help_text="The other name, in lower case.")
    kind = models.CharField(max_length=15, choices=Kind, help_text="What sort of other name it is.")
    note = models.CharField(
        max_length=300, blank=True, help_text="What to look out for, such as another role with the same name."
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["role", "name"], name="role_name_is_listed_once_for_its_role"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{self.role.get_absolute_url()}#other-names"


class RoleAspect(SourcedFact):
    """What one source says about a role under one heading of the comparison of roles."""

    NATURAL_KEY = ("role__slug", "aspect", "source__slug")

    class Aspect(models.TextChoices):
        INITIATED_BY = "initiated-by", "Initiated by"
        CORE_FEATURES = "core-features", "Core features"
        QUALIFICATION = "qualification", "Qualification"
        ENTRY_REQUIREMENT = "entry-requirement", "Entry requirement"
        BAND = "band", "Agenda for Change band"

    role = models.ForeignKey(Role, models.CASCADE, related_name="aspects", help_text="The role.")
    aspect = models.CharField(max_length=20, choices=Aspect, help_text="The heading of the comparison.")
    text = models.TextField(help_text="What the source says, in our own words. Markdown.")

    class Meta:
        ordering = ["role", "aspect"]
        constraints = [
            models.UniqueConstraint(fields=["role", "aspect", "source"], name="role_aspect_is_stated_once_by_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.get_aspect_display().lower()}"

    def get_absolute_url(self) -> str:
        return self.role.get_absolute_url()

from django.db import models

from guidance.models.address_parts import KebabField
from guidance.models.page_paths import page_path
from guidance.models.sources import SourcedFact


class JobDescriptionSection(SourcedFact):
    """A section that several job descriptions have in the same words, such as health and safety.

    An employer keeps it, changes it or takes it out. A name in curly brackets, such as {line manager}, becomes the
    employer's answer or a place to fill in.
    """

    NATURAL_KEY = ("slug",)

    class Place(models.TextChoices):
        BEFORE_DUTIES = "before-duties", "Before the duties"
        AFTER_DUTIES = "after-duties", "After the duties"
        ANNEX = "annex", "In the annex for job matching"

    slug = KebabField(max_length=60, unique=True, help_text="What tailored documents know it by. Do not change it.")
    place = models.CharField(max_length=15, choices=Place, help_text="Which part of the document it is in.")
    order = models.PositiveSmallIntegerField(
        default=0,
        help_text="Its place there. Key relationships is 10, supervision 20, registration 30, safeguarding 40 and "
        "equality 90.",
    )
    heading = models.CharField(max_length=80, help_text="Its heading.")
    text = models.TextField(help_text="For candidates to read: no advice to the employer. Markdown.")
    job_descriptions = models.ManyToManyField(
        "guidance.JobDescription", related_name="sections", help_text="The job descriptions that have it."
    )

    class Meta:
        ordering = ["order", "slug"]

    def __str__(self) -> str:
        return self.heading

    def get_absolute_url(self) -> str:
        return page_path("job-description-list")

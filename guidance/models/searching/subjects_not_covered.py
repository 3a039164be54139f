"""What managers ask that this site does not answer, and who does."""

from django.db import models
from django.db.models import Q

from guidance.models.address_parts import KebabField
from guidance.models.page_paths import page_path
from guidance.models.searching.ways import AskedFor


class SubjectNotCovered(AskedFor):
    """A subject that this site leaves to others, with the words that readers ask for it in.

    Whoever searches for it is told so, and who to ask, in place of pages that only share a word with it.
    """

    MOST_WAYS = 80

    slug = KebabField(max_length=60, unique=True, help_text="Its anchor on the page 'What is not covered'.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place on the page.")
    title = models.CharField(
        max_length=80, help_text="What it is, so that it can follow 'We do not cover': 'GP pay', 'visas'."
    )
    asked = models.TextField(
        help_text="Words and ways of asking, one a line: 'skilled worker visa', 'can we sponsor someone from abroad'."
    )
    answer = models.TextField(
        help_text="One or two sentences: what we do cover of it, with a link, or why we do not. Markdown."
    )
    who_to_ask = models.CharField(
        max_length=200, help_text="Who does, in a sentence: 'Ask your ICB's primary care team.' Plain text."
    )
    link = models.URLField(max_length=500, blank=True, help_text="The page of that body, if you know it. https only.")
    link_text = models.CharField(
        max_length=120, blank=True, help_text="The link's words: the name of the page and whose it is."
    )
    checked_on = models.DateField(help_text="When an editor last checked that this site does not cover it.")

    class Meta:
        verbose_name = "subject not covered"
        verbose_name_plural = "subjects not covered"
        ordering = ["order", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(link="") & Q(link_text="")) | (~Q(link="") & ~Q(link_text="")),
                name="subject_not_covered_has_a_link_with_its_text",
            ),
            models.CheckConstraint(
                condition=Q(link="") | Q(link__startswith="https://"), name="subject_not_covered_links_by_https"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{page_path('not-covered')}#{self.slug}"

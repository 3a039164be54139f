from django.core.exceptions import ValidationError
from django.db import models

from guidance.models.address_parts import KebabField
from guidance.models.base import ContentModel

MOST_WAYS = 20


class Synonym(ContentModel):
    """Words that mean the same in a search: typing one finds the others too."""

    slug = KebabField(max_length=60, unique=True, help_text="What editors and files know it by.")
    words = models.TextField(
        help_text="One way of saying it a line, such as 'CPN' and 'community psychiatric nurse'. Small and capital "
        "letters, and endings such as an s, make no difference."
    )
    note = models.CharField(max_length=250, blank=True, help_text="Why, for other editors. Readers do not see it.")

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return ", ".join(self.ways())

    def ways(self) -> list[str]:
        """Each way of saying it, without blank lines."""
        return [line.strip() for line in self.words.splitlines() if line.strip()]

    def clean(self) -> None:
        super().clean()
        ways = self.ways()
        if len({way.lower() for way in ways}) < 2:
            raise ValidationError({"words": "Write at least two ways of saying it, each on a line of its own."})
        if len(ways) > MOST_WAYS:
            raise ValidationError({"words": f"Write at most {MOST_WAYS} lines: split it into several synonyms."})

"""Ways of asking for a thing, one a line, as editors write them."""

import re
from typing import ClassVar

from django.core.exceptions import ValidationError

from guidance.models.base import ContentModel

LONGEST_WAY = 120  # characters: the search takes a question of 200


def split_ways(text: str) -> list[str]:
    """Each way of asking, without blank lines."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def fold_way(text: str) -> str:
    """The same for ways of asking that differ only in capitals, spaces and punctuation, which the search ignores."""
    return " ".join(re.findall(r"\w+", text.lower())) or text.strip()


class AskedFor(ContentModel):
    """A record with ways of asking for it, in its field `asked`."""

    MOST_WAYS: ClassVar[int]

    asked: str

    class Meta:
        abstract = True

    def ways(self) -> list[str]:
        """Each way of asking, without blank lines."""
        return split_ways(self.asked)

    def clean(self) -> None:
        super().clean()
        if not self.ways():
            raise ValidationError({"asked": "Write at least one way of asking."})
        _check_ways(self.ways(), self.MOST_WAYS)


def _check_ways(ways: list[str], most: int) -> None:
    """Raise ValidationError for too many lines, a line that is too long, or the same line twice."""
    if len(ways) > most:
        raise ValidationError({"asked": f"Write at most {most} lines. This has {len(ways)}."})
    long = next((way for way in ways if len(way) > LONGEST_WAY), None)
    if long:
        raise ValidationError({"asked": f"Shorten the line '{long[:40]}…' to {LONGEST_WAY} characters."})
    seen: set[str] = set()
    for way in ways:
        if fold_way(way) in seen:
            raise ValidationError({"asked": f"The line '{way}' is there twice. Take one out."})
        seen.add(fold_way(way))

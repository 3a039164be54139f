"""What somebody asks for: words, and what narrows them down."""

import re
from dataclasses import dataclass

from django.db.models import TextChoices

from guidance import models
from guidance.content import kinds

MOST_WORDS = 10  # each is a condition on every text of every kind
MARKS = ".,;:!?'\"\u2018\u2019\u201c\u201d()[]"
YEAR = re.compile(r"(\d{4})/(\d{2})")


class RecordState(TextChoices):
    LIVE = "live", "Live"
    DRAFT = "draft", "Draft"
    IN_REVIEW = "in-review", "In review"
    SCHEDULED = "scheduled", "Scheduled"
    WITHDRAWN = "withdrawn", "Withdrawn"

    @property
    def is_of_a_draft(self) -> bool:
        return self.value in models.Edition.OPEN


NOBODY = "nobody"


@dataclass(frozen=True)
class ContentAsked:
    """Empty fields ask for everything. `owner` is a user's primary key, or NOBODY."""

    words: tuple[str, ...] = ()
    state: str = ""
    kind: kinds.Kind | None = None
    owner: int | str = ""
    source: models.Source | None = None
    year: models.ContractYear | None = None

    @property
    def reads_texts(self) -> bool:
        """Whether drafts have to be read to know which of them are asked for."""
        return bool(self.words or self.source or self.year)


def split_words(text: str) -> tuple[str, ...]:
    """Words without the marks around them. A plural finds its singular, too, and a year is as addresses write it."""
    words = (word.strip(MARKS) for word in YEAR.sub(r"\1-\2", text.lower()).split())
    return tuple(dict.fromkeys(_drop_plural(word) for word in words if word))[:MOST_WORDS]


def _drop_plural(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.isalpha() and word.endswith("s") and not word.endswith("ss") else word

"""Validators for parts of addresses. A slug that no route matches would break every page that links to it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.deconstruct import deconstructible

BAND = RegexValidator(r"\A[1-9][a-d]?\Z", "Write the band as a figure, and a small letter if it has one: 5 or 8a.")
CLAUSE_NUMBER = RegexValidator(
    r"\A[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*\Z",
    "Number a clause of the contract in letters and figures, with full stops between: B14.2.b.i.",
)


class KebabField(models.SlugField):
    """A slug in lower case, with single hyphens between words."""

    default_validators = [
        RegexValidator(
            r"\A[a-z0-9]+(?:-[a-z0-9]+)*\Z", "Write it in lower case, with a hyphen between words: social-prescriber."
        )
    ]


@deconstructible
class IsFree:
    """Refuse a slug whose address another page has, such as /roles/compare/."""

    def __init__(self, taken: str) -> None:
        self.taken = taken

    def __call__(self, slug: str) -> None:
        if slug == self.taken:
            raise ValidationError(f"The site already has a page with that name. Choose a slug other than {slug}.")

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, IsFree) and other.taken == self.taken

    def __hash__(self) -> int:
        return hash(self.taken)

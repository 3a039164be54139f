"""What may stand in an address: a slug that no route matches would break every page that links to it."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from guidance.models import Band, Role, Topic

SLUG = RegexValidator(
    r"\A[a-z0-9]+(?:-[a-z0-9]+)*\Z", "Write it in lower case, with a hyphen between words: social-prescriber."
)
BAND = RegexValidator(r"\A[1-9][a-d]?\Z", "Write the band as a figure, and a small letter if it has one: 5 or 8a.")
CLAUSE_NUMBER = RegexValidator(
    r"\A[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*\Z",
    "Number a clause of the contract in letters and figures, with full stops between: B14.2.b.i.",
)

# The last part of an address that is another page's: /roles/compare/ and /roles/<role>/whole-guide/.
TAKEN: dict[type[models.Model], str] = {Role: "compare", Topic: "whole-guide"}


def is_free(model: type[models.Model]) -> Any:
    def validate(slug: str) -> None:
        if slug == TAKEN.get(model):
            raise ValidationError(f"The site has another page of that name. Choose a slug other than {slug}.")

    return validate


def validators(field: models.Field) -> Iterable[Any]:
    """What to hold the value of a form's field against, besides what the model says."""
    if not isinstance(field, models.SlugField):
        return []
    return [BAND] if field.model is Band else [SLUG, is_free(field.model)]

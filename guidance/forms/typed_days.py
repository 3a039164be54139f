"""A day in one box, as people type it in a table: '1/12/2026', '1 December 2026', '2026-12-01'."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from guidance.rules.dates import MONTHS
from guidance.rules.recruitment.tailoring import clean_line

_DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2})[ ./-]+(?P<month>[0-9]{1,2}|[A-Za-z]{3,9})[ ./-]+(?P<year>[0-9]{4})")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?:[ T]00:00(?::00)?)?")


class TypedDayField(forms.Field):
    """A `date`, or None where it is empty."""

    def __init__(self, *, about: str, **kwargs: Any) -> None:
        self.about = about
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> date | None:
        text = clean_line(value or "")
        if not text:
            return None
        found = _DAY_FIRST.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
        try:
            if found:
                return date(int(found["year"]), _read_month(found["month"]), int(found["day"]))
        except ValueError:
            pass
        raise ValidationError(f"{self.about} must be a real date, like 1/12/2026")


def _read_month(text: str) -> int:
    """Raises ValueError for a month that there isn't."""
    if text.isdigit():
        return int(text)
    return next(
        (number for number, name in enumerate(MONTHS, 1) if text.casefold() in (name.casefold(), name[:3].casefold())),
        0,
    )

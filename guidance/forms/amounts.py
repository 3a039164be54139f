"""Fields for numbers as people type them: '£39,959', '14.38%', '52 000'. An empty field is None, never 0."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from guidance.rules.money import format_pounds
from guidance.rules.numbers import format_number
from guidance.rules.recruitment.tailoring import clean_line

_NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")
_THOUSANDS = re.compile(r"(?<=[0-9])[, ](?=[0-9]{3}(?![0-9]))")
NARROW = "nhsuk-input--width-10"


class AmountField(forms.Field):
    """A number from `least` to `most`, with at most `places` decimal places."""

    kind = "a number"
    places = 2
    example = "37.5"

    def __init__(
        self, *, about: str, most: Decimal, least: Decimal = Decimal(0), optional: bool = True, **kwargs: Any
    ) -> None:
        self.about, self.least, self.most = about, least, most
        super().__init__(
            required=not optional,
            widget=forms.TextInput(attrs={"class": NARROW, "inputmode": "decimal", "autocomplete": "off"}),
            error_messages={"required": f"Enter {about[:1].lower()}{about[1:]}"},
            **kwargs,
        )

    def to_python(self, value: Any) -> Any:
        text = _THOUSANDS.sub("", self.strip_unit(clean_line(value or "")))
        if not text:
            return None
        if not _NUMBER.fullmatch(text) or len(text.partition(".")[2]) > self.places:
            raise ValidationError(f"{self.about} must be {self.kind}, like {self.example}")
        amount = Decimal(text)
        self.check_range(amount)
        return amount

    def check_range(self, amount: Decimal) -> None:
        if not self.least <= amount <= self.most:
            raise ValidationError(
                f"{self.about} must be from {self.write_amount(self.least)} to {self.write_amount(self.most)}"
            )

    def strip_unit(self, text: str) -> str:
        return text

    def write_amount(self, amount: Decimal) -> str:
        return format_number(amount)


class PoundsField(AmountField):
    kind = "an amount in pounds"
    example = "39,959"

    def strip_unit(self, text: str) -> str:
        return text.removeprefix("£").strip()

    def write_amount(self, amount: Decimal) -> str:
        return format_pounds(amount)


class PerCentField(AmountField):
    kind = "a percentage"
    places = 3
    example = "14.38"

    def __init__(self, *, about: str, **kwargs: Any) -> None:
        super().__init__(about=about, most=Decimal(100), **kwargs)

    def strip_unit(self, text: str) -> str:
        return text.removesuffix("%").strip()

    def write_amount(self, amount: Decimal) -> str:
        return f"{format_number(amount)}%"


class PeopleField(AmountField):
    """A number of people, as an int."""

    kind = "a whole number"
    places = 0
    example = "52,000"

    def to_python(self, value: Any) -> Any:
        people = super().to_python(value)
        return None if people is None else int(people)

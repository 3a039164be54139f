"""Numbers and days, as typed in forms and addresses."""

from datetime import date
from decimal import Decimal

from django import forms

from guidance.admin.workflow.forms import DAYS
from guidance.forms import amounts
from guidance.forms.fields import LinesField
from guidance.rules.limits import row_keys
from guidance.rules.years.as_at import NotAYearHeldError, read_as_at

MOST = Decimal(500_000)


def check_input(data: bytes) -> None:
    text = data.decode(errors="replace")
    fields = (
        amounts.PoundsField(about="Pay", label="Pay", most=MOST),
        amounts.PerCentField(about="The share", label="Share"),
        amounts.PeopleField(about="People", label="People", most=MOST),
        LinesField(about="duties", most=40),
        forms.DateField(input_formats=DAYS, required=False),
    )
    for field in fields:
        try:
            value = field.clean(text)
        except forms.ValidationError as error:
            assert all(len(message) < 200 for message in error.messages)
        else:
            assert not isinstance(value, Decimal | int) or 0 <= value <= MOST
    assert 0 <= row_keys.read_row_key(text) <= row_keys.LARGEST
    for year, on in ((text, ""), ("", text)):
        try:
            read_as_at(year, on, date(2026, 11, 21), ["2021-22", "2026-27"])
        except NotAYearHeldError as refused:
            assert len(str(refused)) < 250

"""How much of full time a post is, as hours a week or as WTE: either is typed, and both are shown.

A number that could be either is asked about: 0.6 may be 0.6 WTE or, less likely, 36 minutes a week.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from guidance.forms import amounts, queries
from guidance.rules.costs import units
from guidance.rules.costs.posts import FULL_TIME_WEEK
from guidance.rules.numbers import format_number

LEAST_WTE = Decimal("0.02")
UNITS = ("hours", "wte", "meant")
FULL_TIME_SOURCE = "Full time on Agenda for Change is 37.5, says section 10.1 of the NHS terms and conditions handbook."


class HoursField(amounts.AmountField):
    places = 4  # 0.333 WTE is 12.4875 hours

    def strip_unit(self, text: str) -> str:
        return text.removesuffix("hours").strip()

    def check_range(self, amount: Decimal) -> None:
        if not 0 < amount <= units.ASKED_UP_TO:
            super().check_range(amount)


class WteField(amounts.AmountField):
    places = 4
    example = "0.8"

    def check_range(self, amount: Decimal) -> None:
        if not units.FULL_TIME < amount <= FULL_TIME_WEEK:
            super().check_range(amount)


class UnitFields(forms.Form):
    """The fields of a form of either kind. Its cleaned `hours` are hours a week, whichever was typed."""

    hours_are_optional: ClassVar[bool] = False

    hours = HoursField(
        about="Hours a week",
        label="Hours a week",
        least=units.SHORTEST_WEEK,
        most=FULL_TIME_WEEK,
        help_text=FULL_TIME_SOURCE,
    )
    wte = WteField(
        about="WTE",
        label="Or WTE, whole-time equivalent",
        least=LEAST_WTE,
        most=units.FULL_TIME,
        help_text="1 is full time, and 0.8 is 30 hours a week. Fill in one of the two.",
    )
    meant = forms.ChoiceField(
        label="Which did you mean?",
        required=False,
        widget=forms.RadioSelect(attrs={"class": "nhsuk-radios--small"}),
    )

    def offer_readings(self, given: Mapping[str, Any]) -> None:
        """Asks which unit was meant, where what was typed could be either."""
        field = self.fields["meant"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        field.choices = _list_readings(given)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "wte" in self.fields and not set(UNITS) & set(self.errors):
            cleaned["hours"] = self._read_hours(cleaned)
        return cleaned

    @property
    def unit_fields(self) -> tuple[str, ...]:
        """The fields to show: what was meant is asked only where it could be either."""
        field = self.fields["meant"]
        return UNITS if isinstance(field, forms.ChoiceField) and field.choices else UNITS[:2]

    def _read_hours(self, cleaned: Mapping[str, Any]) -> Decimal | None:
        hours: Decimal | None = cleaned.get("hours")
        wte: Decimal | None = cleaned.get("wte")
        if hours is None and wte is None and not self.hours_are_optional:
            self.add_error("hours", "Enter hours a week or the WTE")
        if hours is not None and wte is not None and hours != wte * FULL_TIME_WEEK:
            said = f"{units.write_hours(wte * FULL_TIME_WEEK)}, and you typed {format_number(hours)} hours"
            self.add_error("hours", f"Clear the hours or the WTE: they differ. {said}")
            return None
        unclear = units.find_unclear(hours, wte)
        if unclear is not None:
            return self._read_meant(cleaned.get("meant", ""), units.read_both(unclear))
        return hours if wte is None else wte * FULL_TIME_WEEK

    def _read_meant(self, meant: str, readings: dict[str, Decimal]) -> Decimal | None:
        if meant not in readings:
            self.add_error("meant", units.ask_which(readings))
            return None
        hours = readings[meant]
        wrong = units.find_out_of_range(hours)
        if wrong:
            self.add_error("meant", wrong)
            return None
        return hours


class UnitForm(UnitFields, queries.QueryForm):
    """The fields in a form whose answers are in the address."""

    def __init__(self, given: QueryDict, *, checked: bool) -> None:
        given = self._drop_usual_hours(given)
        super().__init__(given, checked=checked)
        self.offer_readings(given)

    def _drop_usual_hours(self, given: QueryDict) -> QueryDict:
        """A WTE that is typed counts, and not the hours that the form had filled in before it."""
        usual = self.first.get("hours", "")
        if not usual or not given.get("wte") or given.get("hours", usual) != usual:
            return given
        kept = given.copy()
        kept["hours"] = ""
        return kept


def asks_for_a_sum(given: QueryDict) -> bool:
    """Whether the address is of a form that was sent: a link may fill in hours alone."""
    return "on_costs" in given and bool({"hours", "wte"} & given.keys())


def _list_readings(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The two readings of what was typed, where it could be either."""
    fields = UnitForm.base_fields
    unclear = units.find_unclear(*(_read_typed(given.get(name), fields[name]) for name in ("hours", "wte")))
    return (
        []
        if unclear is None
        else [(unit, units.write_hours(hours)) for unit, hours in units.read_both(unclear).items()]
    )


def _read_typed(typed: str | None, field: forms.Field) -> Decimal | None:
    try:
        amount: Decimal | None = field.to_python(typed)
    except forms.ValidationError:
        return None
    return amount

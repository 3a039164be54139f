"""What is asked of a plan as a whole: its years, its days and the PCN's allocation. Each of its posts is a row."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.http import QueryDict

from guidance.forms import amounts, fields, folded_fields, post_fields, queries, typed_days
from guidance.rules.plans import plan_texts, plans
from guidance.rules.years.contract_years import get_bounds, label_year

MOST_ALLOCATED = Decimal(50_000_000)
SHORT = {"class": "nhsuk-input--width-10"}


class PlanForm(queries.QueryForm):
    """Its cleaned `first_day` and `last_day` are those of the plan. The fields are named as an address names them."""

    patients = amounts.PeopleField(
        about="The weighted list",
        label="Weighted patients",
        least=Decimal(1),
        most=post_fields.MOST_PATIENTS,
        help_text="Your PCN's weighted list, such as 52,000, for the years whose allocation you do not type.",
    )

    def __init__(self, given: QueryDict, years: Sequence[str], current: str, *, checked: bool) -> None:
        """`years` are those to choose from, newest first."""
        super().__init__(given, checked=checked)
        self.current = current
        choices = [(year, label_year(year)) for year in years]
        for name, label in ((plan_texts.FROM, "First contract year"), (plan_texts.TO, "Last contract year")):
            self._add_field(name, _YearField(choices, label, current), given)
        for name, about, label in (
            (plan_texts.FIRST_DAY, "The first day", "First day of the plan"),
            (plan_texts.LAST_DAY, "The last day", "Last day of the plan"),
        ):
            hint = "Like 1/12/2026. Leave blank for the whole year."
            box = forms.TextInput(attrs={**SHORT, "autocomplete": "off"})
            self._add_field(name, typed_days.TypedDayField(about=about, label=label, help_text=hint, widget=box), given)
        for year in self.list_years():
            self._add_field(
                f"{plan_texts.ALLOCATED}{year}",
                amounts.PoundsField(
                    about=f"The allocation for {label_year(year)}",
                    label=f"ARRS allocation for {label_year(year)}",
                    least=Decimal(1),
                    most=MOST_ALLOCATED,
                ),
                given,
            )

    def _add_field(self, name: str, field: forms.Field, given: QueryDict) -> None:
        self.fields[name] = field
        if name in given:
            self.initial[name] = given[name]
        elif name in _YEARS:
            self.initial[name] = self.current

    def list_years(self) -> list[str]:
        """From the first to the last that was chosen, as far as both are years."""
        chosen = [self.data.get(name) or self.initial.get(name) or self.current for name in _YEARS]
        names = [year for year, _ in self.fields[plan_texts.FROM].choices]  # type: ignore[attr-defined]
        return [year for year in reversed(names) if chosen[0] <= year <= chosen[1]][: plans.MOST_YEARS]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not set(_YEARS) & set(self.errors):
            self._check_days(cleaned)
        return cleaned

    def _check_days(self, cleaned: dict[str, Any]) -> None:
        begins, _ = get_bounds(cleaned[plan_texts.FROM])
        _, ends = get_bounds(cleaned[plan_texts.TO])
        if ends < begins:
            self.add_error(plan_texts.TO, "The last contract year must be the first one or after it")
            return
        if ends.year - begins.year > plans.MOST_YEARS:
            self.add_error(plan_texts.TO, f"A plan has {plans.MOST_YEARS} contract years at most")
            return
        for name, usual in ((plan_texts.FIRST_DAY, begins), (plan_texts.LAST_DAY, ends)):
            day: date | None = cleaned.get(name)
            cleaned[name] = day or usual
            if day and not begins <= day <= ends and name not in self.errors:
                self.add_error(name, "The day must be within the contract years of the plan")
        if not self.errors and cleaned[plan_texts.LAST_DAY] < cleaned[plan_texts.FIRST_DAY]:
            self.add_error(plan_texts.LAST_DAY, "The last day must be on or after the first")

    def list_allocated(self) -> Mapping[str, Decimal]:
        """What was typed, by contract year."""
        typed = {year: self.cleaned_data.get(f"{plan_texts.ALLOCATED}{year}") for year in self.list_years()}
        return {year: amount for year, amount in typed.items() if amount is not None}

    def layout(self) -> Layout:
        allocated = [name for name in self.fields if name.startswith(plan_texts.ALLOCATED)]
        return Layout(
            *_YEARS,
            folded_fields.FoldedFields("Part of a year", plan_texts.FIRST_DAY, plan_texts.LAST_DAY),
            folded_fields.FoldedFields("Your ARRS allocation", plan_texts.PATIENTS, *allocated),
        )


_YEARS = (plan_texts.FROM, plan_texts.TO)


class _YearField(forms.ChoiceField):
    """Blank is the current year."""

    def __init__(self, choices: Sequence[tuple[str, str]], label: str, current: str) -> None:
        super().__init__(
            choices=list(choices),
            label=label,
            required=False,
            error_messages=fields.choice_errors("a contract year"),
        )
        self.current = current

    def clean(self, value: Any) -> str:
        return super().clean(value) or self.current

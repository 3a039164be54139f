"""The form for a board paper: which roles and bands it compares."""

from collections.abc import Iterable
from typing import Any, ClassVar

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from guidance.forms import post_fields, queries, unit_fields
from guidance.forms.fields import choice_errors
from guidance.models import Reimbursement
from guidance.rules.costs.posts import FULL_TIME_WEEK, OnCosts

MOST_ROLES = 4


def _build_checkboxes(*, about: str, **kwargs: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple(attrs={"class": "nhsuk-checkboxes--small"}),
        error_messages={**choice_errors(about), "required": f"Choose at least one of the {about}"},
        **kwargs,
    )


class BoardPaperForm(unit_fields.UnitForm):
    first: ClassVar[dict[str, str]] = {
        "hours": str(FULL_TIME_WEEK),
        "zone": Reimbursement.Zone.REST_OF_ENGLAND.value,
        "on_costs": OnCosts.RATES.value,
    }

    role = _build_checkboxes(
        about="roles", label="Which roles do you want to compare?", help_text=f"Choose one to {MOST_ROLES}."
    )
    year = queries.year_field()
    band = _build_checkboxes(
        about="bands",
        label="Which bands do you want to cost?",
        required=False,
        help_text="Leave blank for the bands that sources give a mental health practitioner: this year's or "
        "the latest earlier year's.",
    )
    zone = post_fields.zone_field()
    on_costs = post_fields.on_costs_field()
    percentage = post_fields.percentage_field()
    place = post_fields.place_field(outside=True)
    called = post_fields.name_field("Name of your PCN")

    def __init__(
        self,
        given: QueryDict,
        years: Iterable[tuple[str, str]],
        roles: Iterable[tuple[str, str]],
        bands: Iterable[tuple[str, str]],
        *,
        checked: bool,
    ) -> None:
        super().__init__(given, checked=checked)
        self.set_choices("year", years)
        self.set_choices("role", roles)
        self.set_choices("band", bands)

    def clean_role(self) -> list[str]:
        chosen: list[str] = list(dict.fromkeys(self.cleaned_data["role"]))
        if len(chosen) > MOST_ROLES:
            raise ValidationError(f"Choose {MOST_ROLES} roles or fewer: more would not fit on three pages")
        return chosen

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        post_fields.expect_percentage(self, cleaned)
        return cleaned

    def layout(self) -> Layout:
        return Layout(
            Fieldset("What it is about", "role", "year", "place", "called"),
            Fieldset("The cost range", "band", *self.unit_fields, "zone", "on_costs", "percentage"),
        )

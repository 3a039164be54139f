"""What a reader may say of the post once, so that every step's tool opens with it filled in. All of it is optional."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, ClassVar

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.http import QueryDict

from guidance.forms import post_fields, queries, unit_fields
from guidance.forms.fields import choice_errors
from guidance.models import PayPoint, Reimbursement
from guidance.rules.choosing.suitability.weighing import ANSWERS, SuitabilityQuestion
from guidance.rules.costs.posts import Post

UNDECIDED = ("", "Not decided yet")


class UndecidedField(forms.ChoiceField):
    """One of several, or not decided yet. Takes the guided form's 'Not sure' as that, where answers come from there."""

    def __init__(self, *, about: str, choices: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(choices=[UNDECIDED, *choices], required=False, error_messages=choice_errors(about), **kwargs)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        return "" if text == queries.NOT_SURE else text


class HireForm(unit_fields.UnitForm):
    """Its fields have the names that the tools' own forms give them."""

    hours_are_optional: ClassVar[bool] = True

    band = UndecidedField(about="a band", label="Agenda for Change band")
    step = UndecidedField(about="a pay point", label="Pay point", choices=PayPoint.Step.choices)
    zone = UndecidedField(
        about="where the post is based", label="Where is the post based?", choices=Reimbursement.Zone.choices
    )
    place = UndecidedField(
        about="which post it is",
        label="Which mental health practitioner is it for the PCN?",
        choices=(post_fields.PLACES | post_fields.OUTSIDE).items(),
    )
    employer = UndecidedField(
        about="who would employ them",
        label="Who would employ them?",
        choices=ANSWERS[SuitabilityQuestion.EMPLOYER].items(),
    )
    list_size = post_fields.list_size_field()
    year = queries.year_field()

    def __init__(self, given: QueryDict, years: Iterable[tuple[str, str]], bands: Iterable[tuple[str, str]]) -> None:
        super().__init__(given, checked=True)
        self.set_choices("year", years)
        self.set_choices("band", [UNDECIDED, *bands])

    def layout(self) -> Layout:
        return Layout(
            Fieldset("The post", "band", "step", *self.unit_fields, "zone"),
            Fieldset("Your PCN", "place", "employer", "list_size", "year"),
        )

    def list_chosen(self) -> list[tuple[str, str]]:
        """What was chosen, in words, for the printed checklist."""
        labels: dict[str, dict[str, str]] = {
            name: dict(field.choices)  # type: ignore[arg-type]
            for name, field in self.fields.items()
            if isinstance(field, forms.ChoiceField)
        }
        chosen = ((name, self.cleaned_data.get(name)) for name in self.fields if name in CALLED)
        return [
            (CALLED[name], labels[name][value] if name in labels else self._write_number(name, value))
            for name, value in chosen
            if value not in (None, "")
        ]

    def _write_number(self, name: str, value: Decimal) -> str:
        return Post("", hours=value).hours_text if name == "hours" else f"{value:,}"


CALLED = {
    "band": "Band",
    "step": "Pay point",
    "hours": "How much of full time",
    "zone": "Based in",
    "place": "Which practitioner",
    "employer": "Employer",
    "list_size": "Patients",
    "year": "Contract year",
}

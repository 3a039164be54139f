"""Forms sent with GET, so that the address of the result has all the answers and can be shared."""

from collections.abc import Iterable
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.http import QueryDict

from guidance.forms.fields import choice_errors

NOT_SURE = "not-sure"


class QueryForm(forms.Form):
    """`given` are the answers in the address. Unless `checked`, they only fill in the form."""

    first: ClassVar[dict[str, str]] = {}  # filled in before anything is answered
    wanted: frozenset[str] = frozenset()  # fields that the result asks the reader to fill in

    def __init__(self, given: QueryDict, *, checked: bool) -> None:
        answered = {name: self._get_answer(name, given) for name in self.base_fields if name in given}
        super().__init__(given if checked else None, initial={**self.first, **answered}, auto_id="%s")

    def _get_answer(self, name: str, given: QueryDict) -> Any:
        several = isinstance(self.base_fields[name], forms.MultipleChoiceField)
        return given.getlist(name) if several else given.get(name)

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = self.layout()
        return helper

    def layout(self) -> Layout:
        return Layout(*self.fields)

    def set_choices(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        field.choices = list(choices)


class UnsureField(forms.ChoiceField):
    """One of several, or 'Not sure', which is blank like no answer."""

    def __init__(self, *, about: str, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(
            choices=[*choices, (NOT_SURE, "Not sure")],
            required=False,
            widget=forms.RadioSelect(attrs={"class": "nhsuk-radios--small"}),
            error_messages=choice_errors(about),
            **kwargs,
        )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        return "" if cleaned == NOT_SURE else cleaned


def radios_field(
    *, about: str, label: str, choices: Iterable[tuple[str, str]] = (), **kwargs: Any
) -> forms.ChoiceField:
    """One of several, required unless `required=False` is passed."""
    return forms.ChoiceField(
        label=label,
        choices=list(choices),
        widget=forms.RadioSelect(attrs={"class": "nhsuk-radios--small"}),
        error_messages={**choice_errors(about), "required": f"Choose {about}"},
        **kwargs,
    )


def year_field() -> forms.ChoiceField:
    """Anything that is not a contract year was refused before the form: see `guidance.views.years`."""
    return forms.ChoiceField(
        label="Contract year",
        required=False,
        widget=forms.Select,
        error_messages=choice_errors("a contract year"),
    )

"""What a reader types into the search, and how they narrow it."""

from collections.abc import Iterable, Mapping

from django import forms
from django.http import QueryDict

from guidance.forms import fields
from guidance.search.entries import EntryKind
from guidance.search.numbers import LONGEST_QUESTION

LAST_PAGE = 1000


class SearchForm(forms.Form):
    """Every field is optional."""

    q = fields.LineField(about="What you search for", max_length=LONGEST_QUESTION)
    kind = forms.ChoiceField(
        required=False,
        choices=[(kind.value, kind.label) for kind in EntryKind],
        error_messages=fields.choice_errors("a kind"),
    )
    role = forms.ChoiceField(required=False, error_messages=fields.choice_errors("a role"))
    year = forms.ChoiceField(required=False, error_messages=fields.choice_errors("a contract year"))
    page = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=LAST_PAGE,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "Choose a page from the links"),
    )

    def __init__(self, given: QueryDict, *, roles: Mapping[str, str], years: Iterable[str]) -> None:
        super().__init__(given)
        for name, choices in (("role", roles.items()), ("year", [(year, year) for year in years])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
            field.choices = list(choices)

    @property
    def problems(self) -> dict[str, str]:
        """The first thing wrong with each field."""
        return {name: str(texts[0]) for name, texts in self.errors.items()}

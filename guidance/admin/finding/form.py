"""What the search of all content can be asked. It is in the address, so that a search can be kept and sent on."""

from typing import Any

from django import forms
from django.contrib.auth.models import User

from guidance import models
from guidance.admin.sound_lists import LONGEST_QUESTION
from guidance.content import kinds
from guidance.publishing.drafting.snapshots import root_kinds
from guidance.publishing.events import name_person
from guidance.publishing.finding.asked import NOBODY, ContentAsked, RecordState, split_words


def label_kind(kind: kinds.Kind) -> str:
    """'Glossary terms'."""
    plural = str(kind._meta.verbose_name_plural)
    return plural[:1].upper() + plural[1:]


class FindForm(forms.Form):
    q = forms.CharField(
        required=False,
        label="Words",
        max_length=LONGEST_QUESTION,
        error_messages={"max_length": f"Search for {LONGEST_QUESTION} characters or fewer."},
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "aria-describedby": "words-help"}),
    )
    state = forms.ChoiceField(required=False, label="State", choices=[("", "Any"), *RecordState.choices])
    kind = forms.ChoiceField(required=False, label="Kind")
    owner = forms.ChoiceField(required=False, label="Owner")
    source = forms.ModelChoiceField(
        models.Source.objects.none(), required=False, label="Cites the source", to_field_name="slug", empty_label="Any"
    )
    year = forms.ModelChoiceField(
        models.ContractYear.objects.none(),
        required=False,
        label="Contract year",
        to_field_name="slug",
        empty_label="Any",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        fields: dict[str, Any] = self.fields
        sorted_kinds = sorted(root_kinds(), key=label_kind)
        fields["kind"].choices = [("", "Any"), *((kind._meta.model_name, label_kind(kind)) for kind in sorted_kinds)]
        people = User.objects.filter(is_staff=True, is_active=True).order_by("first_name", "last_name", "username")
        fields["owner"].choices = [
            ("", "Any"),
            (NOBODY, "Nobody"),
            *((str(person.pk), name_person(person)) for person in people),
        ]
        fields["source"].queryset = models.Source.objects.all()
        fields["source"].widget.attrs["data-kind"] = kinds.get_label(models.Source)
        fields["year"].queryset = models.ContractYear.objects.newest_first()

    def read(self) -> ContentAsked:
        held = self.cleaned_data
        owner = held["owner"]
        return ContentAsked(
            words=split_words(held["q"]),
            state=held["state"],
            kind=kinds.find_kind(f"guidance.{held['kind']}"),
            owner=owner if owner in ("", NOBODY) else int(owner),
            source=held["source"],
            year=held["year"],
        )

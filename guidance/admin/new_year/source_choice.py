"""The fields that say where a whole page of records is taken from: a source, live or a draft, and a place in it."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from guidance.admin.choosing.choices import offer_drafts
from guidance.admin.choosing.draft_keys import find_draft, read_draft_key
from guidance.admin.choosing.pickers import write_add_link
from guidance.admin.widgets import PlainSelect
from guidance.content import kinds
from guidance.content.kinds import Key
from guidance.models import Source
from guidance.rules.limits.bounded_json import read_json

NOT_FOUND = "The source that was chosen here is not there any more. Choose another."


class SourceSelect(PlainSelect):
    """The list of sources with a link to add one. chooser.js adds the search."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        shown = super().render(name, value, {**(attrs or {}), "data-kind": kinds.get_label(Source)}, renderer)
        return format_html('<div class="picker-row">{}{}</div>', shown, write_add_link(Source))


class SourceKeyField(forms.ChoiceField):
    """Gives the source's natural key, or an empty one."""

    widget = SourceSelect

    def clean(self, value: Any) -> Key:
        chosen = super().clean(value)
        root = read_draft_key(chosen)
        draft = find_draft(root) if root else None
        if draft:
            return tuple(read_json(draft.natural_key))
        source = Source.objects.filter(pk=chosen).first() if chosen and not root else None
        if chosen and source is None:
            raise forms.ValidationError(NOT_FOUND)
        return source.natural_key() if source else ()


class SourceFields(forms.Form):
    source = SourceKeyField(
        label="Source", error_messages={"required": "Choose the source.", "invalid_choice": NOT_FOUND}
    )
    locator = forms.CharField(
        max_length=250,
        label="Where in it",
        help_text="A heading, a table or a page: 'Annex B' or 'Pay scales for 2027/28'.",
        error_messages={"required": "Say where in the source it is."},
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        sources = [(pk, title) for pk, title in Source.objects.order_by("title").values_list("pk", "title")]
        field: Any = self.fields["source"]
        field.choices = [("", "Choose a source"), *offer_drafts(Source, sources, request)]

    def cited_fields(self) -> list[forms.BoundField]:
        return [self["source"], self["locator"]]

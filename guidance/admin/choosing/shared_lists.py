"""Long lists of records in a form that has many of them: what they offer is sent once, for all of them.

Each list contains only what is chosen in it. chooser.js fills it. Without a script, a button beside it has the server
fill that one list.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.choices import flatten_choices
from django.utils.html import format_html
from django.utils.safestring import SafeString

from guidance.admin.choosing.pickers import RecordPicker

LONGEST_WHOLE = 20  # choices of a list that is not worth sharing
TO_FILL = "choose"


class SharedLists:
    """`filled` is the name of the field whose list is sent whole."""

    def __init__(self, filled: str = "") -> None:
        self.filled = filled
        self._held: list[_SharedList] = []

    def share(self, form: forms.BaseForm, *, fills: bool = False) -> None:
        """Leaves in each long list of the form only what is chosen, or all, where it `fills` them."""
        for name, field in form.fields.items():
            picker = field.widget
            if not isinstance(picker, RecordPicker):
                continue
            bound, held = form[name], self._find(picker)
            if bound.html_name == self.filled:
                picker.widget.attrs["autofocus"] = True
            elif not fills and len(held.choices) > LONGEST_WHOLE:
                held.narrow(bound, picker)

    def _find(self, picker: RecordPicker) -> "_SharedList":
        offered = picker.choices
        found = next((each for each in self._held if each.offered == offered), None)
        if found is None:
            found = _SharedList(f"offers-{len(self._held)}", picker)
            self._held.append(found)
        return found

    def render(self) -> Iterator[SafeString]:
        """What goes onto the page for all the lists: a template of each, with all that it offers."""
        return (each.render() for each in self._held if each.is_needed)


class _SharedList:
    def __init__(self, name: str, picker: RecordPicker) -> None:
        self.name, self.picker, self.offered = name, picker, picker.choices
        self.choices: dict[str, tuple[Any, Any]] = {str(each[0]): each for each in flatten_choices(self.offered)}
        self.is_needed = False

    def narrow(self, bound: BoundField, picker: RecordPicker) -> None:
        self.is_needed = True
        chosen = str(bound.field.prepare_value(bound.value()))
        picker.widget.choices = [self.choices[key] for key in dict.fromkeys(("", chosen)) if key in self.choices]
        picker.widget.attrs["data-offers"] = self.name
        picker.filler = format_html(
            '<button class="button picker-fill" name="do" value="{} {}">Choose from all {}</button>',
            TO_FILL,
            bound.html_name,
            picker.rel.model._meta.verbose_name_plural,
        )

    def render(self) -> SafeString:
        inner = type(self.picker.widget)(choices=self.offered)
        return format_html('<template id="{}">{}</template>', self.name, inner.render("", ""))

from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


class GroupedCheckboxes(forms.CheckboxSelectMultiple):
    """A checkbox for each choice, in groups that open and close: one that holds a ticked choice starts open.

    Unlike a list to choose several from, it needs no script, no Ctrl key and no second list beside it.
    """

    def __init__(self, legend: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.legend = legend

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:  # noqa: ARG002
        context = self.get_context(name, value, attrs)
        groups = [
            {"title": title or "", "options": options, "ticked": sum(option["selected"] for option in options)}
            for title, options, _ in context["widget"]["optgroups"]
        ]
        return render_to_string(
            "admin/guidance/grouped_checkboxes.html", {**context, "groups": groups, "legend": self.legend}
        )

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.forms.utils import flatatt
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from guidance.admin.choosing.pickers import write_add_link
from guidance.content import kinds
from guidance.content.kinds import Kind


class GroupedCheckboxes(forms.CheckboxSelectMultiple):
    """A checkbox for each choice, in groups that open and close. A group with a ticked choice starts open.

    Unlike a multiple select, it needs no script, no Ctrl key and no second list.
    """

    def __init__(self, legend: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.legend = legend
        self.kind: Kind | None = None
        self.may_add = False

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:  # noqa: ARG002
        context = self.get_context(name, value, attrs)
        groups = [
            {"title": title or "", "options": options, "ticked": sum(option["selected"] for option in options)}
            for title, options, _ in context["widget"]["optgroups"]
        ]
        return render_to_string(
            "admin/guidance/grouped_checkboxes.html",
            {
                **context,
                "name": name,
                "groups": groups,
                "legend": self.legend,
                "kind": kinds.get_label(self.kind) if self.kind else "",
                "add_link": write_add_link(self.kind) if self.kind and self.may_add else "",
            },
        )


class PlainSelect(forms.Select):
    """Renders a select without Django's two templates for each choice, which are slow with hundreds of choices."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:  # noqa: ARG002
        widget = self.get_context(name, value, attrs)["widget"]
        groups = []
        for title, choices, _ in widget["optgroups"]:
            attributes = ((each["value"], flatatt(each["attrs"]), each["label"]) for each in choices)
            options = format_html_join("\n", '<option value="{}"{}>{}</option>', attributes)
            groups.append((format_html('<optgroup label="{}">{}</optgroup>', title, options) if title else options,))
        return format_html(
            '<select name="{}"{}>{}</select>',
            widget["name"],
            flatatt(widget["attrs"]),
            format_html_join("\n", "{}", groups),
        )


class MarkdownTextarea(AdminTextareaWidget):
    """A text area that works without a script. editor.js adds a toolbar and a preview."""

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 6})

    @property
    def media(self) -> forms.Media:
        return forms.Media(css={"all": ["editor.css"]}, js=[Script("editor.js", defer=True)])  # type: ignore[list-item]  # newer than its types

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return format_html(
            '<div class="markdown-editor" data-preview-address="{}" data-preview-style="{}">'
            '<div class="markdown-panes">{}</div></div>',
            reverse("markdown-preview"),
            static("site.css"),
            super().render(name, value, attrs, renderer),
        )

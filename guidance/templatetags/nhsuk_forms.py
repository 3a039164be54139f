"""`{{ field|nhsuk_field }}`: a form's field as a component of the NHS design system.

Not cached as `{% nhsuk %}` is: what somebody typed must not be kept.
"""

import json
from typing import Any

from django import forms, template
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BoundField
from django.utils.safestring import SafeString

from guidance.forms.fields import DateBoxes
from guidance.templatetags import nhsuk

register = template.Library()


@register.filter
def nhsuk_field(field: BoundField) -> SafeString:
    component, own = _choose_component(field)
    common = {
        "name": field.html_name,
        "hint": _build_hint(str(field.help_text)),
        "errorMessage": {"text": " ".join(map(str, field.errors))} if field.errors else None,
    }
    return _render_component(component, {**common, **own})


@register.filter
def nhsuk_errors(form: forms.BaseForm) -> SafeString:
    """The summary of everything wrong with the form, each problem with a link to its field."""
    problems = [
        {"text": str(text), "href": f"#{_first_id(form[name])}"} if name != NON_FIELD_ERRORS else {"text": str(text)}
        for name, texts in form.errors.items()
        for text in texts
    ]
    return error_summary(problems) if problems else SafeString()


@register.filter("nhsuk_problems")
def error_summary(problems: list[dict[str, str]]) -> SafeString:
    return _render_component("error-summary", {"heading": "There is a problem", "errorList": problems})


def _render_component(component: str, params: dict[str, Any]) -> SafeString:
    return nhsuk.render_macro.__wrapped__(component, json.dumps(nhsuk.as_json(params)))


def _first_id(field: BoundField) -> str:
    """The id of the control that an error links to: the first, if there are several."""
    return f"{field.html_name}_day" if isinstance(field.field.widget, DateBoxes) else field.html_name


def _choose_component(field: BoundField) -> tuple[str, dict[str, Any]]:
    """The component that shows a field, with the parameters that only this component has."""
    widget, name = field.field.widget, field.html_name
    attributes = {key: value for key, value in widget.attrs.items() if key != "class"}
    look = {
        "label": {"text": field.label, "classes": "nhsuk-label--s"},
        "id": name,
        "classes": widget.attrs.get("class"),
    }
    if isinstance(widget, DateBoxes):
        return "date-input", {"id": name, "fieldset": _build_legend(field), "items": _build_boxes(field)}
    if isinstance(widget, forms.CheckboxSelectMultiple | forms.RadioSelect):
        kind = "checkboxes" if isinstance(widget, forms.CheckboxSelectMultiple) else "radios"
        return kind, {
            "idPrefix": name,
            "fieldset": _build_legend(field),
            "items": _build_items(field),
            "classes": look["classes"],
        }
    if isinstance(widget, forms.FileInput):
        return "file-upload", {**look, "attributes": attributes}
    if isinstance(widget, forms.Select):
        items = [{**item, "selected": item["checked"]} for item in _build_items(field)]
        return "select", {**look, "items": items, "attributes": attributes}
    value = field.value() if field.value() is not None else ""
    if isinstance(widget, forms.Textarea):
        return "textarea", {**look, "value": value, "rows": attributes.pop("rows", 6), "attributes": attributes}
    return "input", {**look, "value": value, **_split_attributes(attributes)}


def _split_attributes(attributes: dict[str, Any]) -> dict[str, Any]:
    own: dict[str, Any] = {
        key: attributes.pop(key) for key in ("inputmode", "suffix", "autocomplete") if key in attributes
    }
    attributes.pop("maxlength", None)  # a browser would cut off pasted text without warning
    return {**own, "attributes": attributes}


def _build_legend(field: BoundField) -> dict[str, Any]:
    return {"legend": {"text": field.label, "classes": "nhsuk-fieldset__legend--s"}}


def _build_items(field: BoundField) -> list[dict[str, Any]]:
    chosen = field.value()
    ticked = {str(value) for value in (chosen if isinstance(chosen, list | tuple) else [chosen])}
    choices: list[tuple[str, str]] = field.field.choices  # type: ignore[attr-defined]
    return [
        {"value": value, "text": text, "hint": _build_hint(getattr(text, "hint", "")), "checked": str(value) in ticked}
        for value, text in choices
    ]


def _build_hint(text: str) -> dict[str, str] | None:
    return {"text": text} if text else None


def _build_boxes(field: BoundField) -> list[dict[str, Any]]:
    value = field.value()
    given = value if isinstance(value, list | tuple) else field.field.widget.decompress(value)
    return [
        {
            "label": box.capitalize(),
            "name": f"{field.html_name}_{box}",
            "id": f"{field.html_name}_{box}",
            "value": part or "",
            "width": 4 if box == "year" else 2,
            "error": bool(field.errors),
        }
        for box, part in zip(("day", "month", "year"), given, strict=True)
    ]

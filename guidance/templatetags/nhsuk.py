"""`{% nhsuk "inset-text" html=body %}`: markup of the NHS design system, from its own Jinja macros.

A component has the name of its folder in nhsuk-frontend, and the parameters of its macro, in camelCase
(https://service-manual.nhs.uk/design-system/components). `params=` takes them as a dict. A parameter for HTML (`html`,
`summaryHtml`) is escaped unless its value is marked safe, as anywhere else in a Django template.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from jinja2 import ChainableUndefined, Environment, PackageLoader, TemplateNotFound

register = template.Library()

# The macros that are not named after their folder.
MACRO_OF_COMPONENT = {"do-dont-list": "list", "images": "image", "tables": "table"}


@register.simple_tag
def nhsuk(component: str, params: Mapping[str, Any] | None = None, **named: Any) -> SafeString:
    """One component of the NHS design system."""
    given = {**(params or {}), **named}
    return render_macro(component, json.dumps(as_json(given), sort_keys=True))


@register.simple_tag
def nhsuk_icon(name: str) -> SafeString:
    """An icon of the NHS design system, to go beside words or in a control that has its own name."""
    icons: Any = _get_environment().get_template("nhsuk/macros/icon.jinja").module
    return SafeString(icons.nhsukIcon(name).strip())


@lru_cache(maxsize=1024)
def render_macro(component: str, params: str) -> SafeString:
    """Cached by component and parameters, because most of a page's components are the same on the next page."""
    html = _get_macro(component)(json.loads(params))
    return mark_safe(html.strip())  # noqa: S308  the macros escape text, and as_json escapes HTML not marked safe


def _get_macro(component: str) -> Callable[[dict[str, Any]], str]:
    words = component.split("-")
    name = MACRO_OF_COMPONENT.get(component, words[0] + "".join(word.title() for word in words[1:]))
    try:
        module = _get_environment().get_template(f"nhsuk/components/{component}/macro.jinja").module
    except TemplateNotFound as error:
        raise template.TemplateSyntaxError(
            f"nhsuk-frontend has no component {component!r}. Name it as its folder there, like 'inset-text'."
        ) from error
    macro: Callable[[dict[str, Any]], str] = getattr(module, name)
    return macro


@cache
def _get_environment() -> Environment:
    return Environment(
        loader=PackageLoader("nhsuk_frontend_jinja"),
        autoescape=True,
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def as_json(value: Any, key: str = "") -> Any:
    """The value in JSON's types, without None and '' in mappings: the macros would treat those as given.

    But for a blank `value`: a choice without one would be sent as its text.
    """
    if isinstance(value, Mapping):
        kept = {name: item for name, item in value.items() if item is not None and (item != "" or name == "value")}
        return {name: as_json(item, name) for name, item in kept.items()}
    if isinstance(value, list | tuple):
        return [as_json(item) for item in value]
    if isinstance(value, bool | int):
        return value
    # The macros put `attributes` given as text into the tag unescaped.
    if key in ("html", "attributes") or key.endswith("Html"):
        return conditional_escape(value)
    return str(value)

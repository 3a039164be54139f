"""How values are written on a page. What they mean is decided before they reach a template."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.urls import reverse

from guidance.rules.dates import long_date
from guidance.rules.money import pounds

register = template.Library()

register.filter("money", pounds)
register.filter("long_date", long_date)


@register.filter
def and_list(words: Sequence[str]) -> str:
    """'2021/22, 2023/24 and 2026/27'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


@register.filter
def as_list(value: Any) -> list[Any]:
    """One value where a component takes several."""
    return [value]


@register.filter
def link_items(links: Iterable[Any]) -> list[dict[str, Any]]:
    """Links as the NHS macros take them, from (text, href) pairs or from objects with text, href and current."""
    return [_link_item(link) for link in links]


@register.filter
def trail(links: Iterable[Any]) -> list[dict[str, Any]]:
    """Breadcrumbs: the home page first, then the pages above this one."""
    return [{"text": "Home", "href": reverse("home")}, *link_items(links)]


@register.filter
def summary_rows(pairs: Iterable[tuple[str, Any]]) -> list[dict[str, Any]]:
    """(key, value) pairs as rows of an NHS summary list. A value marked safe keeps its HTML."""
    return [{"key": {"text": key}, "value": {"html": value}} for key, value in pairs]


def _link_item(link: Any) -> dict[str, Any]:
    if isinstance(link, Mapping):
        return dict(link)
    if isinstance(link, tuple) and not hasattr(link, "href"):
        text, href = link
        return {"text": text, "href": href}
    return {"text": link.text, "href": link.href, "current": getattr(link, "current", False)}

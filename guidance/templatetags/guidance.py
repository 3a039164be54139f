"""How values are written on a page. What they mean is decided before they reach a template."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from guidance.rules.dates import long_date
from guidance.rules.money import pounds
from guidance.site_map.navigation import SECTION_OF, SECTIONS

register = template.Library()

register.filter("money", pounds)
register.filter("long_date", long_date)


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """`current` is what aria-current says: 'page' on that very page, 'true' on one beneath it, or nothing."""

    text: str
    href: str
    current: str


@register.filter
def navigation(here: str) -> list[NavigationItem]:
    """The sections of the site, the one that holds the page named `here` marked."""
    return [
        NavigationItem(
            section.navigation,
            section.path,
            "page" if here == section.route else "true" if SECTION_OF.get(here) == section.route else "",
        )
        for section in SECTIONS
    ]


@register.simple_tag
def kept(template_name: str, **values: Hashable) -> SafeString:
    """`{% include template_name with … only %}`, rendered once for the same values and kept.

    For what stands on a page many times or on every page: with sources under each statement, rendering them anew
    takes longer than all else together.
    """
    render = _render.__wrapped__ if settings.DEBUG else _render  # templates change while they are worked on
    return render(template_name, **values)


@lru_cache(maxsize=4096)
def _render(template_name: str, **values: Hashable) -> SafeString:
    return render_to_string(template_name, values)


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

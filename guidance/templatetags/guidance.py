"""How templates write values, links and repeated parts of a page."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from guidance.models.page_paths import page_path
from guidance.presenters.first_uses import write_out_first_uses
from guidance.presenters.links import NO_YEAR, KeptYear
from guidance.presenters.structured_data import strip_markup
from guidance.rules.dates import long_date
from guidance.rules.money import format_pounds
from guidance.site_map.navigation import SECTION_OF, SECTIONS

register = template.Library()

register.filter("money", format_pounds)
register.filter("long_date", long_date)


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """`current` is the value of aria-current: 'page' on the page itself, 'true' on pages under it, or ''."""

    text: str
    href: str
    current: str


@register.filter
def navigation_items(here: str) -> list[NavigationItem]:
    """The site's sections, with the one that has the page whose route is `here` marked."""
    return [
        NavigationItem(
            section.navigation,
            section.path,
            "page" if here == section.route else "true" if SECTION_OF.get(here) == section.route else "",
        )
        for section in SECTIONS
    ]


@register.simple_tag
def include_cached(template_name: str, **values: Hashable) -> SafeString:
    """`{% include template_name with … only %}`, rendered once for the same values and cached.

    For what a page shows many times, or every page shows: rendering the sources under each statement again takes longer
    than the rest of a page.
    """
    render = _render_cached.__wrapped__ if settings.DEBUG else _render_cached  # in development templates change
    return render(template_name, **values)


@lru_cache(maxsize=4096)
def _render_cached(template_name: str, **values: Hashable) -> SafeString:
    return render_to_string(template_name, values)


@register.filter
def and_list(words: Sequence[str]) -> str:
    """'2021/22, 2023/24 and 2026/27'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


@register.filter
def as_list(value: Any) -> list[Any]:
    """One value as a list, for a component that takes several."""
    return [value]


@register.filter
def in_full(html: SafeString) -> str:
    """HTML as text without its page, its abbreviations written out."""
    return strip_markup(write_out_first_uses(html))


@register.filter
def link_items(links: Iterable[Any]) -> list[dict[str, Any]]:
    """Links in the form that the NHS macros take, from (text, href) pairs or objects with text, href and current."""
    return [_link_item(link) for link in links]


@register.simple_tag(takes_context=True)
def year_url(context: template.Context, route: str, *arguments: str) -> str:
    """`{% url %}` of a public page, with the year that this page was asked for where that page depends on the year."""
    return _kept_year(context).link(page_path(route, *arguments))


@register.simple_tag(takes_context=True)
def breadcrumb_items(context: template.Context, links: Iterable[Any]) -> list[dict[str, Any]]:
    """Breadcrumbs for the NHS macro: the home page, then the pages above this one. They keep the page's year."""
    items = [{"text": "Home", "href": page_path("home")}, *link_items(links)]
    return [{**item, "href": _kept_year(context).link(item["href"])} for item in items]


def _kept_year(context: template.Context) -> KeptYear:
    kept: KeptYear | None = context.get("kept_year")
    return kept or NO_YEAR


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

"""What every page's frame needs. Nothing here touches the session, the user or the CSRF token: public pages are
cached, and any of those would make them differ from one reader to the next."""

from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import escape_uri_path

from guidance.presenters.site import Site, this_site


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """`current` is what aria-current says: 'page' on that very page, 'true' on one beneath it, or nothing."""

    text: str
    href: str
    current: str


class Frame(TypedDict):
    site: Site
    navigation: list[NavigationItem]
    page_address: str
    today: date


# The navigation: its text, the name of its page, and the names of the pages beneath it.
SECTIONS: tuple[tuple[str, str, set[str]], ...] = (
    ("Roles", "role-list", {"role", "topic", "whole-guide"}),
    ("Contract", "contract", {"contract-year", "clause"}),
    ("Bands and pay", "band-list", {"band"}),
    ("Funding", "funding", set()),
    ("Glossary", "glossary", set()),
    ("Sources", "source-list", {"source"}),
)


def navigation(here: str | None) -> list[NavigationItem]:
    """The sections of the site, the one that holds the page named `here` marked."""
    return [
        NavigationItem(text, reverse(page), "page" if here == page else "true" if here in beneath else "")
        for text, page, beneath in SECTIONS
    ]


def frame(request: HttpRequest) -> Frame:
    """The site, its navigation, this page's address and the day, for templates/base.html."""
    site = this_site()
    here = request.resolver_match.url_name if request.resolver_match else None
    return {
        "site": site,
        "navigation": navigation(here),
        "page_address": site.address + escape_uri_path(request.path),
        "today": timezone.localdate(),
    }

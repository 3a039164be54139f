"""What every page's frame needs.

Nothing here may touch the session, the user or the CSRF token: public pages are cached, and must be the same for every
reader.
"""

from typing import TypedDict

from django.http import HttpRequest
from django.utils import timezone
from django.utils.encoding import escape_uri_path

from guidance.presenters.site import Site, this_site
from guidance.rules.dates import long_date


class PageFrame(TypedDict):
    site: Site
    page_address: str
    today: str


def build_frame(request: HttpRequest) -> PageFrame:
    """The site, this page's address and the day, for templates/base.html.

    The day is a mark instead if the page is kept for other days too: see guidance/middleware/finished_pages.py.
    """
    site = this_site()
    return {
        "site": site,
        "page_address": site.address + escape_uri_path(request.path),
        "today": getattr(request, "mark_of_day", "") or long_date(timezone.localdate()),
    }

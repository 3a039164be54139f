"""Links on a page, and the contract year or day that a page was asked for, which they keep."""

import re
from dataclasses import dataclass
from html import escape, unescape

from django.utils.safestring import SafeString, mark_safe

from guidance.rules.kept_links import add_query_to_link
from guidance.site_map.pages_of_a_year import depends_on_the_year

_LINK_IN_HTML = re.compile(r'(?<=<a href=")/[^"]*(?=")')


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a list of contents or of pages. `note` says more beside it."""

    text: str
    href: str
    current: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeptYear:
    """`asked` is the year or day as an address asks for it, 'year=2023-24', or blank where a page answers for today.

    Only links to pages that depend on the year keep it.
    """

    asked: str = ""

    def link(self, href: str) -> str:
        return add_query_to_link(href, self.asked, depends_on_the_year) if self.asked else href

    def html(self, html: SafeString) -> SafeString:
        """The HTML of a Markdown text, in whose links `href` is the only attribute."""
        if not self.asked:
            return html
        return mark_safe(_LINK_IN_HTML.sub(lambda link: escape(self.link(unescape(link[0]))), html))  # noqa: S308


NO_YEAR = KeptYear()

"""Add the year that a page was asked for to the page's links."""

import re
from collections.abc import Callable

# Everything between the header and the footer. Links in the menu don't carry the year.
_BODY = re.compile(r"(?<=</header>).*(?=<footer)", re.DOTALL)
_LINK = re.compile(r'(?<= href=")(?P<path>/[^"?#]*)(?:\?(?P<query>[^"#]*))?(?P<place>#[^"]*)?(?=")')
_ASKS = re.compile(r"(?:^|&amp;|&)(?:year|on|from|to)=")


def add_query_to_links(html: str, asked: str, depends: Callable[[str], bool]) -> str:
    """Add `asked` ('year=2023-24') to each link to this site whose path `depends` on the year.

    A link that already asks for a year is left alone. Fragments are kept.
    """

    def add_year(link: re.Match[str]) -> str:
        query = link["query"] or ""
        if _ASKS.search(query) or not depends(link["path"]):
            return link[0]
        joined = f"{query}&amp;{asked}" if query else asked
        return f"{link['path']}?{joined}{link['place'] or ''}"

    return _BODY.sub(lambda body: _LINK.sub(add_year, body[0]), html, count=1)

"""The year that a page was asked for, added to one of the page's links."""

import re
from collections.abc import Callable

_LINK = re.compile(r"(?P<path>/[^?#]*)(?:\?(?P<query>[^#]*))?(?P<place>#.*)?", re.DOTALL)
_ASKS = re.compile(r"(?:^|&)(?:year|on|from|to)=")


def add_query_to_link(href: str, asked: str, depends: Callable[[str], bool]) -> str:
    """`href` with `asked` ('year=2023-24') where it leads to a path of this site that `depends` on the year.

    A link that already asks for a year is left alone. The fragment stays at the end.
    """
    link = _LINK.fullmatch(href)
    if link is None or _ASKS.search(link["query"] or "") or not depends(link["path"]):
        return href
    query = f"{link['query']}&{asked}" if link["query"] else asked
    return f"{link['path']}?{query}{link['place'] or ''}"

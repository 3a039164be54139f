"""Links of a page that go on asking for the year it answers for."""

import re
from collections.abc import Callable

# Between the header, whose menu starts afresh, and the footer.
_BODY = re.compile(r"(?<=</header>).*(?=<footer)", re.DOTALL)
_LINK = re.compile(r'(?<= href=")(?P<path>/[^"?#]*)(?:\?(?P<query>[^"#]*))?(?P<place>#[^"]*)?(?=")')
_ASKS = re.compile(r"(?:^|&amp;|&)(?:year|on|from|to)=")


def keep_in_links(html: str, asked: str, depends: Callable[[str], bool]) -> str:
    """The page with `asked` ('year=2023-24') put into each link to a path of this site that `depends` on the year.

    A link that asks for a year of its own keeps it, and every link keeps its place on the page.
    """

    def kept(link: re.Match[str]) -> str:
        query = link["query"] or ""
        if _ASKS.search(query) or not depends(link["path"]):
            return link[0]
        joined = f"{query}&amp;{asked}" if query else asked
        return f"{link['path']}?{joined}{link['place'] or ''}"

    return _BODY.sub(lambda body: _LINK.sub(kept, body[0]), html, count=1)

"""Marks on a page what differs from the page that readers see: paragraph by paragraph, heading by heading."""

import re
from collections import Counter
from html import unescape

from django.utils.html import strip_tags

_MAIN = re.compile(r"(<main\b[^>]*>)(.*?)(</main>)", re.DOTALL)
_NAMES = "p|li|h[1-6]|t[dh]|d[td]|figcaption"
# The innermost of these, whose content is text and marks within a line.
_BLOCK = re.compile(rf"(<({_NAMES})\b[^>]*>)((?:(?!<(?:{_NAMES}|div|ul|ol|table)\b).)*?)(</\2>)", re.DOTALL)
MOST_GONE = 100


def mark_changes(before: str, after: str) -> tuple[str, list[str]]:
    """The page `after` with what is new in it marked, and the texts of `before` that it no longer has."""
    left = Counter(_read_text(block[3]) for block in _BLOCK.finditer(_find_main(before)))

    def mark(block: re.Match[str]) -> str:
        text = _read_text(block[3])
        if not text or left[text]:
            left[text] -= 1
            return block[0]
        return f'{block[1]}<ins class="app-changed">{block[3]}</ins>{block[4]}'

    main = _MAIN.search(after)
    marked = after
    if main:
        marked = f"{after[: main.start(2)]}{_BLOCK.sub(mark, main[2])}{after[main.end(2) :]}"
    gone = [text for text, count in left.items() if text and count > 0]
    return marked, gone[:MOST_GONE]


def _find_main(page: str) -> str:
    found = _MAIN.search(page)
    return found[2] if found else ""


def _read_text(html: str) -> str:
    return " ".join(unescape(strip_tags(html)).split())

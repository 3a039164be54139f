"""Writes out each abbreviation where a finished page first uses it: 'a primary care network (PCN)', then 'a PCN'.

Prose marks the places, each with both readings, so a page's parts can be made in any order and kept for other pages.
"""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

# What is folded away may stay unread, so a use in it does not count as the first for the words outside.
_FOLDED = re.compile(r"<(?P<closes>/?)details\b")
_MARK = re.compile(
    r'<span data-first="(?P<first>[^"]*)"(?: data-href="(?P<href>[^"]*)")?>'
    r"(?P<article>[^<]*)(?P<short><abbr>(?P<key>[^<]*)</abbr>[^<]*)</span>"
)
_EITHER = re.compile(f"{_FOLDED.pattern}|{_MARK.pattern}")


def write_mark(first: str, href: str, article: str, short: str) -> str:
    """A place that may be the first use. `first` is HTML: the article and the term in full, blank where the text
    already has it in front. `href` may be blank. `short` is the abbreviation's element and its suffix.
    """
    place = f' data-href="{escape(href)}"' if href else ""
    return f'<span data-first="{first}"{place}>{article}{short}</span>'


def write_out_first_uses(html: str) -> SafeString:
    explained: set[str] = set()
    explained_in_fold: set[str] = set()
    depth = 0

    def write(found: re.Match[str]) -> str:
        nonlocal depth
        if found["key"] is None:
            depth += -1 if found["closes"] else 1
            return found[0]
        is_known = found["key"] in explained or (depth > 0 and found["key"] in explained_in_fold)
        (explained_in_fold if depth > 0 else explained).add(found["key"])
        short = found["short"]
        if is_known or not found["first"]:
            return f"{found['article']}{short}"
        linked = f'<a href="{found["href"]}">{short}</a>' if found["href"] else short
        return f"{found['first']} ({linked})"

    return mark_safe(_EITHER.sub(write, html))  # noqa: S308  made of the page's own HTML

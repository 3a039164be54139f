"""Writes out each abbreviation where a finished page first uses it: 'a primary care network (PCN)', then 'a PCN'.

Prose marks the places, each with both readings, so a page's parts can be made in any order and kept for other pages.
"""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_MARK_OR_FOLD = re.compile(
    r'<span data-(?P<kind>first|title)="(?P<first>[^"]*)"(?: data-href="(?P<href>[^"]*)")?>'
    r"(?P<article>[^<]*)<abbr>(?P<key>[^<]*)</abbr>(?P<suffix>[^<]*)</span>"
    # What is folded away may stay unread, so a use in it does not count as the first for the words outside.
    r"|<(?P<closes>/?)details\b"
)


def mark_to_write_out(first: str, href: str, article: str, short: str, suffix: str) -> str:
    """A place that may be the first use. `first` is the article and the term in full, as HTML, blank where the text
    already has it in front. `href` is where the first use leads, or blank.
    """
    place = f' data-href="{escape(href)}"' if href else ""
    return f'<span data-first="{first}"{place}>{article}<abbr>{short}</abbr>{suffix}</span>'


def mark_to_give_title(title: str, article: str, short: str, suffix: str) -> str:
    """A place where the first use only gets the term as its title."""
    return f'<span data-title="{title}">{article}<abbr>{short}</abbr>{suffix}</span>'


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
        short = f"<abbr>{found['key']}</abbr>{found['suffix']}"
        if is_known or not found["first"]:
            return f"{found['article']}{short}"
        if found["kind"] == "title":
            return f'{found["article"]}<abbr title="{found["first"]}">{found["key"]}</abbr>{found["suffix"]}'
        linked = f'<a href="{found["href"]}">{short}</a>' if found["href"] else short
        return f"{found['first']} ({linked})"

    return mark_safe(_MARK_OR_FOLD.sub(write, html))  # noqa: S308  made of the page's own HTML

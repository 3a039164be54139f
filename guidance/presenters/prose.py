"""Content text to HTML, with a mark on each abbreviation that a page may have to write out: see first_uses.py.

Quotations keep their exact words: an abbreviation in one gets a title, and is never written out.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from guidance.presenters.abbreviations import Abbreviations, Mention, load_abbreviations
from guidance.presenters.first_uses import mark_to_give_title, mark_to_write_out
from guidance.presenters.links import NO_YEAR, KeptYear
from guidance.presenters.markdown import to_html

_TAG = re.compile(r"<(?P<closes>/?)(?P<name>\w+)[^>]*>")
_KEPT_TO_THE_LETTER = {"blockquote", "a", "th"}
_STARTS_A_SENTENCE = {"", "p", "li", "td"}
FAR_ENOUGH = 1_000  # how many characters before an abbreviation are looked at; longer than any term


class Prose:
    """Text in one version of the content. `kept` is the year that the page's links keep."""

    def __init__(self, known: Abbreviations, kept: KeptYear = NO_YEAR) -> None:
        self._known = known
        self.kept = kept

    @classmethod
    def for_version(cls, content_version: str, kept: KeptYear = NO_YEAR) -> "Prose":
        return cls(load_abbreviations(content_version), kept)

    def html(self, markdown: str) -> SafeString:
        """Markdown as clean HTML, whose links keep the page's year."""
        return self.kept.html(_mark_cached(markdown, self._known, to_html, linked=True))

    def typed(self, markdown: str) -> SafeString:
        """Like html(), for a text that is still being typed: it won't come again, so it is not cached."""
        return _mark_text(markdown, self._known, to_html, linked=True)

    def line(self, text: str) -> SafeString:
        """Plain text as HTML, without a paragraph round it."""
        return _mark_cached(text, self._known, escape, linked=False)

    def typed_line(self, text: str) -> SafeString:
        """Like line(), for a text with something in it that a reader typed, which is not cached either."""
        return _mark_text(text, self._known, escape, linked=False)

    def quotation(self, wording: str) -> SafeString:
        """Official words, unchanged, in paragraphs."""
        return _render_quotation(wording, self._known)


@lru_cache(maxsize=4096)
def _mark_cached(text: str, known: Abbreviations, to_clean_html: Callable[[str], str], *, linked: bool) -> SafeString:
    return _mark_text(text, known, to_clean_html, linked=linked)


def _mark_text(text: str, known: Abbreviations, to_clean_html: Callable[[str], str], *, linked: bool) -> SafeString:
    """The HTML of a text, with its abbreviations marked. `linked` ones lead to the glossary at their first use."""
    parts: list[str] = []
    html = to_clean_html(text)
    depth_of_quotation = 0
    last_tag = ""
    position = 0
    for tag in _TAG.finditer(html):
        between = html[position : tag.start()]
        parts += [_mark_between_tags(between, known, last_tag, linked=linked, is_quoted=depth_of_quotation > 0), tag[0]]
        position = tag.end()
        last_tag = tag["closes"] + tag["name"]
        if tag["name"] in _KEPT_TO_THE_LETTER:
            depth_of_quotation += -1 if tag["closes"] else 1
    parts.append(_mark_between_tags(html[position:], known, last_tag, linked=linked, is_quoted=False))
    return mark_safe("".join(parts))  # noqa: S308  cleaned by `to_clean_html`, and each addition escaped


def _mark_between_tags(html: str, known: Abbreviations, last_tag: str, *, linked: bool, is_quoted: bool) -> str:
    if is_quoted:
        return _add_titles(html, known)
    return _mark_first_uses(html, known, linked=linked, starts_sentence=last_tag in _STARTS_A_SENTENCE)


@lru_cache(maxsize=512)
def _render_quotation(wording: str, known: Abbreviations) -> SafeString:
    paragraphs = (f"<p>{_add_titles(escape(paragraph), known)}</p>" for paragraph in wording.split("\n\n"))
    return mark_safe("".join(paragraphs))  # noqa: S308  escaped above


def _add_titles(html: str, known: Abbreviations) -> str:
    """Text between tags, with a title on each abbreviation and nothing else changed."""
    parts, position = [], 0
    for mention in known.find_mentions(html):
        words = html[mention.start : mention.end]
        before = words[: len(words) - len(mention.suffix) - len(mention.abbreviation.short)]
        parts += [
            html[position : mention.start],
            before,
            f'<abbr title="{escape(mention.abbreviation.term)}">{escape(mention.abbreviation.short)}</abbr>',
            mention.suffix,
        ]
        position = mention.end
    return "".join([*parts, html[position:]])


def _mark_first_uses(html: str, known: Abbreviations, *, linked: bool, starts_sentence: bool) -> str:
    parts: list[str] = []
    position = 0
    first = len(html) - len(html.lstrip())
    for mention in known.find_mentions(html):
        before = html[max(0, mention.start - FAR_ENOUGH) : mention.start]
        # Not by a regular expression, which would scan all of `before` for each abbreviation.
        ends_sentence = before[-1:].isspace() and before.rstrip().endswith((".", "?", "!"))
        capital = ends_sentence or (starts_sentence and mention.start <= first)
        parts += [html[position : mention.start], _mark_mention(mention, before, linked=linked, capital=capital)]
        position = mention.end
    return "".join([*parts, html[position:]])


def _mark_mention(mention: Mention, before: str, *, linked: bool, capital: bool) -> str:
    abbreviation = mention.abbreviation
    article = f"{mention.article} " if mention.article else ""
    named = (article, escape(abbreviation.short), mention.suffix)
    if not abbreviation.expand:
        return mark_to_give_title(escape(abbreviation.term), *named)
    full = _write_in_full(mention)
    if before[-len(full) - 2 :].lower() == f"{full.lower()} (":
        return mark_to_write_out("", "", *named)
    if article:
        fitting = "an" if full[:1].lower() in "aeiou" else "a"
        full = f"{fitting.capitalize() if article.startswith('A') else fitting} {full}"
    elif capital:
        full = full[:1].upper() + full[1:]
    return mark_to_write_out(full, abbreviation.href if linked else "", *named)


def _write_in_full(mention: Mention) -> str:
    """The term as HTML, plural or possessive like the abbreviation."""
    if mention.suffix == "s":
        return str(escape(mention.abbreviation.plural))
    return f"{escape(mention.abbreviation.term)}{mention.suffix}"

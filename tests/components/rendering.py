"""Components as a page renders them, and what a reader sees of them."""

from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from guidance.presenters.citations import SourceCited
from guidance.presenters.clauses import ClauseOnPage

NATIONAL = SourceCited(
    source_title="Mental health practitioners",
    short_title="NHS England on practitioners",
    source_url="/sources/mental-health-practitioners/",
    publisher="NHS England",
    date_text="about 2023, date not stated",
    locator="Funding",
    scope_text="National",
    evidence_text="",
    standing_text="",
    checked_text="checked 21 November 2026",
    marks="",
)
LOCAL = replace(
    NATIONAL,
    source_title="Mental Health Support Workers",
    short_title="BNSSG on support workers",
    source_url="/sources/mental-health-support-workers/",
    publisher="BNSSG Training Hub",
    date_text="2021",
    scope_text="Local: Bristol, North Somerset and South Gloucestershire",
    marks="local",
)


def render(component: str, **values: Any) -> str:
    return render_to_string(f"components/{component}.html", values)


def paragraph(text: str) -> SafeString:
    return format_html("<p>{}</p>", text)


def words(html: str) -> str:
    """What a reader sees, a space between one element and the next."""
    pieces: list[str] = []
    parser = HTMLParser()
    parser.handle_data = pieces.append  # type: ignore[method-assign]
    parser.feed(html)
    parser.close()
    return " ".join(" ".join(pieces).split())


def a_clause(number: str, **fields: Any) -> ClauseOnPage:
    given: dict[str, Any] = {
        "heading": "",
        "wording_html": paragraph("The PCN must ensure it."),
        "wording_expected": True,
        "plain_english_html": paragraph("See to it."),
        "force": "must",
        "citations": (),
        "children": [],
        "folded_under": "",
        **fields,
    }
    return ClauseOnPage(number=number, **given)

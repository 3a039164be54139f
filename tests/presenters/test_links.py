"""Links that keep the year that their page was asked for."""

import pytest
from django.utils.safestring import SafeString, mark_safe

from guidance.presenters.abbreviations import Abbreviations
from guidance.presenters.links import NO_YEAR, KeptYear
from guidance.presenters.markdown import to_html
from guidance.presenters.prose import Prose
from tests.components.rendering import render

KEPT = KeptYear("year=2023-24")
NOTHING_KNOWN = Abbreviations({})


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("/bands/#pay", "/bands/?year=2023-24#pay"),
        ("/roles/a-role/funding/", "/roles/a-role/funding/?year=2023-24"),
        ("/sources/", "/sources/"),
        ("/nowhere/", "/nowhere/"),
    ],
)
def test_links_to_pages_that_depend_on_the_year_keep_it_and_no_others_do(href: str, kept: str) -> None:
    assert KEPT.link(href) == kept
    assert NO_YEAR.link(href) == href


def test_links_within_content_keep_the_year_and_stay_escaped() -> None:
    text = "[Pay](/bands/?role=a&x=b#pay), [theirs](https://example.org/bands/) and [ours](/sources/)."
    kept = to_html(text).replace("/bands/?role=a&amp;x=b#pay", "/bands/?role=a&amp;x=b&amp;year=2023-24#pay")
    assert Prose(NOTHING_KNOWN, KEPT).html(text) == kept
    assert Prose(NOTHING_KNOWN).html(text) == to_html(text)


def test_html_with_the_year_is_still_safe() -> None:
    assert isinstance(KEPT.html(mark_safe('<a href="/bands/">B</a>')), SafeString)


def test_breadcrumbs_keep_the_year_and_tell_search_engines_the_plain_addresses() -> None:
    html = render("breadcrumbs", items=[("Bands and pay", "/bands/")], kept_year=KEPT)
    assert 'href="/?year=2023-24"' in html
    assert 'href="/bands/?year=2023-24"' in html
    assert "year=" not in html[html.index("<script") :]
    assert "year=" not in render("breadcrumbs", items=[("Bands and pay", "/bands/")])

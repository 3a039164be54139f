"""The list of a page's headings, beside it."""

import pytest
from django.template import Context, Template, TemplateSyntaxError

TEMPLATE = "{% load on_this_page %}{% on_this_page as found %}{{ html|safe }}{% end_on_this_page %}"


def list_headings(html: str) -> list[tuple[str, str]]:
    context = Context({"html": html})
    assert Template(TEMPLATE).render(context) == html
    return [(link.text, link.href) for link in context["found"]]


def test_headings_that_can_be_linked_to_are_listed_in_order_as_text() -> None:
    html = (
        '<h2 id="a">Who <abbr>PCN</abbr> &amp; <b>more</b></h2><h3 id="x">Under it</h3><h2>No anchor</h2>'
        '<h2 class="nhsuk-heading-m" id="b">\n Second</h2><h2 id="c">Third</h2>'
    )
    assert list_headings(html) == [("Who PCN & more", "#a"), ("Second", "#b"), ("Third", "#c")]


def test_a_page_of_two_headings_needs_no_list() -> None:
    assert list_headings('<h2 id="a">One</h2><h2 id="b">Two</h2>') == []


def test_the_tag_says_how_it_is_written() -> None:
    with pytest.raises(TemplateSyntaxError, match="on_this_page as headings"):
        Template("{% load on_this_page %}{% on_this_page %}{% end_on_this_page %}")

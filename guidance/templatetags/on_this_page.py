"""`{% on_this_page as headings %}…{% end_on_this_page %}` shows what is inside, and lists its headings."""

import re
from html import unescape

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from guidance.presenters.links import Link

register = template.Library()

FEWEST = 3  # a page with fewer headings is read as quickly as its list
_HEADING = re.compile(r'<h2\b[^>]*\bid="(?P<anchor>[^"]+)"[^>]*>(?P<text>.*?)</h2>', re.DOTALL)


class OnThisPage(template.Node):
    """Its list is empty where the page has fewer than `FEWEST` headings of level 2 that can be linked to."""

    def __init__(self, nodelist: NodeList, name: str) -> None:
        self.nodelist = nodelist
        self.name = name

    def render(self, context: Context) -> SafeString:
        html = self.nodelist.render(context)
        found = [
            Link(unescape(strip_tags(heading["text"])).strip(), f"#{unescape(heading['anchor'])}")
            for heading in _HEADING.finditer(html)
        ]
        context[self.name] = found if len(found) >= FEWEST else []
        return html


@register.tag
def on_this_page(parser: Parser, token: Token) -> OnThisPage:
    words = token.split_contents()
    if len(words) != 3 or words[1] != "as":
        raise template.TemplateSyntaxError("Write {% on_this_page as headings %}.")
    nodelist = parser.parse(("end_on_this_page",))
    parser.delete_first_token()
    return OnThisPage(nodelist, words[2])

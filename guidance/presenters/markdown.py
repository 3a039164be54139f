"""Markdown to clean HTML: no raw HTML, headings or pictures, and only http, https and mailto addresses."""

import nh3
from markdown_it import MarkdownIt

from guidance.rules.limits import markdown_limits

_PARSER = (
    MarkdownIt("commonmark", {"html": False})
    .enable("table")
    .disable(["heading", "lheading", "image", "html_block", "html_inline", "code", "fence", "hr"])
)
_TAGS = {
    "p", "br", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_CLASSES = {
    "<ul>": '<ul class="nhsuk-list nhsuk-list--bullet">',
    "<ol>": '<ol class="nhsuk-list nhsuk-list--number">',
    "<blockquote>": '<blockquote class="app-quotation__words">',
    "<th>": '<th scope="col">',
    "<table>": '<div class="app-scroll" role="group" aria-label="Table" tabindex="0"><table class="nhsuk-table">',
    "</table>": "</table></div>",
}


def to_html(text: str) -> str:
    if markdown_limits.find_excess(text):
        return markdown_limits.plain_html(text)
    html = nh3.clean(
        _PARSER.render(text),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    for plain, styled in _CLASSES.items():
        html = html.replace(plain, styled)
    return html

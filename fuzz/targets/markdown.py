"""Markdown from an editor, as read by pages, documents, the checks and the search."""

import re

from guidance.content.checks import prose
from guidance.documents import markdown
from guidance.presenters import abbreviations
from guidance.presenters.first_uses import write_out_first_uses
from guidance.presenters.prose import Prose
from guidance.rules.limits import markdown_limits
from guidance.rules.plain_text import plain_text

KNOWN = abbreviations.Abbreviations(
    {
        "PCN": abbreviations.Abbreviation("PCN", "primary care network", expand=True, href="/glossary/#pcn"),
        "MHP": abbreviations.Abbreviation("MHP", "mental health practitioner", expand=False, href="/glossary/#mhp"),
    }
)
ALLOWED = {"p", "br", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "abbr", "div"} | {
    "table", "thead", "tbody", "tr", "th", "td"
}  # fmt: skip

OTHER_SCHEME = re.compile(r'href="(?!https?:|mailto:)\w+:', re.IGNORECASE)


def check_input(data: bytes) -> None:
    text = data.decode(errors="replace")
    page = write_out_first_uses(Prose(KNOWN).typed(text))
    tags = re.findall(r"<(\w+)([^>]*)>", page)
    assert {name for name, _ in tags} <= ALLOWED
    assert not any(OTHER_SCHEME.search(attributes) for _, attributes in tags)
    most = 8 * max(len(text), markdown_limits.MOST_CELLS)
    assert len(tags) <= most
    assert len(markdown.blocks_of(text)) + len(markdown.words_of(text)) <= most
    found = prose.split_passages.__wrapped__(text)
    assert sum(len(prose.split_sentences(passage.text)) for passage in found) <= most
    assert len(plain_text(text)) <= len(text)
    assert len(markdown_limits.find_excess(text)) < 200

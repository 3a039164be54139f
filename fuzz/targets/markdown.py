"""What an editor types in a field of Markdown, as a page, a document, the checks and the search read it."""

import re

from guidance.content.checks.prose import passages, sentences
from guidance.documents.markdown import blocks_of, words_of
from guidance.presenters.abbreviations import Abbreviation, Abbreviations
from guidance.presenters.prose import Prose
from guidance.rules.limits.markdown_limits import MOST_CELLS, too_much
from guidance.search.plain_text import plain_text

KNOWN = Abbreviations(
    {
        "PCN": Abbreviation("PCN", "primary care network", expand=True, href="/glossary/#pcn"),
        "MHP": Abbreviation("MHP", "mental health practitioner", expand=False, href="/glossary/#mhp"),
    }
)
ALLOWED = {"p", "br", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "abbr", "div"} | {
    "table", "thead", "tbody", "tr", "th", "td"
}  # fmt: skip

OTHER_SCHEME = re.compile(r'href="(?!https?:|mailto:)\w+:', re.IGNORECASE)


def check(data: bytes) -> None:
    text = data.decode(errors="replace")
    page = Prose(KNOWN).typed(text)
    tags = re.findall(r"<(\w+)([^>]*)>", page)
    assert {name for name, _ in tags} <= ALLOWED
    assert not any(OTHER_SCHEME.search(attributes) for _, attributes in tags)
    most = 8 * max(len(text), MOST_CELLS)
    assert len(tags) <= most
    assert len(blocks_of(text)) + len(words_of(text)) <= most
    found = passages.__wrapped__(text)
    assert sum(len(sentences(passage.text)) for passage in found) <= most
    assert len(plain_text(text)) <= len(text)
    assert len(too_much(text)) < 200

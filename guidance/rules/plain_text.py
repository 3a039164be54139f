"""Turn Markdown into the words that readers see, on one line, for searching and for extracts."""

import re

# Neither pattern backtracks, so that a text made only of punctuation takes linear time.
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\[\s]*\)")
_MARK = re.compile(r"(?m)^[ \t]*(?:[-*+>]|\d+\.)\s+|[*_`|]{1,3}(?=\S)|(?<=\S)[*_`|]{1,3}|^[-:| ]+$")


def plain_text(markdown: str) -> str:
    return " ".join(_MARK.sub("", _LINK.sub(r"\1", markdown)).split())

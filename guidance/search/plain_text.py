"""Markdown as the words that a reader sees, on one line: what is searched and shown in a passage."""

import re

# Each is as long as it can be where it begins, so that a text of nothing but signs is read once.
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\[\s]*\)")
_MARK = re.compile(r"(?m)^[ \t]*(?:[-*+>]|\d+\.)\s+|[*_`|]{1,3}(?=\S)|(?<=\S)[*_`|]{1,3}|^[-:| ]+$")


def plain_text(markdown: str) -> str:
    return " ".join(_MARK.sub("", _LINK.sub(r"\1", markdown)).split())

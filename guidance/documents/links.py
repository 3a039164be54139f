"""Addresses that are written out in a text, made links: of web pages, and of email."""

import re
from collections.abc import Iterator
from dataclasses import replace

from guidance.documents import blocks

_ADDRESS = re.compile(
    r"(?P<page>https?://[^\s<>\"]{1,500})|(?P<email>[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5})"
)
_AFTER = ".,;:!?'\u2019"  # ends a sentence, and not the address in it


def split_links(run: blocks.Run) -> Iterator[blocks.Run]:
    """The run in pieces: each address a link, the words between them as they are."""
    if run.link or not ("://" in run.text or "@" in run.text):
        yield run
        return
    at = 0
    for found in _ADDRESS.finditer(run.text):
        shown = _trim(found[0])
        if found.start() > at:
            yield replace(run, text=run.text[at : found.start()])
        yield replace(run, text=shown, link=shown if found["page"] else f"mailto:{shown}")
        at = found.start() + len(shown)
    if at < len(run.text):
        yield replace(run, text=run.text[at:])


def _trim(address: str) -> str:
    shorter = address.rstrip(_AFTER)
    while shorter.endswith(")") and shorter.count(")") > shorter.count("("):
        shorter = shorter[:-1].rstrip(_AFTER)
    return shorter

"""Marks in hostile text, which must come out as text and never as a script, a header, a formula or an address."""

import csv
import re
from io import StringIO
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html

from hostile.asking import SiteAnswer

MARK = "7734"
ELSEWHERE = "canary.example"  # a site that no answer may link or redirect to
SUM = str(int(MARK) ** 2)  # what a template would turn {{7734*7734}} into

_RUNS = re.compile(r"(javascript|vbscript|data\s*:\s*text/html)", re.IGNORECASE)
_DATA = ("application/json", "application/ld+json")
_ADDRESSES = {"href", "src", "action", "formaction", "data", "xlink:href", "srcdoc"}


def find_loose_marks(answer: SiteAnswer) -> list[str]:
    """Describes each mark in an answer that did not come out as text."""
    found = [*_find_in_headers(answer)]
    kind = answer.get_header("content-type").partition(";")[0]
    if answer.get_header("content-encoding") or MARK.encode() not in answer.body:
        return found
    text = answer.body.decode("utf-8", "replace")
    if kind == "text/html":
        found += _find_in_html(text)
    elif kind == "text/csv":
        found += _find_in_cells(text)
    elif kind.endswith("xml"):
        found += _find_in_xml(answer.body)
    if SUM in text:
        found.append("a template was worked out")
    return found


def _find_in_headers(answer: SiteAnswer) -> list[str]:
    found = [f"the header {name}" for name, value in answer.headers if name.lower() == "x-canary" or "\n" in value]
    location = answer.get_header("location")
    if urlsplit(location).hostname == ELSEWHERE or location.startswith(("//", "/\\", "\\")):
        found.append(f"led away to {location[:80]}")
    return found


def _find_in_html(text: str) -> list[str]:
    """Parses the page as a browser does, because what is safe in one place runs in another."""
    found = []
    document: Any = html.document_fromstring(text)
    for element in document.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "script" and MARK in (element.text or "") and element.get("type") not in _DATA:
            found.append("a script")
        for name, value in ((str(name), str(value)) for name, value in element.attrib.items()):
            if MARK not in value:
                continue
            if name.startswith("on"):
                found.append(f"{element.tag} {name}")
            elif name in _ADDRESSES and (_RUNS.match("".join(value.split())) or name == "srcdoc"):
                found.append(f"{element.tag} {name}={value[:60]}")
    return found


def _find_in_cells(text: str) -> list[str]:
    cells = (cell for row in csv.reader(StringIO(text)) for cell in row)
    return [f"the cell {cell[:40]}" for cell in cells if MARK in cell and cell.lstrip()[:1] in {"=", "+", "@", "-"}]


def _find_in_xml(body: bytes) -> list[str]:
    try:
        etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return [f"XML that cannot be read: {error}"]
    return []

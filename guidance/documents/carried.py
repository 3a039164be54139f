"""What a Word file carries inside: its answers, what it shows, and its lines, clauses and pay when it was made."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from guidance.documents.blocks import make_printable
from guidance.documents.reference import find_reference
from guidance.rules.limits.bounded_json import read_json
from guidance.rules.recruitment import tailoring

NAMESPACE = "urn:pcn-mental-health-roles:answers:1"
ROOT = f"{{{NAMESPACE}}}document"
MOST_LINES = 500
LONGEST_LINE = 20_000
LONGEST_KEY = 250

# What XML can't contain even escaped, but JSON can escape.
_NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")

Lines = tuple[tuple[str, str], ...]  # key and text, in reading order


@dataclass(frozen=True, slots=True)
class Carried:
    reference: str
    answers: tailoring.Tailoring | None = None  # None where only the footer is left
    lines: Lines = ()
    clauses: Lines = ()
    pay: Lines = ()
    places: Lines = ()  # what each place showed, by the name of its answer
    text: Lines = ()  # every other line, with the key of its record if it has one


def to_xml(carried: Carried) -> str:
    data = {
        "reference": carried.reference,
        "answers": carried.answers.to_dict() if carried.answers else None,
        "lines": carried.lines,
        "clauses": carried.clauses,
        "pay": carried.pay,
        "places": carried.places,
        "text": carried.text,
    }
    text = _NOT_XML.sub(lambda found: json.dumps(found[0])[1:-1], json.dumps(data, ensure_ascii=False))
    root = etree.Element(ROOT)
    root.text = text
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8").decode()


def from_text(text: str) -> Carried | None:
    """Reads the text of the carried part. None where it is not as we write it: anybody can have changed it."""
    try:
        data = read_json(text)
        if not isinstance(data, Mapping):
            return None
        reference = data.get("reference")
        found = find_reference(reference) if isinstance(reference, str) else None
        if found is None:
            return None
        given = data.get("answers")
        return Carried(
            reference=found.in_full,
            answers=None if given is None else tailoring.Tailoring.from_dict(given),
            lines=_read_lines(data.get("lines")),
            clauses=_read_lines(data.get("clauses")),
            pay=_read_lines(data.get("pay")),
            places=_read_lines(data.get("places", [])),  # files made before December 2026 have neither
            text=_read_lines(data.get("text", [])),
        )
    except (ValueError, tailoring.AnswersError):
        return None


def _read_lines(given: Any) -> Lines:
    """Drops characters that JSON allows but databases and pages do not. Raises ValueError if these are not lines."""
    if not isinstance(given, list) or len(given) > MOST_LINES:
        raise ValueError("not lines")
    lines = []
    for line in given:
        match line:
            case [str(key), str(text)] if len(key) <= LONGEST_KEY and len(text) <= LONGEST_LINE:
                lines.append((make_printable(key), make_printable(text)))
            case _:
                raise ValueError("not a line")
    return tuple(lines)

"""What a trust's own template can ask for by name: each detail and each part of our document."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guidance.documents import blocks
from guidance.documents.shown import BETWEEN_CELLS
from guidance.rules.recruitment import tailoring

CRITERIA = "Person specification"
_OTHER_NAMES = {
    **{place.name.replace("_", " "): place.label.casefold() for place in tailoring.PLACES},
    "pcn": "primary care network",
    "hours": "hours a week",
    "contract": "type of contract",
    "title": "job title",
    "location": "base",
}


@dataclass(frozen=True, slots=True)
class ValueLine:
    text: str
    is_item: bool = False  # of a list


@dataclass(frozen=True, slots=True)
class Value:
    """`name` is as a reader writes it: 'Job summary'. `unfilled` has the prompts of places with no answer.

    Without lines it is a section that this job description leaves out.
    """

    name: str
    lines: tuple[ValueLine, ...]
    unfilled: tuple[str, ...] = ()

    @property
    def placeholder(self) -> str:
        return f"{{{{{self.name.lower()}}}}}"

    @property
    def begins(self) -> str:
        """Its first words, for a list."""
        text = " ".join(line.text for line in self.lines)
        return text if len(text) <= 90 else f"{text[:90].rsplit(' ', 1)[0]}\N{HORIZONTAL ELLIPSIS}"


def list_values(document: blocks.Document, sections: Iterable[str] = ()) -> list[Value]:
    """In the document's order, each name once. `sections` are the headings that its template has."""
    found: dict[str, Value] = {}
    for heading, content in _group_by_heading(document.blocks):
        for value in _read_part(heading, content):
            found.setdefault(key_of(value.name), value)
    for heading in sections:
        found.setdefault(key_of(heading), Value(heading, ()))
    found.setdefault("reference", Value("Reference", (ValueLine(document.reference),)))
    return list(found.values())


def key_of(name: str) -> str:
    """However somebody writes it: 'Job_Summary' is 'job summary'."""
    key = _write_key(name)
    return _OTHER_NAMES.get(key, key)


def _write_key(name: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", name).casefold().split())


def _group_by_heading(content: Iterable[blocks.Block]) -> list[tuple[str, list[blocks.Block]]]:
    groups: list[tuple[str, list[blocks.Block]]] = [("", [])]
    for block in content:
        if isinstance(block, blocks.Heading) and block.level == 2:
            groups.append((block.text, []))
        else:
            groups[-1][1].append(block)
    return groups


def _read_part(heading: str, content: list[blocks.Block]) -> Iterator[Value]:
    tables = [block for block in content if isinstance(block, blocks.Table)]
    if heading == CRITERIA:
        yield from _read_criteria(tables)
    elif tables and len(tables[0].columns) == 2 and len(content) == 1:
        for name, words in tables[0].rows:
            yield Value(write_words(name), (ValueLine(write_words(words)),), _list_prompts(words))
    elif heading:
        lines = tuple(line for line in _list_lines(content) if line.text)
        if lines:
            yield Value(heading, lines, _list_prompts(blocks.words_of(content)))


def _read_criteria(tables: Iterable[blocks.Table]) -> Iterator[Value]:
    rows = [[write_words(cell) for cell in row] for table in tables for row in table.rows]
    for weight in ("Essential", "Desirable"):
        lines = tuple(ValueLine(row[0], is_item=True) for row in rows if weight in row[1:])
        if lines:
            yield Value(f"{weight} criteria", lines)


def _list_lines(content: Iterable[blocks.Block]) -> Iterator[ValueLine]:
    """Headings within a part are left out: the template's own style may be that of a list."""
    for block in content:
        match block:
            case blocks.Paragraph(words=words):
                yield ValueLine(write_words(words))
            case blocks.List(items=items):
                for item in items:
                    yield ValueLine(write_words(item.words), is_item=True)
            case blocks.Table(rows=rows):
                for row in rows:
                    yield ValueLine(BETWEEN_CELLS.join(map(write_words, row)))


def write_words(words: Iterable[blocks.Inline]) -> str:
    return "".join(f"[{word.prompt}]" if isinstance(word, blocks.Unfilled) else word.text for word in words).strip()


def _list_prompts(words: Iterable[blocks.Inline]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.prompt for word in words if isinstance(word, blocks.Unfilled)))

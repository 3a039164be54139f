"""Puts values in the place of placeholders in one part of a Word file, in the style that each placeholder has.

Word splits a placeholder over runs as it checks spelling and as people edit, so it is looked for in a paragraph's text.
Nothing in a template is run: a placeholder is a name, and any other text in brackets stays as it is.
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from guidance.documents import blocks
from guidance.pages.job_descriptions import word_text
from guidance.pages.job_descriptions.own_template import values

W = word_text.W
MOST_LETTERS = 2_000_000  # put in, over a whole file: a small file can ask for the longest text many times
MOST_LINES = 20_000
MOST_UNKNOWN = 60
_PLACEHOLDER = re.compile(r"\{\{\s*([^{}\n]{1,80}?)\s*\}\}")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = {f"{W}br", f"{W}cr", f"{W}tab", f"{W}ptab"}
_OF_ONE_PARAGRAPH = (f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}commentRangeStart", f"{W}commentRangeEnd")
_PARAGRAPH_IDS = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_BULLET = "\N{BULLET} "

Element = etree._Element  # noqa: SLF001  lxml gives its element type no other name
Texts = list[tuple[Element | None, str]]  # None for what ends a placeholder, such as a line break


class TooManyPlaceholders(ValueError):  # noqa: N818  it says what the file is, not what went wrong
    pass


@dataclass(slots=True)
class Filling:
    """What was put in so far, over all parts of a file."""

    by_key: Mapping[str, values.Value]
    placed: set[str] = field(default_factory=set)
    unknown: dict[str, None] = field(default_factory=dict)
    _letters: int = 0
    _lines: int = 0

    def fill(self, root: etree._Element) -> bool:
        """Whether anything was put in."""
        before = self._lines
        for paragraph in list(root.iter(f"{W}p")):
            if "{" in "".join(map(str, paragraph.itertext())):
                self._fill_paragraph(paragraph)
        return self._lines > before

    def _fill_paragraph(self, paragraph: etree._Element) -> None:
        texts = _list_texts(paragraph)
        whole = "".join(text for _, text in texts)
        found = list(_PLACEHOLDER.finditer(whole))
        if not found:
            return
        value = self._find(found[0][1])
        if value and len(value.lines) > 1 and found[0][0] == whole.strip() and _may_repeat(paragraph):
            self._repeat(paragraph, value)
            return
        for match in reversed(found):
            if value := self._find(match[1]):
                lines = [_with_bullet(line) if len(value.lines) > 1 else line.text for line in value.lines]
                self._put(texts, match.start(), match.end(), "\n".join(lines), max(len(lines), 1))

    def _find(self, name: str) -> values.Value | None:
        key = values.key_of(name)
        value = self.by_key.get(key)
        if value:
            self.placed.add(key)
        elif len(self.unknown) < MOST_UNKNOWN:
            self.unknown[name] = None
        return value

    def _repeat(self, paragraph: etree._Element, value: values.Value) -> None:
        """A paragraph for each line, each like the first."""
        is_list = _is_list(paragraph)
        for place, line in enumerate(value.lines):
            copy = deepcopy(paragraph)
            if place:
                _leave_ids_out(copy)
            paragraph.addprevious(copy)
            texts = _list_texts(copy)
            whole = "".join(text for _, text in texts)
            words = line.text if is_list else _with_bullet(line)
            self._put(texts, whole.index("{{"), whole.rindex("}}") + 2, words, 1)
        parent = paragraph.getparent()
        if parent is not None:
            parent.remove(paragraph)

    def _put(self, texts: Texts, start: int, end: int, words: str, lines: int) -> None:
        """In the run in which the placeholder begins, whose style it gets."""
        self._letters += len(words)
        self._lines += lines
        if self._letters > MOST_LETTERS or self._lines > MOST_LINES:
            raise TooManyPlaceholders
        at = 0
        first: etree._Element | None = None
        for place, (node, text) in enumerate(texts):
            begins, ends = at, at + len(text)
            at = ends
            if node is None or ends <= start or begins >= end:
                continue
            before, after = text[: max(0, start - begins)], text[max(0, end - begins) :]
            kept = before + after if first is not None else before + words + after
            texts[place] = (node, kept)
            first = node if first is None else first
            _release(node)
            _write_text(node, kept)


def _list_texts(paragraph: etree._Element) -> Texts:
    """Its own text, without that of text boxes, which are paragraphs too, and without what was deleted."""
    texts: Texts = []
    walk = etree.iterwalk(paragraph, events=("start",))
    for _, element in walk:
        if element is not paragraph and (element.tag in word_text.LEFT_OUT or element.tag == f"{W}p"):
            walk.skip_subtree()
        elif element.tag == f"{W}t":
            texts.append((element, element.text or ""))
        elif element.tag in _BREAKS:
            texts.append((None, "\n"))
    return texts


def _write_text(node: etree._Element, text: str) -> None:
    """A line feed becomes a line break after the text."""
    first, *others = blocks.make_printable(text).split("\n")
    node.text = first
    node.set(_SPACE, "preserve")
    last = node
    for line in others:
        broken, more = etree.Element(f"{W}br"), etree.Element(f"{W}t")
        more.text = line
        more.set(_SPACE, "preserve")
        last.addnext(broken)
        broken.addnext(more)
        last = more


def _release(node: etree._Element) -> None:
    """A content control round it no longer shows a prompt, and Word must not fill it from elsewhere when it opens."""
    for control in node.iterancestors(f"{W}sdt"):
        about = control.find(f"{W}sdtPr")
        for name in ("showingPlcHdr", "dataBinding"):
            if about is not None and (found := about.find(f"{W}{name}")) is not None:
                about.remove(found)


def _may_repeat(paragraph: etree._Element) -> bool:
    """Not where it ends a section, or where nothing but text may be."""
    above = paragraph.getparent()
    return above is not None and paragraph.find(f"{W}pPr/{W}sectPr") is None


def _is_list(paragraph: etree._Element) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    named = "" if style is None else (style.get(f"{W}val") or "").lower()
    return paragraph.find(f"{W}pPr/{W}numPr") is not None or "list" in named or "bullet" in named


def _leave_ids_out(paragraph: etree._Element) -> None:
    for element in list(paragraph.iter(*_OF_ONE_PARAGRAPH)):
        if (parent := element.getparent()) is not None:
            parent.remove(element)
    for element in paragraph.iter():
        for name in [name for name in element.attrib if str(name).startswith(_PARAGRAPH_IDS)]:
            del element.attrib[name]


def _with_bullet(line: values.ValueLine) -> str:
    return f"{_BULLET}{line.text}" if line.is_item else line.text

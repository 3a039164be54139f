"""A document before it is a Word file or a PDF: plain data that both are made from, and that a page can show too."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

LANGUAGE = "en-GB"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style. A line break in them is a line break on the page."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A place that the employer has still to fill. `name` is that of its answer."""

    name: str
    label: str
    prompt: str


Inline = Run | Unfilled
Words = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 2 or below: level 1 is the document's title, which the document brings itself."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    words: Words
    is_note: bool = False  # set apart from the text that the employer keeps
    leads: bool = False  # stays on one page with what follows, as a heading does


@dataclass(frozen=True, slots=True)
class Item:
    words: Words
    depth: int = 0


@dataclass(frozen=True, slots=True)
class List:
    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The columns' headings stand in a header row, which repeats on every page. `widths` are shares of the page's."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[int, ...]
    row_height: int = 0  # at least so many millimetres, for writing in


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Block = Heading | Paragraph | List | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    title: str
    subject: str
    reference: str  # stands in the footer of every page
    day: date
    blocks: tuple[Block, ...]
    carried: str = ""  # what a Word file made of it carries inside, unseen
    compact: bool = False  # set smaller and closer, for a paper that has to keep to few pages


def plain(text: str) -> Words:
    """Text as it stands, whatever marks are in it."""
    text = printable(text).strip()
    return (Run(text),) if text else ()


def printable(text: str) -> str:
    """Text that Word, typst and XML all take: no control characters, and one kind of line end.

    Marks that turn the direction of text stay within what they were typed in, since each is closed with it.
    """
    text = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return _closed(text) if any(letter in _OPENS for letter in text) else text


_UNPRINTABLE = re.compile(
    "[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufdd0-\\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_OPENS = {
    "\N{LEFT-TO-RIGHT EMBEDDING}": "\N{POP DIRECTIONAL FORMATTING}",
    "\N{RIGHT-TO-LEFT EMBEDDING}": "\N{POP DIRECTIONAL FORMATTING}",
    "\N{LEFT-TO-RIGHT OVERRIDE}": "\N{POP DIRECTIONAL FORMATTING}",
    "\N{RIGHT-TO-LEFT OVERRIDE}": "\N{POP DIRECTIONAL FORMATTING}",
    "\N{LEFT-TO-RIGHT ISOLATE}": "\N{POP DIRECTIONAL ISOLATE}",
    "\N{RIGHT-TO-LEFT ISOLATE}": "\N{POP DIRECTIONAL ISOLATE}",
    "\N{FIRST STRONG ISOLATE}": "\N{POP DIRECTIONAL ISOLATE}",
}


def _closed(text: str) -> str:
    pending: list[str] = []
    for letter in text:
        if letter in _OPENS:
            pending.append(_OPENS[letter])
        elif pending and letter == pending[-1]:
            pending.pop()
    return text + "".join(reversed(pending))


def words_of(blocks: Iterable[Block]) -> Iterable[Inline]:
    """Every piece of text in the blocks but their headings', in reading order."""
    for block in blocks:
        match block:
            case Paragraph(words=words):
                yield from words
            case List(items=items):
                for item in items:
                    yield from item.words
            case Table(rows=rows):
                for row in rows:
                    for cell in row:
                        yield from cell


def unfilled(document: Document) -> list[Unfilled]:
    """The places still to fill, each once, in reading order."""
    return list(dict.fromkeys(word for word in words_of(document.blocks) if isinstance(word, Unfilled)))


def file_name(title: str, ending: str) -> str:
    """A name that every system and NHS Jobs takes: 'mental-health-practitioner-band-6.docx'."""
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = "".join(letter if letter.isalnum() else " " for letter in ascii_only).split()
    return f"{'-'.join(words)[:80].strip('-') or 'document'}.{ending}"

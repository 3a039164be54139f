"""A document as plain data, from which Word files and PDFs are made, and which a page can show."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, zip_longest

LANGUAGE = "en-GB"
BODY, FOR_CANDIDATES = 11, 12  # points, in Word and PDF


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style. A line feed in them is a line break on the page.

    `place` names the answer that they are, if any: in Word they can then be changed, and are found again. `link` is the
    address they lead to. An address that is written out in a text is a link without being told: see links.py.
    """

    text: str
    bold: bool = False
    italic: bool = False
    place: str = ""
    label: str = ""  # of the place
    link: str = ""


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A place that the employer has still to fill in. `name` is the name of its answer."""

    name: str
    label: str
    prompt: str


Inline = Run | Unfilled
Words = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 2 or below: level 1 is the document's title."""

    level: int
    text: str
    key: str = ""  # of the record whose heading it is, as in 'section:dbs'


@dataclass(frozen=True, slots=True)
class Paragraph:
    words: Words
    is_note: bool = False  # shaded, to tell it from the text that the employer keeps
    leads: bool = False  # stays on one page with what follows, as a heading does


@dataclass(frozen=True, slots=True)
class ListItem:
    words: Words
    depth: int = 0
    key: str = ""  # of the record that it is, as in 'duty:duty-1'


@dataclass(frozen=True, slots=True)
class List:
    items: tuple[ListItem, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` are the headings, in a row that repeats on every page. `widths` are shares of the page's width.

    The first cell of each row is its heading.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[int, ...]
    row_height: int = 0  # in millimetres, at least; for writing in


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


MOST_ROWS_TOGETHER, MOST_LETTERS_TOGETHER = 7, 600  # a sixth of a page


def stays_together(block: List | Table) -> bool:
    """Whether all of it is to be on one page: a list or table so short that a reader takes it in at once."""
    cells = [item.words for item in block.items] if isinstance(block, List) else chain.from_iterable(block.rows)
    count = len(block.items) if isinstance(block, List) else len(block.rows)
    letters = sum(len(word.prompt if isinstance(word, Unfilled) else word.text) for words in cells for word in words)
    has_room = isinstance(block, Table) and block.row_height > 0
    return count <= MOST_ROWS_TOGETHER and letters <= MOST_LETTERS_TOGETHER and not has_room


CONTENTS = "Contents"


@dataclass(frozen=True, slots=True)
class Contents:
    """A list of the headings of level 2, under a heading of its own. Each leads to its place; a PDF has pages too."""

    entries: tuple[str, ...]


Block = Heading | Paragraph | List | Table | PageBreak | Contents


@dataclass(frozen=True, slots=True)
class Document:
    title: str
    subject: str
    reference: str  # in the footer of every page
    day: date
    blocks: tuple[Block, ...]
    carried: str = ""  # hidden data for the Word file: see carried.py
    points: int = BODY  # the size of the body text


def plain_words(text: str) -> Words:
    """The text as one run, without reading it as Markdown. Nothing if it is blank."""
    text = make_printable(text).strip()
    return (Run(text),) if text else ()


def make_printable(text: str) -> str:
    """Text that Word, typst and XML all accept: no control characters, and one kind of line end.

    Closes any mark that changes the direction of text, so that it can't affect what comes after.
    """
    text = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return _close_directions(text) if _DIRECTION.search(text) else text


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

_DIRECTION = re.compile(f"[{''.join(_OPENS)}]")


def _close_directions(text: str) -> str:
    pending: list[str] = []
    for letter in text:
        if letter in _OPENS:
            pending.append(_OPENS[letter])
        elif pending and letter == pending[-1]:
            pending.pop()
    return text + "".join(reversed(pending))


def keep_leads(content: Sequence[Block]) -> Iterator[Block]:
    """With each line that ends in a colon on one page with the beginning of its list."""
    for block, following in zip_longest(content, content[1:]):
        ends = isinstance(block, Paragraph) and isinstance(following, List) and _join(block.words).endswith(":")
        yield replace(block, leads=True) if ends and isinstance(block, Paragraph) else block


def words_of(blocks: Iterable[Block]) -> Iterable[Inline]:
    """Every piece of text in the blocks except headings, in reading order."""
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


def lines_of(document: Document) -> list[str]:
    """Its title and each heading, paragraph, item and cell as plain text. A place to fill in is left out."""
    lines = [document.title]
    for block in document.blocks:
        match block:
            case Heading(text=text):
                lines.append(text)
            case Paragraph(words=words):
                lines.append(_join(words))
            case List(items=items):
                lines += [_join(item.words) for item in items]
            case Table(columns=columns, rows=rows):
                lines += [*columns, *(_join(cell) for row in rows for cell in row)]
            case Contents(entries=entries):
                lines += entries
    return [line for line in lines if line]


def _join(words: Words) -> str:
    return "".join(word.text for word in words if isinstance(word, Run)).strip()


def list_unfilled(document: Document) -> list[Unfilled]:
    """The places still to fill in, each once, in reading order."""
    return list(dict.fromkeys(word for word in words_of(document.blocks) if isinstance(word, Unfilled)))


def file_name(title: str, ending: str) -> str:
    """A name that NHS Jobs and every system accept: 'mental-health-practitioner-band-6.docx'."""
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = "".join(letter if letter.isalnum() else " " for letter in ascii_only).split()
    return f"{'-'.join(words)[:80].strip('-') or 'document'}.{ending}"

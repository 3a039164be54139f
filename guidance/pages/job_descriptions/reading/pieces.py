"""A Word file's main part as its places and its lines, in reading order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from guidance.documents.shown import BETWEEN_CELLS
from guidance.pages.job_descriptions import word_text
from guidance.rules.recruitment import filled_in, tailoring

W = word_text.W
NAMES_BY_LABEL = {label.casefold(): name for name, label in tailoring.LABELS.items()}


@dataclass(frozen=True, slots=True)
class Place:
    """A content control for an answer. `marked` says that its program took its text for a prompt."""

    name: str
    text: str
    marked: bool = False
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a table's row with its cells. `level` is a heading's; 0 is text.

    `without` leaves out what the places in it show, and `named` has their names in curly brackets, as templates do.
    """

    cells: tuple[str, ...]
    without: str
    named: str
    level: int = 0
    has_place: bool = False
    is_item: bool = False  # of a list
    unread: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        return BETWEEN_CELLS.join(self.cells)


@dataclass(frozen=True, slots=True)
class Pieces:
    places: tuple[Place, ...]
    lines: tuple[Line, ...]


def clean(text: str) -> str:
    """On one line, without what could not be read."""
    return tailoring.clean_line(text.replace(word_text.UNREAD, " "))


def read_pieces(document: etree._Element) -> Pieces:
    body = document.find(f"{W}body")
    return Pieces(tuple(_find_places(document)), tuple(_list_lines(document if body is None else body)))


def name_of_place(control: etree._Element) -> str:
    """By its tag, or by its title where a program lost the tag. Blank for a control that isn't ours."""
    about = control.find(f"{W}sdtPr")
    if about is None:
        return ""
    tag, title = (
        found.get(f"{W}val") or "" if (found := about.find(f"{W}{name}")) is not None else ""
        for name in ("tag", "alias")
    )
    return tag if tag in tailoring.LABELS else NAMES_BY_LABEL.get(" ".join(title.split()).casefold(), "")


def _is_place(element: etree._Element) -> bool:
    return element.tag == f"{W}sdt" and bool(name_of_place(element))


def _find_places(document: etree._Element) -> Iterator[Place]:
    """Skips controls inside them."""
    walk = etree.iterwalk(document, events=("start",))
    for _, element in walk:
        if word_text.is_left_out(element):
            walk.skip_subtree()
        elif element.tag == f"{W}sdt" and (name := name_of_place(element)):
            walk.skip_subtree()
            read = word_text.read_text(element)
            yield Place(name, read.text, word_text.shows_prompt(element), read.unread)


def _list_lines(holder: etree._Element) -> Iterator[Line]:
    """Goes into whatever holds paragraphs, such as a control round some of them. Text boxes follow their paragraph."""
    walk = etree.iterwalk(holder, events=("start",))
    for _, element in walk:
        if element is holder:
            continue
        if word_text.is_left_out(element):
            walk.skip_subtree()
        elif element.tag in {f"{W}p", f"{W}tr"}:
            walk.skip_subtree()
            yield _read_line(element)
            if element.tag == f"{W}p":
                yield from _read_boxes(element)


def _read_boxes(element: etree._Element) -> Iterator[Line]:
    walk = etree.iterwalk(element, events=("start",))
    for _, inside in walk:
        if inside is not element and (word_text.is_left_out(inside) or _is_place(inside)):
            walk.skip_subtree()
        elif inside.tag == word_text.TEXT_BOX:
            walk.skip_subtree()
            yield from _list_lines(inside)


def _read_line(element: etree._Element) -> Line:
    """A text box in a row is read with its cell, since it may be what somebody typed there."""
    is_row = element.tag == f"{W}tr"
    cells = list(_list_cells(element)) if is_row else [element]
    whole = [word_text.read_text(cell, lambda inside: not is_row and _is_box(inside)) for cell in cells]
    without = [
        word_text.read_text(cell, lambda inside: _is_place(inside) or (not is_row and _is_box(inside)))
        for cell in cells
    ]
    return Line(
        tuple(" ".join(read.text.split()) for read in whole),
        BETWEEN_CELLS.join(" ".join(read.text.split()) for read in without),
        "" if is_row else " ".join(word_text.read_text(element, _is_box, _write_name).text.split()),
        _get_level(element),
        has_place=any(_is_place(control) for control in element.iter(f"{W}sdt")) or _is_in_place(element),
        is_item=_is_item(element),
        unread=tuple(dict.fromkeys(what for read in without for what in read.unread)),
    )


def _list_cells(row: etree._Element) -> Iterable[etree._Element]:
    """Of the row itself, not of tables in its cells. A control can be round a cell."""
    walk = etree.iterwalk(row, events=("start",), tag=f"{W}tc")
    for _, cell in walk:
        walk.skip_subtree()
        if not word_text.is_left_out(cell):
            yield cell


def _is_box(element: etree._Element) -> bool:
    return element.tag == word_text.TEXT_BOX


def _write_name(element: etree._Element) -> str:
    """'{line manager}' for a place of which a template's text can have the name. Its prompt, where the name is lost."""
    if element.tag != f"{W}sdt":
        return ""
    name = name_of_place(element).replace("_", " ")
    if name in filled_in.NAMES:
        return f"{{{name}}}"
    return word_text.text_of(element) if not name and word_text.shows_prompt(element) else ""


def _is_in_place(element: etree._Element) -> bool:
    return any(_is_place(above) for above in element.iterancestors(f"{W}sdt"))


def _is_item(element: etree._Element) -> bool:
    style = element.find(f"{W}pPr/{W}pStyle")
    name = "" if style is None else style.get(f"{W}val") or ""
    return element.find(f"{W}pPr/{W}numPr") is not None or name.lower().startswith("list")


def _get_level(element: etree._Element) -> int:
    style = element.find(f"{W}pPr/{W}pStyle")
    name = "" if style is None else style.get(f"{W}val") or ""
    digit = name.lower().removeprefix("heading").strip()
    return int(digit) if digit in {"1", "2", "3"} and name.lower().startswith("heading") else 0

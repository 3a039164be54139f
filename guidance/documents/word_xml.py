"""The pieces of WordprocessingML that documents are made of."""

from collections.abc import Iterable, Iterator
from itertools import count

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml import etree

from guidance.documents import blocks, word_styles

Element = etree._Element  # noqa: SLF001  lxml gives its element type no other name
TWIPS_A_MILLIMETRE = 56.7
AFTER_A_LIST = "160"  # twips


def element(name: str, *children: Element, **attributes: str) -> Element:
    """An element such as 'w:tab', with its attributes in Word's namespace too."""
    made: Element = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    made.extend(children)
    return made


def paragraph(words: Iterable[blocks.Inline], style: str | None, *properties: Element) -> Element:
    about = [element("w:pStyle", val=style)] if style else []
    made = element("w:p", *([element("w:pPr", *about, *properties)] if about or properties else []))
    made.extend(inlines(words))
    return made


def list_paragraph(item: blocks.Item, style: str, number: int, *, is_last: bool) -> Element:
    place = element("w:numPr", element("w:ilvl", val=str(item.depth)), element("w:numId", val=str(number)))
    return paragraph(item.words, style, place, *([element("w:spacing", after=AFTER_A_LIST)] if is_last else []))


def numbering(root: Element, abstract: int) -> int:
    """Adds a numbering, so that a list starts from 1, and returns its id."""
    number = 1 + max(int(held.get(qn("w:numId"), "0")) for held in root.findall(qn("w:num")))
    restart = (element("w:lvlOverride", element("w:startOverride", val="1"), ilvl=str(depth)) for depth in range(3))
    root.append(element("w:num", element("w:abstractNumId", val=str(abstract)), *restart, numId=str(number)))
    return number


def inlines(words: Iterable[blocks.Inline]) -> Iterator[Element]:
    for word in words:
        if isinstance(word, blocks.Unfilled):
            yield content_control(word)
        else:
            yield run(word)


def run(words: blocks.Run) -> Element:
    properties = [*([element("w:b")] if words.bold else []), *([element("w:i")] if words.italic else [])]
    made = element("w:r", *([element("w:rPr", *properties)] if properties else []))
    for place, line in enumerate(blocks.printable(words.text).split("\n")):
        if place:
            made.append(element("w:br"))
        made.append(_text(line))
    return made


def _text(line: str) -> Element:
    text = element("w:t")
    text.text = blocks.printable(line)
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return text


_control_ids = count(1)


def content_control(place: blocks.Unfilled) -> Element:
    """A box that shows its prompt until somebody types in it. An upload finds it by its tag."""
    style = element("w:rStyle", val=word_styles.UNFILLED.replace(" ", ""))
    shown = element("w:r", element("w:rPr", style), _text(f"[{place.prompt}]"))
    return element(
        "w:sdt",
        element(
            "w:sdtPr",
            element("w:alias", val=blocks.printable(place.label)),
            element("w:tag", val=blocks.printable(place.name)),
            element("w:id", val=str(next(_control_ids) % 2_000_000_000 + 1)),
            element("w:showingPlcHdr"),
            element("w:text"),
        ),
        element("w:sdtContent", shown),
    )


def table(block: blocks.Table, cell_style: str) -> Element:
    widths = [round(word_styles.TEXT_WIDTH * share / sum(block.widths)) for share in block.widths]
    header = tuple((blocks.Run(column),) for column in block.columns)
    rows = [_row(header, widths, cell_style, is_header=True)]
    rows += [_row(row, widths, cell_style, height=block.row_height) for row in block.rows]
    return element(
        "w:tbl",
        element(
            "w:tblPr",
            element("w:tblStyle", val="PlainRows"),
            element("w:tblW", w=str(sum(widths)), type="dxa"),
            element("w:tblLayout", type="fixed"),
            element(
                "w:tblLook",
                val="0020",
                firstRow="1",
                lastRow="0",
                firstColumn="0",
                lastColumn="0",
                noHBand="1",
                noVBand="1",
            ),
        ),
        element("w:tblGrid", *(element("w:gridCol", w=str(width)) for width in widths)),
        *rows,
    )


def _row(
    cells: Iterable[Iterable[blocks.Inline]], widths: list[int], style: str, *, is_header: bool = False, height: int = 0
) -> Element:
    about = [element("w:cantSplit")]
    if height:
        about.append(element("w:trHeight", val=str(round(height * TWIPS_A_MILLIMETRE)), hRule="atLeast"))
    if is_header:
        about.append(element("w:tblHeader"))
    return element(
        "w:tr",
        element("w:trPr", *about),
        *(
            element(
                "w:tc",
                element("w:tcPr", element("w:tcW", w=str(width), type="dxa")),
                paragraph(words, style, *([element("w:keepNext")] if is_header else [])),
            )
            for words, width in zip(cells, widths, strict=True)
        ),
    )


def page_field() -> list[Element]:
    """'Page 1 of 3', with fields that Word updates."""
    runs = []
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        runs += [
            element("w:r", _text(words)),
            element("w:fldSimple", element("w:r", _text("1")), instr=f" {field} "),
        ]
    return runs

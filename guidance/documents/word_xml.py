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


def build_element(name: str, /, *children: Element, **attributes: str) -> Element:
    """An element such as 'w:tab', with its attributes in Word's namespace too."""
    made: Element = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    made.extend(children)
    return made


def build_paragraph(words: Iterable[blocks.Inline], style: str | None, *properties: Element) -> Element:
    about = [build_element("w:pStyle", val=style)] if style else []
    made = build_element("w:p", *([build_element("w:pPr", *about, *properties)] if about or properties else []))
    made.extend(build_inlines(words))
    return made


def list_paragraph(item: blocks.ListItem, style: str, number: int, *, is_last: bool) -> Element:
    place = build_element(
        "w:numPr", build_element("w:ilvl", val=str(item.depth)), build_element("w:numId", val=str(number))
    )
    return build_paragraph(
        item.words, style, place, *([build_element("w:spacing", after=AFTER_A_LIST)] if is_last else [])
    )


def add_numbering(root: Element, abstract: int) -> int:
    """Adds a numbering, so that a list starts from 1, and returns its id."""
    number = 1 + max(int(held.get(qn("w:numId"), "0")) for held in root.findall(qn("w:num")))
    restart = (
        build_element("w:lvlOverride", build_element("w:startOverride", val="1"), ilvl=str(depth)) for depth in range(3)
    )
    root.append(
        build_element("w:num", build_element("w:abstractNumId", val=str(abstract)), *restart, numId=str(number))
    )
    return number


def build_inlines(words: Iterable[blocks.Inline]) -> Iterator[Element]:
    for word in words:
        if isinstance(word, blocks.Unfilled):
            yield content_control(word)
        else:
            yield build_run(word)


def build_run(words: blocks.Run) -> Element:
    properties = [*([build_element("w:b")] if words.bold else []), *([build_element("w:i")] if words.italic else [])]
    made = build_element("w:r", *([build_element("w:rPr", *properties)] if properties else []))
    for place, line in enumerate(blocks.make_printable(words.text).split("\n")):
        if place:
            made.append(build_element("w:br"))
        made.append(_build_text(line))
    return made


def _build_text(line: str) -> Element:
    text = build_element("w:t")
    text.text = blocks.make_printable(line)
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return text


_control_ids = count(1)


def content_control(place: blocks.Unfilled) -> Element:
    """A box that shows its prompt until somebody types in it. An upload finds it by its tag."""
    style = build_element("w:rStyle", val=word_styles.UNFILLED.replace(" ", ""))
    shown = build_element("w:r", build_element("w:rPr", style), _build_text(f"[{place.prompt}]"))
    return build_element(
        "w:sdt",
        build_element(
            "w:sdtPr",
            build_element("w:alias", val=blocks.make_printable(place.label)),
            build_element("w:tag", val=blocks.make_printable(place.name)),
            build_element("w:id", val=str(next(_control_ids) % 2_000_000_000 + 1)),
            build_element("w:showingPlcHdr"),
            build_element("w:text"),
        ),
        build_element("w:sdtContent", shown),
    )


def build_table(block: blocks.Table, cell_style: str) -> Element:
    widths = [round(word_styles.TEXT_WIDTH * share / sum(block.widths)) for share in block.widths]
    header = tuple((blocks.Run(column),) for column in block.columns)
    rows = [_build_row(header, widths, cell_style, is_header=True)]
    rows += [_build_row(row, widths, cell_style, height=block.row_height) for row in block.rows]
    return build_element(
        "w:tbl",
        build_element(
            "w:tblPr",
            build_element("w:tblStyle", val="PlainRows"),
            build_element("w:tblW", w=str(sum(widths)), type="dxa"),
            build_element("w:tblLayout", type="fixed"),
            build_element(
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
        build_element("w:tblGrid", *(build_element("w:gridCol", w=str(width)) for width in widths)),
        *rows,
    )


def _build_row(
    cells: Iterable[Iterable[blocks.Inline]], widths: list[int], style: str, *, is_header: bool = False, height: int = 0
) -> Element:
    about = [build_element("w:cantSplit")]
    if height:
        about.append(build_element("w:trHeight", val=str(round(height * TWIPS_A_MILLIMETRE)), hRule="atLeast"))
    if is_header:
        about.append(build_element("w:tblHeader"))
    return build_element(
        "w:tr",
        build_element("w:trPr", *about),
        *(
            build_element(
                "w:tc",
                build_element("w:tcPr", build_element("w:tcW", w=str(width), type="dxa")),
                build_paragraph(words, style, *([build_element("w:keepNext")] if is_header else [])),
            )
            for words, width in zip(cells, widths, strict=True)
        ),
    )


def page_field() -> list[Element]:
    """'Page 1 of 3', with fields that Word updates."""
    runs = []
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        runs += [
            build_element("w:r", _build_text(words)),
            build_element("w:fldSimple", build_element("w:r", _build_text("1")), instr=f" {field} "),
        ]
    return runs

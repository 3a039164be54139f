"""The pieces of WordprocessingML that documents are made of."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import count

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.parts.story import StoryPart
from lxml import etree

from guidance.documents import blocks, links, word_styles

Element = etree._Element  # noqa: SLF001  lxml gives its element type no other name
TWIPS_A_MILLIMETRE = 56.7
AFTER_A_LIST = "160"  # twips
_NAMESPACES = {prefix: nsmap[prefix] for prefix in ("w", "r")}
_find_name = cache(qn)


def build_element(name: str, /, *children: Element, **attributes: str) -> Element:
    """An element such as 'w:tab', with its attributes in Word's namespace too."""
    made: Element = oxml_parser.makeelement(_find_name(name), nsmap=_NAMESPACES)
    for attribute, value in attributes.items():
        made.set(_find_name(f"w:{attribute}"), value)
    made.extend(children)
    return made


def build_paragraph(words: Iterable[blocks.Inline], style: str | None, *properties: Element) -> Element:
    about = [build_element("w:pStyle", val=style)] if style else []
    made = build_element("w:p", *([build_element("w:pPr", *about, *properties)] if about or properties else []))
    made.extend(build_inlines(words))
    return made


def list_paragraph(item: blocks.ListItem, style: str, number: int, *, is_last: bool, together: bool) -> Element:
    """`together` is whether the whole list is to be on one page."""
    place = build_element(
        "w:numPr", build_element("w:ilvl", val=str(item.depth)), build_element("w:numId", val=str(number))
    )
    kept = [build_element("w:keepNext")] if together and not is_last else []
    after = [build_element("w:spacing", after=AFTER_A_LIST)] if is_last else []
    return build_paragraph(item.words, style, *kept, place, *after)


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
        elif word.place:
            yield _build_control(word.place, word.label, build_run(word))
        else:
            for piece in links.split_links(word):
                yield _build_link(piece) if piece.link else build_run(piece)


def _build_link(words: blocks.Run) -> Element:
    """A link whose relationship is still its address: see `relate_links`."""
    link = build_element("w:hyperlink", build_run(words))
    link.set(qn("r:id"), blocks.make_printable(words.link))
    return link


def relate_links(body: Element, part: StoryPart) -> None:
    """Gives each link the name of its address in the part's relationships, where Word looks for it."""
    for link in body.iter(qn("w:hyperlink")):
        if address := link.get(qn("r:id")):
            link.set(qn("r:id"), part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def build_run(words: blocks.Run) -> Element:
    properties = [
        *([build_element("w:rStyle", val=word_styles.LINK)] if words.link else []),
        *([build_element("w:b")] if words.bold else []),
        *([build_element("w:i")] if words.italic else []),
    ]
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
    """A box that shows its prompt until somebody types in it. An upload finds it by its tag.

    It takes any text: of a box for plain text alone, LibreOffice 7.4 loses the line breaks when it saves.
    """
    style = build_element("w:rStyle", val=word_styles.UNFILLED.replace(" ", ""))
    shown = build_element("w:r", build_element("w:rPr", style), _build_text(f"[{place.prompt}]"))
    return _build_control(place.name, place.label, shown, build_element("w:showingPlcHdr"))


def _build_control(name: str, label: str, shown: Element, *properties: Element) -> Element:
    return build_element(
        "w:sdt",
        build_element(
            "w:sdtPr",
            build_element("w:alias", val=blocks.make_printable(label)),
            build_element("w:tag", val=blocks.make_printable(name)),
            build_element("w:id", val=str(next(_control_ids) % 2_000_000_000 + 1)),
            *properties,
        ),
        build_element("w:sdtContent", shown),
    )


def build_table(block: blocks.Table, cell_style: str) -> Element:
    widths = [round(word_styles.TEXT_WIDTH * share / sum(block.widths)) for share in block.widths]
    header = tuple((blocks.Run(column),) for column in block.columns)
    rows = [_build_row(header, widths, cell_style, is_header=True, keeps_next=True)]
    together = blocks.stays_together(block)
    rows += [
        _build_row(row, widths, cell_style, height=block.row_height, keeps_next=together and place < len(block.rows))
        for place, row in enumerate(block.rows, start=1)
    ]
    return build_element(
        "w:tbl",
        build_element(
            "w:tblPr",
            build_element("w:tblStyle", val="PlainRows"),
            build_element("w:tblW", w=str(sum(widths)), type="dxa"),
            build_element("w:tblLayout", type="fixed"),
            build_element(
                "w:tblLook",
                val="06A0",  # the same as the six beside it, as older versions read it
                firstRow="1",
                lastRow="0",
                firstColumn="1",
                lastColumn="0",
                noHBand="1",
                noVBand="1",
            ),
        ),
        build_element("w:tblGrid", *(build_element("w:gridCol", w=str(width)) for width in widths)),
        *rows,
    )


def _build_row(
    cells: Iterable[Iterable[blocks.Inline]],
    widths: list[int],
    style: str,
    *,
    keeps_next: bool,
    is_header: bool = False,
    height: int = 0,
) -> Element:
    """`keeps_next` is whether the next row is to be on the same page."""
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
                build_paragraph(words, style, *([build_element("w:keepNext")] if keeps_next else [])),
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

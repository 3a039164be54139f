"""A document as a Word file."""

from datetime import datetime, time
from io import BytesIO

import docx
from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from guidance.documents import blocks, word_contents, word_styles, word_xml

LONGEST_BESIDE_PAGE = 95  # characters, at the footer's size
CARRIED_PROPERTIES = (
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    'ds:itemID="{6D9B5B0C-5C0C-4B53-9B4E-6B1E0F0A7C11}"><ds:schemaRefs/></ds:datastoreItem>'
)


def to_docx(document: blocks.Document) -> bytes:
    file = docx.Document(BytesIO(word_styles.empty_file(document.points)))
    _set_properties(file, document)
    _write_blocks(file, document)
    word_xml.relate_links(file.element.body, file.part)
    _write_footer(file, document.reference)
    if document.carried:
        _add_carried_part(file, document.carried)
    saved = BytesIO()
    file.save(saved)
    return saved.getvalue()


def _set_properties(file: WordFile, document: blocks.Document) -> None:
    made = datetime.combine(document.day, time(12))
    properties = file.core_properties
    properties.title = blocks.make_printable(document.title)[:255]
    properties.subject = blocks.make_printable(document.subject)[:255]
    properties.language = blocks.LANGUAGE
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = made
    properties.revision = 1


def _write_blocks(file: WordFile, document: blocks.Document) -> None:
    body = file.element.body
    last = body.find(qn("w:sectPr"))
    numberings = file.part.numbering_part.element
    last.addprevious(word_xml.build_paragraph((blocks.Run(document.title),), "Heading1"))
    after_table = False
    places = word_contents.Places()
    for block in blocks.keep_leads(document.blocks):
        if after_table and not isinstance(block, blocks.Heading):
            last.addprevious(word_xml.build_paragraph((), "TableText"))  # otherwise Word would join two tables into one
        for part in _build_parts(block, numberings, places):
            last.addprevious(part)
        after_table = isinstance(block, blocks.Table)
    if after_table:
        last.addprevious(word_xml.build_paragraph((), "TableText"))


def _build_parts(
    block: blocks.Block, numberings: word_xml.Element, places: word_contents.Places
) -> list[word_xml.Element]:
    match block:
        case blocks.Heading(level=level, text=text):
            heading = word_xml.build_paragraph((blocks.Run(text),), f"Heading{level}")
            if level == word_contents.LEVEL:
                places.mark(heading)
            return [heading]
        case blocks.Contents(entries=entries):
            return word_contents.build_contents(entries)
        case blocks.Paragraph(words=words, is_note=is_note, leads=leads):
            return [
                word_xml.build_paragraph(
                    words,
                    word_styles.NOTE if is_note else None,
                    *([word_xml.build_element("w:keepNext")] if leads else []),
                )
            ]
        case blocks.List(items=items, numbered=numbered):
            number = word_xml.add_numbering(numberings, word_styles.NUMBERS) if numbered else word_styles.BULLETS
            style = "ListNumber" if numbered else "ListBullet"
            together = blocks.stays_together(block)
            return [
                word_xml.list_paragraph(item, style, number, is_last=item is items[-1], together=together)
                for item in items
            ]
        case blocks.Table():
            return [word_xml.build_table(block, word_styles.CELL.replace(" ", ""))]
        case blocks.PageBreak():
            broken = word_xml.build_paragraph((), None)
            broken.append(word_xml.build_element("w:r", word_xml.build_element("w:br", type="page")))
            return [broken]


def _write_footer(file: WordFile, reference: str) -> None:
    """The reference on the left and the page number on the right, or on the next line if the reference is long."""
    footer = file.sections[0].footer
    word_styles.forget_later_words(footer._element)  # noqa: SLF001
    line = footer.paragraphs[0]._p  # noqa: SLF001
    line.append(word_xml.build_run(blocks.Run(reference)))
    if len(reference) > LONGEST_BESIDE_PAGE:
        line.append(word_xml.build_element("w:r", word_xml.build_element("w:br")))
    line.extend([word_xml.build_element("w:r", word_xml.build_element("w:tab")), *word_xml.page_field()])


def _add_carried_part(file: WordFile, carried: str) -> None:
    """Adds a custom XML part, which Word keeps when it saves and never shows."""
    package = file.part.package
    item = Part(PackURI("/customXml/item1.xml"), CONTENT_TYPE.XML, carried.encode(), package)
    properties = Part(
        PackURI("/customXml/itemProps1.xml"),
        CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES,
        CARRIED_PROPERTIES.encode(),
        package,
    )
    item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    file.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)

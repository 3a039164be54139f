"""A document as a Word file."""

from datetime import datetime, time
from io import BytesIO

import docx
from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from guidance.documents.blocks import (
    LANGUAGE,
    Block,
    Document,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Run,
    Table,
    printable,
)
from guidance.documents.word_styles import BULLETS, CELL, NOTE, NUMBERS, empty_file
from guidance.documents.word_xml import (
    Element,
    element,
    list_paragraph,
    numbering,
    page_field,
    paragraph,
    run,
    table,
)

LONGEST_BESIDE_PAGE = 95  # letters of the footer's size
CARRIED_PROPERTIES = (
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    'ds:itemID="{6D9B5B0C-5C0C-4B53-9B4E-6B1E0F0A7C11}"><ds:schemaRefs/></ds:datastoreItem>'
)


def to_docx(document: Document) -> bytes:
    file = docx.Document(BytesIO(empty_file(compact=document.compact)))
    _describe(file, document)
    _fill(file, document)
    _footer(file, document.reference)
    if document.carried:
        _carry(file, document.carried)
    saved = BytesIO()
    file.save(saved)
    return saved.getvalue()


def _describe(file: WordFile, document: Document) -> None:
    made = datetime.combine(document.day, time(12))
    properties = file.core_properties
    properties.title = printable(document.title)[:255]
    properties.subject = printable(document.subject)[:255]
    properties.language = LANGUAGE
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = made
    properties.revision = 1


def _fill(file: WordFile, document: Document) -> None:
    body = file.element.body
    last = body.find(qn("w:sectPr"))
    numberings = file.part.numbering_part.element
    last.addprevious(paragraph((Run(document.title),), "Heading1"))
    after_table = False
    for block in document.blocks:
        if after_table and not isinstance(block, Heading):
            last.addprevious(paragraph((), "TableText"))  # else two tables would grow into one
        for part in _parts(block, numberings):
            last.addprevious(part)
        after_table = isinstance(block, Table)
    if after_table:
        last.addprevious(paragraph((), "TableText"))


def _parts(block: Block, numberings: Element) -> list[Element]:
    match block:
        case Heading(level=level, text=text):
            return [paragraph((Run(text),), f"Heading{level}")]
        case Paragraph(words=words, is_note=is_note, leads=leads):
            return [paragraph(words, NOTE if is_note else None, *([element("w:keepNext")] if leads else []))]
        case List(items=items, numbered=numbered):
            number = numbering(numberings, NUMBERS) if numbered else BULLETS
            style = "ListNumber" if numbered else "ListBullet"
            return [list_paragraph(item, style, number, is_last=item is items[-1]) for item in items]
        case Table():
            return [table(block, CELL.replace(" ", ""))]
        case PageBreak():
            broken = paragraph((), None)
            broken.append(element("w:r", element("w:br", type="page")))
            return [broken]


def _footer(file: WordFile, reference: str) -> None:
    """The reference on the left and the number of the page on the right, on a line of its own where it has no room."""
    line = file.sections[0].footer.paragraphs[0]._p  # noqa: SLF001
    line.append(run(Run(reference)))
    if len(reference) > LONGEST_BESIDE_PAGE:
        line.append(element("w:r", element("w:br")))
    line.extend([element("w:r", element("w:tab")), *page_field()])


def _carry(file: WordFile, carried: str) -> None:
    """A part of the file that Word keeps when it saves, and never shows."""
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

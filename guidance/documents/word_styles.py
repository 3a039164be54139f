"""The empty Word file that every document starts from: A4, Arial, British English, and real styles for every part.

Built once in each process. It keeps Word's own style names, so that Word's navigation pane and table of contents, and
assistive technology, recognise headings, lists and tables.
"""

from functools import cache
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt, RGBColor, Twips
from docx.styles.style import ParagraphStyle

from guidance.documents import word_theme
from guidance.documents.blocks import LANGUAGE

FONT = word_theme.FONT
INK = RGBColor(0x1B, 0x1F, 0x24)
QUIET = RGBColor(0x4C, 0x56, 0x62)  # contrast 7.5 to 1 on white
RULE = "C6CCD3"
SHADE = "F1F3F5"
PLACE, PLACE_INK = "FFF2C2", RGBColor(0x7A, 0x4A, 0x00)  # a place to fill in: contrast 6.5 to 1

LINK_INK = RGBColor(0x00, 0x5E, 0xB8)  # contrast 6.2 to 1

BULLETS, NUMBERS = 1, 2  # abstract numberings, and the numbering of each that its style points at
NOTE, CELL, TABLE, UNFILLED, LINK = "Note", "Table Text", "Plain Rows", "Place to Fill", "Hyperlink"
TEXT_WIDTH = round((210 - 2 * 23) * 56.7)  # between the margins of A4, in twips
HEADINGS = {1: (11, 0, 4), 2: (4, 18, 5), 3: (1.5, 12, 3)}  # points more than the body, space before and after

# What python-docx's empty file has besides is left out: Word would list 160 styles and a blue theme.
_OWN_STYLES = {"Normal", "Footer", "Heading1", "Heading2", "Heading3", "ListBullet", "ListNumber"}
_BUILT_IN = {"DefaultParagraphFont", "TableNormal", "NoList"}
_LEFTOVERS = {"thumbnail", "customXml", "stylesWithEffects", "webSettings"}


_SETTINGS = (
    f'<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    + "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        # Without the first, Word opens the file in the compatibility mode of an older version.
        for name, value in (("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1))
    )
    + f'</w:compat><w:themeFontLang w:val="{LANGUAGE}"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)


@cache
def empty_file(points: int = 11) -> bytes:
    """`points` is the size of the body text."""
    file = docx.Document()
    _drop_leftovers(file)
    _set_page(file)
    _set_defaults(file, points)
    _set_headings(file, points)
    _add_text_styles(file, points)
    _set_numberings(file, points)
    _add_table_style(file)
    saved = BytesIO()
    file.save(saved)
    return saved.getvalue()


def _set_page(file: WordFile) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(23)
    section.top_margin, section.bottom_margin = Mm(22), Mm(24)
    section.footer_distance = Mm(11)


def _set_defaults(file: WordFile, points: int) -> None:
    """The language and font of the whole file, and the settings that every file has."""
    properties = file.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    properties.clear()
    properties.append(
        parse_xml(f'<w:rFonts {nsdecls("w")} w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>')
    )
    properties.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'))
    settings = file.settings.element
    settings.clear()
    settings.extend(parse_xml(_SETTINGS))
    normal = file.styles["Normal"]
    _set_style(normal, size=points, before=0, after=7)
    normal.paragraph_format.line_spacing = 1.2
    normal.paragraph_format.widow_control = True


def _set_headings(file: WordFile, points: int) -> None:
    for level, (more, before, after) in HEADINGS.items():
        heading = file.styles[f"Heading {level}"]
        _set_style(heading, size=points + more, before=before, after=after, bold=True)
        heading.paragraph_format.line_spacing = 1.1
        heading.paragraph_format.keep_with_next = True
    title = file.styles["Heading 1"].element.get_or_add_pPr()
    _add_borders(title, '<w:bottom w:val="single" w:sz="12" w:space="6" w:color="1B1F24"/>')


def _add_borders(properties: Any, borders: str, shade: str = "") -> None:
    """Adds borders and shading in the order that Word's schema requires: before tabs, spacing and indents."""
    after = ("w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
    properties.insert_element_before(parse_xml(f"<w:pBdr {nsdecls('w')}>{borders}</w:pBdr>"), *after)
    if shade:
        fill = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{shade}"/>')
        properties.insert_element_before(fill, *after)


def _add_text_styles(file: WordFile, points: int) -> None:
    footer = file.styles["Footer"]
    _set_style(footer, size=9, before=0, after=0, colour=QUIET)
    footer.element.pPr.remove(footer.element.pPr.find(qn("w:tabs")))
    footer.paragraph_format.tab_stops.add_tab_stop(Twips(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    note = file.styles.add_style(NOTE, WD_STYLE_TYPE.PARAGRAPH)
    note.base_style = file.styles["Normal"]
    _set_style(note, size=points, before=9, after=9)
    room = f'w:val="single" w:sz="4" w:space="5" w:color="{SHADE}"'
    bar = f'<w:top {room}/><w:left w:val="single" w:sz="24" w:space="8" w:color="4C5662"/><w:bottom {room}/>'
    _add_borders(note.element.get_or_add_pPr(), bar, SHADE)
    note.paragraph_format.left_indent = Mm(4)
    _add_contents_styles(file, points)
    cell = file.styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = file.styles["Normal"]
    _set_style(cell, size=points, before=0, after=0)
    cell.paragraph_format.line_spacing = 1.1
    link = file.styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb, link.font.underline = LINK_INK, True
    place = file.styles.add_style(UNFILLED, WD_STYLE_TYPE.CHARACTER)
    place.font.color.rgb = PLACE_INK  # LibreOffice shows no background in a content control
    place.element.get_or_add_rPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{PLACE}"/>')
    )


def _add_contents_styles(file: WordFile, points: int) -> None:
    """The line is the one that Word's own contents list uses for headings of level 2, so that it stays when updated."""
    line = file.styles.add_style("toc 2", WD_STYLE_TYPE.PARAGRAPH)
    line.element.set(qn("w:styleId"), "ContentsLine")
    line.base_style = file.styles["Normal"]
    _set_style(line, size=points, before=0, after=2)
    line.paragraph_format.tab_stops.add_tab_stop(Twips(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    heading = file.styles.add_style("Contents Heading", WD_STYLE_TYPE.PARAGRAPH)
    heading.base_style = file.styles["Normal"]
    more, _, after = HEADINGS[2]
    _set_style(heading, size=points + more, before=10, after=after, bold=True)
    heading.paragraph_format.keep_with_next = True


def _set_numberings(file: WordFile, points: int) -> None:
    """Replaces python-docx's list numberings with bullets and numbers of three depths."""
    part = file.part.numbering_part
    root = part.element
    for child in list(root):
        root.remove(child)
    marks = {BULLETS: ("bullet", "•\N{EN DASH}•"), NUMBERS: ("decimal", "")}
    for number, (kind, signs) in marks.items():
        levels = "".join(_write_level(depth, kind, signs[depth] if signs else f"%{depth + 1}.") for depth in range(3))
        root.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
                f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
            )
        )
    for number in marks:
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    for name, number in (("List Bullet", BULLETS), ("List Number", NUMBERS)):
        style = file.styles[name]
        _set_style(style, size=points, before=0, after=4)
        style.element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number
        contextual = style.element.pPr.find(qn("w:contextualSpacing"))
        if contextual is not None:
            style.element.pPr.remove(contextual)


def _write_level(depth: int, kind: str, sign: str) -> str:
    left, hanging = 397 * (depth + 1), 397
    style = {"bullet": "ListBullet", "decimal": "ListNumber"}[kind]
    of_style = "" if depth else f'<w:pStyle w:val="{style}"/>'
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{of_style}<w:lvlText w:val="{sign}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:hint="default"/></w:rPr></w:lvl>'
    )


def _add_table_style(file: WordFile) -> None:
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
    file.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="PlainRows">'
            f'<w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
            f"<w:tblPr><w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
            '<w:tblCellMar><w:top w:w="70" w:type="dxa"/><w:left w:w="110" w:type="dxa"/>'
            '<w:bottom w:w="70" w:type="dxa"/><w:right w:w="110" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
            f'<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1B1F24"/></w:tcBorders>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/></w:tcPr></w:tblStylePr></w:style>'
        )
    )


def _drop_leftovers(file: WordFile) -> None:
    """Removes what python-docx's empty file has that ours do not use."""
    for relations in (file.part.package.rels, file.part.rels):
        for name, relation in list(relations.items()):
            kind = relation.reltype.rpartition("/")[2]
            if kind in _LEFTOVERS:
                relations.pop(name)
            elif kind in word_theme.REWRITTEN:
                part = relation.target_part
                part._blob = word_theme.REWRITTEN[kind](part.blob)  # noqa: SLF001  python-docx offers no other way
    styles = file.styles.element
    for style in list(styles.findall(qn("w:style"))):
        if style.get(qn("w:styleId")) not in _OWN_STYLES | _BUILT_IN:
            styles.remove(style)
    for link in list(styles.iter(qn("w:link"))):  # to a character style that is gone
        link.getparent().remove(link)
    latent = styles.find(qn("w:latentStyles"))
    for exception in list(latent):
        latent.remove(exception)
    latent.set(qn("w:count"), "0")
    for part in (file.styles.element, file.part.numbering_part.element):
        forget_later_words(part)


def forget_later_words(root: Any) -> None:
    """Takes out what says that the words of later versions may be left aside: we use none, and the schema has none."""
    root.attrib.pop(_IGNORABLE, None)


_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"


def _set_style(
    style: ParagraphStyle, *, size: float, before: float, after: float, bold: bool = False, colour: RGBColor = INK
) -> None:
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    style.font.name = FONT
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold or None, colour
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)

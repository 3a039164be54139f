"""The theme and the table of fonts of a Word file: in place of Word's blue and its Cambria, our own ink and Arial."""

from lxml import etree

FONT = "Arial"
COLOURS = {"dk1": "1B1F24", "lt1": "FFFFFF", "dk2": "4C5662", "lt2": "F1F3F5", "hlink": "005EB8", "folHlink": "330072"}
ACCENT = "4C5662"

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _rewrite_theme(content: bytes) -> bytes:
    root = etree.fromstring(content)
    for scheme in root.iter(f"{_DRAWING}clrScheme"):
        for colour in scheme:
            name = etree.QName(colour).localname
            colour[:] = [etree.Element(f"{_DRAWING}srgbClr", val=COLOURS.get(name, ACCENT))]
    for fonts in [*root.iter(f"{_DRAWING}majorFont"), *root.iter(f"{_DRAWING}minorFont")]:
        for font in list(fonts):
            if etree.QName(font).localname == "latin":
                font.set("typeface", FONT)
            elif etree.QName(font).localname == "font":
                fonts.remove(font)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _rewrite_fonts(content: bytes) -> bytes:
    root = etree.fromstring(content)
    for font in list(root):
        if font.get(f"{_WORD}name") != FONT:
            root.remove(font)
    root.attrib.pop("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable", "")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


REWRITTEN = {"theme": _rewrite_theme, "fontTable": _rewrite_fonts}

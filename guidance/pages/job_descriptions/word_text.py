"""The text of a piece of a Word file as a reader sees it. Some characters are elements, such as tabs and breaks."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_STANDS_FOR = {
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}p": "\n",
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",  # shows only at the end of a line
}
# Text that was deleted or moved, properties, drawings, and the repeats that are there for older programs.
_LEFT_OUT = {
    f"{W}del", f"{W}moveFrom", f"{W}rPr", f"{W}pPr", f"{W}sdtPr", f"{W}drawing", f"{W}pict", f"{W}object", f"{W}rt",
    f"{_COMPATIBILITY}Fallback",
}  # fmt: skip
_PRIVATE = range(0xE000, 0xF900)  # where Word puts the characters of symbol fonts, such as Wingdings


def text_of(piece: etree._Element) -> str:
    """Each line break and paragraph becomes a line feed."""
    found = []
    walk = etree.iterwalk(piece, events=("start",))
    for _, element in walk:
        if element.tag in _LEFT_OUT:
            walk.skip_subtree()
        elif element.tag == f"{W}t":
            found.append(str(element.text or ""))
        elif element.tag == f"{W}sym":
            found.append(_read_symbol(element.get(f"{W}char") or ""))
        else:
            found.append(_STANDS_FOR.get(str(element.tag), ""))
    return "".join(found)


def is_on(about: etree._Element | None, name: str) -> bool:
    """Whether a property is there and not switched off."""
    found = None if about is None else about.find(f"{W}{name}")
    return found is not None and found.get(f"{W}val") not in {"0", "false", "off"}


def _read_symbol(code: str) -> str:
    """A space for a character that only a symbol font has, or that is invalid."""
    try:
        number = int(code, 16)
        return " " if number in _PRIVATE else chr(number)
    except (ValueError, OverflowError):
        return " "

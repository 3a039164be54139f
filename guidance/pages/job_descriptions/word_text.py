"""The text of a piece of a Word file as a reader sees it, and what in it no letters stand for."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from guidance.pages.job_descriptions.reading import symbols

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

UNREAD = "\N{REPLACEMENT CHARACTER}"  # in the place of what could not be read
TEXT_BOX = f"{W}txbxContent"
_STANDS_FOR = {
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}tc": "\t",
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",  # shows only at the end of a line
}
_LETTERS = {f"{W}t", f"{_MATHS}t", f"{_DRAWN}t"}
_LETTERS_FOR = str.maketrans({"\N{NON-BREAKING HYPHEN}": "-", "\N{SOFT HYPHEN}": ""})
# Text that was deleted or moved away, properties, and how to pronounce what is written.
LEFT_OUT = {
    f"{W}del", f"{W}moveFrom", f"{W}rPr", f"{W}pPr", f"{W}tblPr", f"{W}tcPr", f"{W}sectPr", f"{W}sdtPr", f"{W}rt",
}  # fmt: skip
_NO_LETTERS = {
    f"{W}footnoteReference": "a footnote",
    f"{W}endnoteReference": "an endnote",
    f"{W}altChunk": "another document, put in whole",
    f"{W}subDoc": "another document, put in whole",
    f"{W}contentPart": "a drawing by hand",
    f"{W}object": "an object of another program",
    f"{W}pgNum": "a page number",
    f"{_DRAWN}blip": "a picture",
    "{urn:schemas-microsoft-com:vml}imagedata": "a picture",
}
# Fields that show nothing by design: entries of an index or a list of contents.
_SHOW_NOTHING = {"XE", "TC", "TA", "RD", "PRIVATE", "ASK", "SET", "ADVANCE"}


@dataclass(frozen=True, slots=True)
class TextRead:
    """`unread` names what has no letters. Each leaves UNREAD in the text, or nothing where it shows no sign."""

    text: str
    unread: tuple[str, ...] = ()


@dataclass(slots=True)
class _Field:
    """Word puts a field's code before its result. Only the result shows."""

    code: str = ""
    has_result: bool = False
    chosen: str = ""  # of a list or a box of an old form


def text_of(piece: etree._Element) -> str:
    """Each line break and paragraph becomes a line feed."""
    return read_text(piece).text


def is_left_out(element: etree._Element) -> bool:
    """Whether a reader doesn't see the element: deleted, or a repeat for older programs, or a prompt."""
    tag = element.tag
    if tag in LEFT_OUT:
        return True
    if tag == f"{_COMPATIBILITY}Fallback":
        parent = element.getparent()
        return parent is not None and parent.find(f"{_COMPATIBILITY}Choice") is not None
    if tag == f"{W}tr":
        return element.find(f"{W}trPr/{W}del") is not None
    if tag == f"{W}tc":
        return element.find(f"{W}tcPr/{W}cellDel") is not None
    return False


def is_on(about: etree._Element | None, name: str) -> bool:
    """Whether a property is there and not switched off."""
    found = None if about is None else about.find(f"{W}{name}")
    return found is not None and found.get(f"{W}val") not in {"0", "false", "off"}


def shows_prompt(control: etree._Element) -> bool:
    return is_on(control.find(f"{W}sdtPr"), "showingPlcHdr")


def _is_prompt(element: etree._Element) -> bool:
    return element.tag == f"{W}sdt" and shows_prompt(element)


def read_text(
    piece: etree._Element,
    leaves_out: Callable[[etree._Element], bool] = lambda _: False,
    writes_for: Callable[[etree._Element], str] = lambda _: "",
) -> TextRead:
    """`writes_for` gives what to write in place of an element, if anything."""
    reading = _Reading()
    walk = etree.iterwalk(piece, events=("start",))
    for _, element in walk:
        if element is not piece and (instead := writes_for(element)):
            reading.found.append(instead)
            walk.skip_subtree()
        elif element is not piece and (is_left_out(element) or leaves_out(element) or _is_prompt(element)):
            walk.skip_subtree()
        elif element.tag == f"{W}r" and is_on(element.find(f"{W}rPr"), "vanish"):
            if text_of_hidden(element):
                reading.unread.append("hidden text")
            walk.skip_subtree()
        else:
            reading.take(element)
    return TextRead("".join(reading.found), tuple(dict.fromkeys(reading.unread)))


def text_of_hidden(run: etree._Element) -> str:
    return "".join(text.text or "" for text in run.iter(f"{W}t")).strip()


@dataclass(slots=True)
class _Reading:
    found: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)
    _joins: bool = False  # the last paragraph's end was deleted, so the next goes on from it

    def take(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag == f"{W}fldChar":
            self._take_field(element)
        elif tag == f"{W}instrText" and self._fields:
            self._fields[-1].code += element.text or ""
        elif tag == f"{W}p":
            self._add("" if self._joins else "\n")
            self._joins = any(element.find(f"{W}pPr/{W}rPr/{W}{mark}") is not None for mark in ("del", "moveFrom"))
        elif tag in _LETTERS:
            font = symbols.font_of(element.getparent())
            self._add(
                "".join(self._read_letter(letter, font) for letter in (element.text or "").translate(_LETTERS_FOR))
            )
        elif tag == f"{W}sym":
            self._add(self._read_symbol(element.get(f"{W}char") or "", element.get(f"{W}font") or ""))
        elif tag in _NO_LETTERS:
            self._miss(_NO_LETTERS[tag])
        else:
            self._add(_STANDS_FOR.get(tag, ""))

    def _add(self, text: str) -> None:
        if all(held.has_result for held in self._fields):
            self.found.append(text)

    def _miss(self, what: str) -> None:
        self._add(UNREAD)
        self.unread.append(what)

    def _read_letter(self, letter: str, font: str) -> str:
        return self._name_symbol(ord(letter), font) if symbols.is_private(letter) else letter

    def _read_symbol(self, code: str, font: str) -> str:
        try:
            return self._name_symbol(int(code, 16), font)
        except (ValueError, OverflowError):
            return self._name_symbol(0, font)

    def _name_symbol(self, number: int, font: str) -> str:
        letter = symbols.letter_of(number, font)
        if not letter:
            self.unread.append(f"a symbol of the font {font[:40]}" if font else "a symbol")
        return letter or UNREAD

    def _take_field(self, mark: etree._Element) -> None:
        match mark.get(f"{W}fldCharType"):
            case "begin":
                self._fields.append(_Field(chosen=_read_choice(mark)))
            case "separate" if self._fields:
                self._fields[-1].has_result = True
            case "end" if self._fields:
                ended = self._fields.pop()
                if ended.chosen and not ended.has_result:
                    self._add(ended.chosen)
                elif not ended.has_result and ended.code.strip():
                    self._miss_field(ended.code.split())

    def _miss_field(self, code: list[str]) -> None:
        if code[0].upper() not in _SHOW_NOTHING:
            self._miss(f"a field ({code[0][:40]})")


def _read_choice(mark: etree._Element) -> str:
    """What is chosen in a list, or whether a box is ticked, in a form of Word 2003."""
    listed = mark.find(f"{W}ffData/{W}ddList")
    if listed is not None:
        entries = [entry.get(f"{W}val") or "" for entry in listed.findall(f"{W}listEntry")]
        result = listed.find(f"{W}result")
        chosen = "0" if result is None else result.get(f"{W}val") or "0"
        return entries[int(chosen)] if chosen.isdecimal() and len(chosen) < 4 and int(chosen) < len(entries) else ""
    box = mark.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    ticked = is_on(box, "checked") if box.find(f"{W}checked") is not None else is_on(box, "default")
    return "\N{BALLOT BOX WITH CHECK}" if ticked else "\N{BALLOT BOX}"

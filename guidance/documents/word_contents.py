"""The contents list of a Word file: a field of Word's own, filled in, whose lines lead to the headings.

Word gives the lines their page numbers when a reader updates the field. It would ask each reader about it if the file
told it to do so by itself.
"""

from collections.abc import Iterable

from guidance.documents import blocks, word_xml

LEVEL = 2
STYLE = "ContentsLine"
FIELD = f' TOC \\o "{LEVEL}-{LEVEL}" \\h \\z \\u '


class Places:
    """Marks the headings that the list leads to, in their order."""

    def __init__(self) -> None:
        self._marked = 0

    def mark(self, heading: word_xml.Element) -> None:
        start = word_xml.build_element("w:bookmarkStart", id=str(self._marked), name=_name_place(self._marked))
        heading.insert(1, start)  # after its properties
        heading.append(word_xml.build_element("w:bookmarkEnd", id=str(self._marked)))
        self._marked += 1


def build_contents(entries: Iterable[str]) -> list[word_xml.Element]:
    """The heading is a paragraph that looks like one, because a contents list does not list itself."""
    lines = [_build_line(number, entry) for number, entry in enumerate(entries)]
    heading = word_xml.build_paragraph((blocks.Run(blocks.CONTENTS),), "ContentsHeading")
    if lines:
        begin = [_field_char("begin"), _field_code(), _field_char("separate")]
        for run in reversed(begin):
            lines[0].insert(1, run)
        lines[-1].append(_field_char("end"))
    return [heading, *lines]


def _build_line(number: int, entry: str) -> word_xml.Element:
    line = word_xml.build_paragraph((), STYLE)
    link = word_xml.build_element("w:hyperlink", word_xml.build_run(blocks.Run(entry)), anchor=_name_place(number))
    line.append(link)
    return line


def _name_place(number: int) -> str:
    return f"_Toc{number + 1:06}"


def _field_char(kind: str) -> word_xml.Element:
    return word_xml.build_element("w:r", word_xml.build_element("w:fldChar", fldCharType=kind))


def _field_code() -> word_xml.Element:
    code = word_xml.build_element("w:instrText")
    code.text = FIELD
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return word_xml.build_element("w:r", code)

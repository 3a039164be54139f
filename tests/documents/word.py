"""Word files read back as a reader's own program reads them."""

from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.table import Table


def opened(content: bytes) -> WordFile:
    return docx.Document(BytesIO(content))


def headings(file: WordFile) -> list[tuple[int, str]]:
    found = [(paragraph.style.name, paragraph.text) for paragraph in file.paragraphs]
    return [(int(name.removeprefix("Heading ")), text) for name, text in found if name.startswith("Heading ")]


def controls(file: WordFile) -> dict[str, str]:
    """The prompt of each content control that still shows it, by its tag."""
    return {
        control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")): "".join(
            text.text for text in control.iter(qn("w:t"))
        )
        for control in file.element.body.iter(qn("w:sdt"))
        if control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None
    }


def text_of(file: WordFile) -> str:
    return "\n".join(
        "".join(text.text or "" for text in part.iter(qn("w:t"))) for part in file.element.body.iter(qn("w:p"))
    )


def rows_of(table: Table) -> list[Any]:
    """The rows as they are in the file: python-docx shows nothing of what repeats or stays whole."""
    return list(table._tbl.tr_lst)  # noqa: SLF001


def xml_of(part: Any) -> Any:
    return part._element  # noqa: SLF001

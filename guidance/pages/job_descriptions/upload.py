"""Reads back a Word file that somebody uploads, in bounded memory and time. Refuses any that is not ours. Stores none.

Only the few parts that are needed are unpacked, and nothing in them is run or followed: no macro, link, entity, font
or picture.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO

from lxml import etree

from guidance.documents.carried import ROOT, Carried, from_text
from guidance.documents.reference import find_reference
from guidance.pages.job_descriptions import unpacking, word_text
from guidance.rules.recruitment import tailoring

MOST_BYTES = 2 * 1024 * 1024

TOO_BIG = "The file is larger than 2 MB. A Word file from this site is smaller than 100 KB, so this is another file."
NOT_WORD = "The file is not a Word file that can be read. Upload the .docx file that you downloaded from this site."
UNPACKS_TOO_BIG = "The file unpacks to far more than a Word file of ours holds, so it was not opened."
MACROS = "The file has macros in it, so it was not opened. Save it as a .docx file, without macros."
NOT_OURS = (
    "The file is a Word file, but not one that carries its answers from this site. Paste the reference from its "
    "footer instead."
)

_MAIN = "word/document.xml"
_KINDS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# What a truncated or malicious file can raise.
_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, etree.XMLSyntaxError,
    EOFError, KeyError, NotImplementedError, OSError, OverflowError, RuntimeError, UnicodeError, ValueError,
)  # fmt: skip
# Places whose answers are free text, so that what was typed into the file can be taken as it is.
TYPED = {"employer", "network", "base", "line_manager", "clinical_supervisor", "contact"}


class NotOurFile(ValueError):  # noqa: N818  it says what the file is, not what went wrong
    """The message is a plain sentence for the reader."""


def read_back(file: BinaryIO | bytes) -> Carried:
    """What the file carries, with what was typed since into the places left to fill in."""
    data = file if isinstance(file, bytes) else file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise NotOurFile(TOO_BIG)
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            return _read_parts(unpacking.Parts(packed))
    except NotOurFile:
        raise
    except unpacking.TooMuch as error:
        raise NotOurFile(UNPACKS_TOO_BIG) from error
    except _BROKEN as error:
        raise NotOurFile(NOT_WORD) from error


def _read_parts(parts: unpacking.Parts) -> Carried:
    _refuse_harmful_parts(parts.infos)
    if _MAIN not in parts.names or "[Content_Types].xml" not in parts.names:
        raise NotOurFile(NOT_WORD)
    if b"macroEnabled" in parts.read("[Content_Types].xml"):
        raise NotOurFile(MACROS)
    carried = _find_carried(parts)
    return _add_typed_answers(parts, carried) if carried else _read_footer(parts)


def _refuse_harmful_parts(infos: list[zipfile.ZipInfo]) -> None:
    names = [info.filename.lower() for info in infos]
    if any((name.endswith((".bin", ".vba")) and "vba" in name) or "/activex/" in name for name in names):
        raise NotOurFile(MACROS)
    if len(set(names)) != len(names) or any(info.flag_bits & 1 or info.compress_type not in _KINDS for info in infos):
        raise NotOurFile(NOT_WORD)


def _find_carried(parts: unpacking.Parts) -> Carried | None:
    """Word and LibreOffice renumber the parts when they save, so ours is recognised by its root element."""
    for name in parts.names:
        if name.startswith("customXml/") and name.endswith(".xml") and "/_rels/" not in name:
            root = parts.parse(name)
            if root.tag == ROOT and (carried := from_text(root.text or "")):
                return carried
    return None


def _read_footer(parts: unpacking.Parts) -> Carried:
    """For files saved by a program that drops custom XML: the footer is still there."""
    for name in parts.names:
        if not (name.startswith("word/footer") and name.endswith(".xml")):
            continue
        if reference := find_reference(word_text.text_of(parts.parse(name))):
            return Carried(str(reference))
    raise NotOurFile(NOT_OURS)


def _add_typed_answers(parts: unpacking.Parts, carried: Carried) -> Carried:
    answers = carried.answers.to_dict() if carried.answers else {}
    for name, text in _find_typed(parts.parse(_MAIN)):
        answers[name] = answers.get(name) or text
    try:
        return replace(carried, answers=tailoring.Tailoring.from_dict(answers))
    except tailoring.AnswersError:
        return carried


def _find_typed(document: etree._Element) -> Iterator[tuple[str, str]]:
    """The content controls that no longer show their prompt. Skips controls inside them."""
    walk = etree.iterwalk(document, events=("start",), tag=f"{word_text.W}sdt")
    for _, control in walk:
        about = control.find(f"{word_text.W}sdtPr")
        tag = None if about is None else about.find(f"{word_text.W}tag")
        name = "" if tag is None else tag.get(f"{word_text.W}val")
        if name in TYPED:
            walk.skip_subtree()
            if not word_text.is_on(about, "showingPlcHdr"):
                yield name, tailoring.clean_line(word_text.text_of(control))

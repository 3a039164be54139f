"""Reads back a Word file that somebody uploads, in bounded memory and time. Refuses any that is not ours. Stores none.

Only the few parts that are needed are unpacked, and nothing in them is run or followed: no macro, link, entity, font
or picture.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from typing import BinaryIO

from lxml import etree

from guidance.documents import carried as inside
from guidance.documents import unpacking
from guidance.documents.reference import DocumentReference, find_reference
from guidance.pages.job_descriptions import word_text
from guidance.pages.job_descriptions.reading import changes, file_kinds, pieces
from guidance.rules.recruitment import tailoring

MOST_BYTES = 5 * 1024 * 1024

_MAIN = re.compile(r"word/document\d*\.xml")
CONTENT_TYPES = "[Content_Types].xml"
_KINDS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# What a truncated or malicious file can raise.
_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, etree.XMLSyntaxError,
    EOFError, KeyError, NotImplementedError, OSError, OverflowError, RuntimeError, UnicodeError, ValueError,
)  # fmt: skip
# The parts beside the main one in which somebody can have typed.
_BESIDE = (
    ("word/header", "Header"),
    ("word/footer", "Footer"),
    ("word/footnotes", "Footnote"),
    ("word/endnotes", "Endnote"),
    ("word/comments", "Comment"),
)
_PAGE_NUMBER = re.compile(r"Page \d+ of \d+")


class NotOurFile(ValueError):  # noqa: N818  it says what the file is, not what went wrong
    """The message is a plain sentence for the reader."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """`carried` has the answers as they are in the file now, `changed` what was typed or changed since.

    Where the hidden part is gone, neither has answers: `found` has what the document itself says.
    """

    carried: inside.Carried
    found: pieces.Pieces
    beside: tuple[changes.NotRead, ...] = ()
    changed: changes.Changes | None = None


def read_back(file: BinaryIO | bytes) -> inside.Carried:
    """What the file carries, with what was typed and changed since."""
    return read_whole(file).carried


def read_whole(file: BinaryIO | bytes) -> FileRead:
    data = file if isinstance(file, bytes) else file.read(MOST_BYTES + 1)
    with opened_parts(data) as parts:
        return _read_parts(parts)


@contextmanager
def opened_parts(data: bytes) -> Iterator[unpacking.Parts]:
    """Raises NotOurFile where the file is too large, not Word, harmful or broken, also while its parts are read."""
    if len(data) > MOST_BYTES:
        raise NotOurFile(file_kinds.TOO_BIG)
    if sentence := file_kinds.describe_kind(data):
        raise NotOurFile(sentence)
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = unpacking.Parts(packed)
            _refuse_harmful_parts(parts.infos)
            if find_main(parts) is None or CONTENT_TYPES not in parts.names:
                raise NotOurFile(file_kinds.NOT_WORD)
            if b"macroEnabled" in parts.read(CONTENT_TYPES):
                raise NotOurFile(file_kinds.MACROS)
            yield parts
    except NotOurFile:
        raise
    except unpacking.TooMuch as error:
        raise NotOurFile(file_kinds.UNPACKS_TOO_BIG) from error
    except _BROKEN as error:
        raise NotOurFile(file_kinds.NOT_WORD) from error


def find_main(parts: unpacking.Parts) -> str | None:
    """Word for the web names it document2.xml now and then."""
    return next((name for name in parts.names if _MAIN.fullmatch(name)), None)


def _refuse_harmful_parts(infos: list[zipfile.ZipInfo]) -> None:
    names = [info.filename.lower() for info in infos]
    if any((name.endswith((".bin", ".vba")) and "vba" in name) or "/activex/" in name for name in names):
        raise NotOurFile(file_kinds.MACROS)
    if len(set(names)) != len(names) or any(info.flag_bits & 1 or info.compress_type not in _KINDS for info in infos):
        raise NotOurFile(file_kinds.NOT_WORD)


def _read_parts(parts: unpacking.Parts) -> FileRead:
    carried = _find_carried(parts)
    found = pieces.read_pieces(parts.parse(find_main(parts) or ""))
    reference, beside = _read_beside(parts)
    if carried is None:
        if reference is None:
            raise NotOurFile(file_kinds.NOT_OURS)
        return FileRead(inside.Carried(reference.in_full), found, beside)
    if carried.answers is None:
        return FileRead(carried, found, beside)
    changed = changes.find_changes(found, carried)
    return FileRead(replace(carried, answers=changed.answers), found, beside, changed)


def _find_carried(parts: unpacking.Parts) -> inside.Carried | None:
    """Word and LibreOffice renumber the parts when they save, so ours is recognised by its root element."""
    for name in parts.names:
        if name.startswith("customXml/") and name.endswith(".xml") and "/_rels/" not in name:
            root = parts.parse(name)
            if root.tag == inside.ROOT and (carried := inside.from_text(root.text or "")):
                return carried
    return None


def _read_beside(parts: unpacking.Parts) -> tuple[DocumentReference | None, tuple[changes.NotRead, ...]]:
    """The reference in the footer, and what somebody typed there, in the header, in notes or in comments."""
    reference = None
    typed: dict[changes.NotRead, None] = {}
    for name in parts.names:
        label = next((label for begins, label in _BESIDE if name.startswith(begins) and name.endswith(".xml")), "")
        if not label:
            continue
        text = tailoring.clean_line(word_text.text_of(parts.parse(name)).replace(word_text.UNREAD, " "))
        if label == "Footer":
            found = find_reference(text)
            reference = reference or found
            for written in (found.in_full, str(found)) if found else ():
                text = text.replace(written, "")
            text = _PAGE_NUMBER.sub("", text).strip()
        if text:
            typed[changes.NotRead(label, changes.shorten(text))] = None
    return reference, tuple(typed)[: changes.MOST_NAMED]

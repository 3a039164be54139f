"""Reading back a Word file that somebody uploads: ours or refused, in bounded memory and time, and never stored.

Only the few parts that are needed are unpacked, each up to a limit, and none is ever run or followed: no macro, no
link, no entity, no font or picture.
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
from guidance.rules.tailoring import AnswersError, Tailoring, clean_line

MOST_BYTES = 2 * 1024 * 1024
MOST_PARTS = 200
MOST_UNPACKED = 24 * 1024 * 1024
MOST_IN_A_PART = 8 * 1024 * 1024
MOST_MARKS = 300_000  # each element and attribute takes far more memory than its letters
LARGEST_RATIO = 100  # Word's own XML packs to a tenth, at the most a fortieth

TOO_BIG = "The file is larger than 2 MB. A Word file from this site is smaller than 100 KB, so this is another file."
NOT_WORD = "The file is not a Word file that can be read. Upload the .docx file that you downloaded from this site."
UNPACKS_TOO_BIG = "The file unpacks to far more than a Word file of ours holds, so it was not opened."
MACROS = "The file has macros in it, so it was not opened. Save it as a .docx file, without macros."
NOT_OURS = (
    "The file is a Word file, but not one that carries its answers from this site. Paste the reference from its "
    "footer instead."
)

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN = "word/document.xml"
_KINDS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# What can go wrong in a file that was cut short, or made to do harm.
_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, etree.XMLSyntaxError,
    EOFError, KeyError, NotImplementedError, OSError, OverflowError, RuntimeError, UnicodeError, ValueError,
)  # fmt: skip
# Places whose answers are free text, so that what was typed into the file can be taken as it stands.
TYPED = {"employer", "network", "base", "line_manager", "clinical_supervisor", "contact"}


class NotOurFile(ValueError):  # noqa: N818  it says what the file is, not what went wrong
    """The message is a plain sentence for the reader."""


def read_back(file: BinaryIO | bytes) -> Carried:
    """What the file carries, with what was typed since into places that were still to fill."""
    data = file if isinstance(file, bytes) else file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise NotOurFile(TOO_BIG)
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            return _read(packed)
    except NotOurFile:
        raise
    except _BROKEN as error:
        raise NotOurFile(NOT_WORD) from error


def _read(packed: zipfile.ZipFile) -> Carried:
    parts = packed.infolist()
    _refuse_what_is_harmful(parts)
    names = [part.filename for part in parts]
    if _MAIN not in names or "[Content_Types].xml" not in names:
        raise NotOurFile(NOT_WORD)
    if b"macroEnabled" in _unpacked(packed, "[Content_Types].xml"):
        raise NotOurFile(MACROS)
    carried = _carried(packed, names)
    return _with_what_was_typed(packed, carried) if carried else _by_footer(packed, names)


def _refuse_what_is_harmful(parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or unpacked > LARGEST_RATIO * max(packed, 1):
        raise NotOurFile(UNPACKS_TOO_BIG)
    names = [part.filename.lower() for part in parts]
    if any((name.endswith((".bin", ".vba")) and "vba" in name) or "/activex/" in name for name in names):
        raise NotOurFile(MACROS)
    if len(set(names)) != len(names) or any(part.flag_bits & 1 or part.compress_type not in _KINDS for part in parts):
        raise NotOurFile(NOT_WORD)


def _unpacked(packed: zipfile.ZipFile, name: str) -> bytes:
    with packed.open(name) as part:
        data = part.read(MOST_IN_A_PART + 1)
    if len(data) > MOST_IN_A_PART:
        raise NotOurFile(UNPACKS_TOO_BIG)
    return data


def _parsed(packed: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    data = _unpacked(packed, name)
    if data.count(b"<") + data.count(b"=") > MOST_MARKS:
        raise NotOurFile(UNPACKS_TOO_BIG)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotOurFile(NOT_WORD)  # Word writes none; entities are declared in one
    return root


def _carried(packed: zipfile.ZipFile, names: list[str]) -> Carried | None:
    """Word and LibreOffice number the parts anew when they save, so ours is known by its root."""
    for name in names:
        if name.startswith("customXml/") and name.endswith(".xml") and "/_rels/" not in name:
            root = _parsed(packed, name)
            if root.tag == ROOT and (carried := from_text(root.text or "")):
                return carried
    return None


def _by_footer(packed: zipfile.ZipFile, names: list[str]) -> Carried:
    """Programs that drop what a file carries still keep its footer."""
    for name in names:
        if name.startswith("word/footer") and name.endswith(".xml"):
            text = "".join(str(part.text or "") for part in _parsed(packed, name).iter(f"{_WORD}t"))
            if reference := find_reference(text):
                return Carried(str(reference))
    raise NotOurFile(NOT_OURS)


def _with_what_was_typed(packed: zipfile.ZipFile, carried: Carried) -> Carried:
    answers = carried.answers.to_dict() if carried.answers else {}
    for name, text in _typed(packed):
        answers[name] = answers.get(name) or text
    try:
        return replace(carried, answers=Tailoring.from_dict(answers))
    except AnswersError:
        return carried


def _typed(packed: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The content controls that no longer show their prompt."""
    for control in _parsed(packed, _MAIN).iter(f"{_WORD}sdt"):
        about = control.find(f"{_WORD}sdtPr")
        tag = None if about is None else about.find(f"{_WORD}tag")
        if about is None or tag is None or about.find(f"{_WORD}showingPlcHdr") is not None:
            continue
        name = tag.get(f"{_WORD}val")
        if name in TYPED:
            yield name, clean_line("".join(str(text.text or "") for text in control.iter(f"{_WORD}t")))

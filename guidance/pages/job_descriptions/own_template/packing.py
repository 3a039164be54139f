"""Fills in an uploaded Word file and packs it again, in memory. Every part without a placeholder stays as it was."""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from guidance.documents import unpacking
from guidance.pages.job_descriptions import upload
from guidance.pages.job_descriptions.own_template import filling, values
from guidance.pages.job_descriptions.reading import file_kinds

STRICT = (
    "This file was saved as Strict Open XML. Open it in Word, save it as 'Word Document (.docx)', and upload it again."
)
TOO_MANY = "The file has far more placeholders than a job description needs, so it was not filled in."
NO_PLACEHOLDER = "We found no placeholder in the file. Put in one of those below, such as {{employer}}, and try again."
PDF = "This is a PDF. Upload your template as a Word file (.docx)."
_FILLED = re.compile(r"word/(?:document|header|footer|footnotes|endnotes)\d*\.xml")
_TEMPLATE, _DOCUMENT = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"


@dataclass(frozen=True, slots=True)
class FilledTemplate:
    """`blank` are sections that the job description leaves out, whose placeholders are now blank. `unknown` are
    placeholders that we don't know, and `unused` what the template has no placeholder for."""

    content: bytes
    placed: tuple[values.Value, ...]
    blank: tuple[values.Value, ...]
    unknown: tuple[str, ...]
    unused: tuple[values.Value, ...]

    @property
    def unfilled(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(prompt for value in self.placed for prompt in value.unfilled))


def fill_template(data: bytes, held: Sequence[values.Value]) -> FilledTemplate:
    """Raises upload.NotOurFile, with a sentence for the reader."""
    if file_kinds.describe_kind(data) == file_kinds.PDF:
        raise upload.NotOurFile(PDF)  # the sentence of that page is about the answers in a file of ours
    by_key = {values.key_of(value.name): value for value in held}
    work = filling.Filling(by_key)
    with upload.opened_parts(data) as parts:
        if b"purl.oclc.org/ooxml" in parts.read("_rels/.rels"):
            raise upload.NotOurFile(STRICT)
        changed = {upload.CONTENT_TYPES: parts.read(upload.CONTENT_TYPES).replace(_TEMPLATE, _DOCUMENT)}
        try:
            for name in parts.names:
                if _FILLED.fullmatch(name) and work.fill(root := parts.parse(name)):
                    changed[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        except filling.TooManyPlaceholders as error:
            raise upload.NotOurFile(TOO_MANY) from error
        if not work.placed and not work.unknown:
            raise upload.NotOurFile(NO_PLACEHOLDER)
        content = _pack(parts, changed)
    return FilledTemplate(
        content,
        tuple(value for key, value in by_key.items() if key in work.placed and value.lines),
        tuple(value for key, value in by_key.items() if key in work.placed and not value.lines),
        tuple(work.unknown),
        tuple(value for key, value in by_key.items() if key not in work.placed and value.lines),
    )


def _pack(parts: unpacking.Parts, changed: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for info in parts.infos:
            entry = zipfile.ZipInfo(info.filename, info.date_time)
            entry.compress_type = info.compress_type
            packed.writestr(entry, changed[info.filename] if info.filename in changed else parts.copy(info))
    return made.getvalue()

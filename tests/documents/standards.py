"""What is wrong with a file by the standards that it is to keep, as lines that a failing test shows."""

import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import docx
import pdfua
import pikepdf
import pytest
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator

SCHEMAS = Path(__file__).parent.parent.parent / "build/word-schemas"
# What may hold text itself: text anywhere else has lost its paragraph.
HOLD_TEXT = {"H1", "H2", "H3", "P", "Lbl", "LBody", "Link", "TH", "TD", "TOCI", "Reference", "Span"}
needs_schemas = pytest.mark.skipif(
    not SCHEMAS.is_dir(), reason="No schemas of Word files: `make test` unpacks them into build/word-schemas"
)


def has_schemas() -> bool:
    return SCHEMAS.is_dir()


@cache
def word_schema() -> etree.XMLSchema:
    """The transitional schema of ISO/IEC 29500-4."""
    return etree.XMLSchema(etree.parse(SCHEMAS / "ISO-IEC29500-4_2016/wml.xsd"))


@cache
def _validator() -> OpenXmlValidator:
    return OpenXmlValidator()


def schema_faults(content: bytes) -> list[str]:
    found = []
    with zipfile.ZipFile(BytesIO(content)) as file:
        for name in file.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                schema = word_schema()
                schema.validate(etree.fromstring(file.read(name)))
                found += [f"{name}: {error.message}" for error in schema.error_log]
    return found


def word_faults(content: bytes) -> list[str]:
    """By the schema, by a validator that follows Microsoft's, and by its own numberings."""
    with NamedTemporaryFile(suffix=".docx") as file:
        file.write(content)
        file.flush()
        found = [str(error) for error in _validator().validate(file.name).errors]
    return [
        *found,
        *numbering_faults(docx.Document(BytesIO(content))),
        *(schema_faults(content) if has_schemas() else []),
    ]


def numbering_faults(file: Any) -> list[str]:
    """Numberings that are named and do not exist, and styles of lists that do not point at their own."""
    numbers = {each.numId for each in file.part.numbering_part.element.findall(qn("w:num"))}
    named = {each.get(qn("w:val")) for part in (file.element, file.styles.element) for each in part.iter(qn("w:numId"))}
    faults = [f"numbering {number} does not exist" for number in sorted(named - {str(number) for number in numbers})]
    for level in file.part.numbering_part.element.iter(qn("w:lvl")):
        style = level.find(qn("w:pStyle"))
        abstract = level.getparent().get(qn("w:abstractNumId"))
        if style is not None:
            held = next(one for one in file.styles.element if one.get(qn("w:styleId")) == style.get(qn("w:val")))
            if held.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val")) != abstract:
                faults.append(f"style {style.get(qn('w:val'))} points at another numbering")
    return faults


def pdf_faults(content: bytes) -> list[str]:
    """By pdfua, which decides 16 of the 106 rules that veraPDF has for PDF/UA-1, and by the tree of tags."""
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(content)
        file.flush()
        report = pdfua.validate(file.name)
    with pikepdf.open(BytesIO(content)) as pdf:
        return [f"{one.rule_id}: {one.message}" for one in report.findings] + list(_tag_faults(pdf))


def _tag_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    for element in tags(pdf):
        kind = str(element.S).lstrip("/")
        if holds_text(element) and kind not in HOLD_TEXT:
            yield f"text in a bare {kind}"
        if kind == "TR":
            scopes = [_scope(cell) for cell in children(element)]
            wanted = ["/Row"] + [""] * (len(scopes) - 1)
            if scopes not in (wanted, ["/Column"] * len(scopes)):
                yield f"a row of cells with the scopes {scopes}"


def tags(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every element of the structure, in reading order."""
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop(0)
        if "/S" in element:
            yield element
        waiting = children(element) + waiting


def children(element: Any) -> list[Any]:
    held = element.get("/K", [])
    held = list(held) if isinstance(held, pikepdf.Array) else [held]
    return [child for child in held if isinstance(child, pikepdf.Dictionary) and "/S" in child]


def holds_text(element: Any) -> bool:
    held = element.get("/K", [])
    held = list(held) if isinstance(held, pikepdf.Array) else [held]
    return any(isinstance(child, int) or (isinstance(child, pikepdf.Dictionary) and "/MCID" in child) for child in held)


def _scope(cell: Any) -> str:
    attributes = cell.get("/A", [])
    listed = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    return next((str(held.Scope) for held in listed if "/Scope" in held), "")

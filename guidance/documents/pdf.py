"""A document as a PDF: tagged to PDF/UA-1, with a title, bookmarks and embedded fonts."""

import json
import threading
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

from guidance.documents import blocks

TEMPLATE = Path(__file__).parent / "document.typ"
STANDARD = "ua-1"

# gunicorn uses several threads, and a compiler can work for only one at a time.
_one_at_a_time = threading.Lock()


def to_pdf(document: blocks.Document) -> bytes:
    """Makes a PDF that doesn't claim the standard where the text can't meet it, such as an emoji not in the font."""
    inputs = {"document": json.dumps(_build_data(document))}
    made_at = datetime.combine(document.day, time(12), UTC)
    with _one_at_a_time:
        try:
            return _compile_pdf(inputs, made_at, [STANDARD])
        except typst.TypstError:
            return _compile_pdf(inputs, made_at, [])


def _compile_pdf(inputs: dict[str, str], made_at: datetime, standards: list[Any]) -> bytes:
    made = _get_compiler().compile(format="pdf", sys_inputs=inputs, pdf_standards=standards, timestamp=made_at)
    if not isinstance(made, bytes):
        raise TypeError("typst gave pages rather than a file.")
    return made


@cache
def _get_compiler() -> typst.Compiler:
    if not any(settings.FONTS_DIR.glob("*.ttf")):
        raise FileNotFoundError(f"No fonts in {settings.FONTS_DIR}. Run `make assets`.")
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(settings.FONTS_DIR)])
    return typst.Compiler(str(TEMPLATE), root=str(TEMPLATE.parent), font_paths=fonts)


def _build_data(document: blocks.Document) -> Any:
    return _make_printable(
        {
            "title": document.title,
            "subject": document.subject,
            "reference": document.reference,
            "compact": document.compact,
            "contents": blocks.CONTENTS,
            "blocks": [_build_block(block) for block in document.blocks],
        }
    )


def _build_block(block: blocks.Block) -> dict[str, Any]:
    data = {"kind": type(block).__name__, **asdict(block)}
    if isinstance(block, blocks.Table):
        data["rows"] = [{"cell": cell} for row in data["rows"] for cell in row]
    return data


def _make_printable(value: Any) -> Any:
    match value:
        case str():
            return blocks.make_printable(value)
        case dict():
            return {key: _make_printable(held) for key, held in value.items()}
        case list() | tuple():
            return [_make_printable(held) for held in value]
    return value

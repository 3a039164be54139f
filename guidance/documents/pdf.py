"""A document as a PDF: tagged to PDF/UA-1, with a title, bookmarks and embedded fonts."""

import json
import re
import threading
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

from guidance.documents import blocks, links, pdf_tags

TEMPLATE = Path(__file__).parent / "document.typ"
EMPTY = Path(__file__).parent / "empty.typ"
FORGETS_AFTER = 4  # empty compilations after each document
STANDARD = "ua-1"

# gunicorn uses several threads, and a compiler can work for only one at a time.
_one_at_a_time = threading.Lock()


def to_pdf(document: blocks.Document) -> bytes:
    """Makes a PDF that doesn't claim the standard where the text can't meet it, such as an emoji not in the font."""
    inputs = {"document": json.dumps(_build_data(document))}
    made_at = datetime.combine(document.day, time(12), UTC)
    with _one_at_a_time:
        try:
            made = _compile_pdf(inputs, made_at, [STANDARD])
        except typst.TypstError:
            made = _compile_pdf(inputs, made_at, [])
        _forget_documents()
    return pdf_tags.name_rows(made)


def _compile_pdf(inputs: dict[str, str], made_at: datetime, standards: list[Any]) -> bytes:
    made = _get_compiler().compile(format="pdf", sys_inputs=inputs, pdf_standards=standards, timestamp=made_at)
    if not isinstance(made, bytes):
        raise TypeError("typst gave pages rather than a file.")
    return made


def _forget_documents() -> None:
    """Typst keeps what its last ten compilations worked out, 7 MB for a document, and no other is ever the same.

    It lets go of what that many compilations have not used: empty ones take a fifth of a millisecond each.
    """
    for _ in range(FORGETS_AFTER):
        _get_empty_compiler().compile(format="pdf", pdf_tags=False)


@cache
def _get_empty_compiler() -> typst.Compiler:
    return typst.Compiler(str(EMPTY), root=str(EMPTY.parent), font_paths=_find_fonts())


@cache
def _get_compiler() -> typst.Compiler:
    return typst.Compiler(str(TEMPLATE), root=str(TEMPLATE.parent), font_paths=_find_fonts())


@cache
def _find_fonts() -> typst.Fonts:
    if not any(settings.FONTS_DIR.glob("*.ttf")):
        raise FileNotFoundError(f"No fonts in {settings.FONTS_DIR}. Run `make assets`.")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(settings.FONTS_DIR)])


def _build_data(document: blocks.Document) -> Any:
    return _make_printable(
        {
            "title": document.title,
            "subject": document.subject,
            "reference": document.reference,
            "points": document.points,
            "contents": blocks.CONTENTS,
            "blocks": [_build_block(block) for block in blocks.keep_leads(document.blocks)],
        }
    )


def _build_block(block: blocks.Block) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": type(block).__name__}
    match block:
        case blocks.Heading(level=level, text=text):
            return data | {"level": level, "text": _let_break(text)}
        case blocks.Paragraph(words=words, is_note=is_note, leads=leads):
            return data | {"words": _build_words(words), "is_note": is_note, "leads": leads}
        case blocks.List(items=items, numbered=numbered):
            listed = [{"words": _build_words(item.words), "depth": item.depth} for item in items]
            return data | {"items": listed, "numbered": numbered, "together": blocks.stays_together(block)}
        case blocks.Table():
            return data | {
                "columns": [_let_break(column) for column in block.columns],
                "rows": [{"cell": _build_words(cell), "long": _is_long(row)} for row in block.rows for cell in row],
                "widths": block.widths,
                "row_height": block.row_height,
                "together": blocks.stays_together(block),
            }
    return data


def _build_words(words: blocks.Words) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for word in words:
        if isinstance(word, blocks.Unfilled):
            made.append({"prompt": _let_break(word.prompt)})
            continue
        made += [
            # Typst itself breaks a long address where that does not mislead.
            {**asdict(piece), "text": piece.text if piece.link else _let_break(piece.text)}
            for piece in links.split_links(word)
        ]
    return made


def _is_long(row: Sequence[blocks.Words]) -> bool:
    return max((sum(len(getattr(word, "text", "")) for word in cell) for cell in row), default=0) > LONG_CELL


def _let_break(text: str) -> str:
    """The text with places where a word that is longer than a column may go on in the next line."""
    return _LONG_WORD.sub(lambda found: BREAK.join(_PIECES.findall(found[0])), text)


LONG_CELL = 600  # letters: half a page, in a narrow column
LONGEST_WORD = 22  # letters; 'psychopharmacological' has 21
BREAK = "\N{ZERO WIDTH SPACE}"
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_PIECES = re.compile(r"\S{1,8}")


def _make_printable(value: Any) -> Any:
    match value:
        case str():
            return blocks.make_printable(value)
        case dict():
            return {key: _make_printable(held) for key, held in value.items()}
        case list() | tuple():
            return [_make_printable(held) for held in value]
    return value

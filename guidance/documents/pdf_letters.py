"""The letters of a document that our PDFs' font does not have. With one of them a PDF can't be to PDF/UA-1.

That standard asks that every letter be shown (ISO 14289-1, 7.21.7 and 7.21.8). Word takes such letters from another
font of the reader's computer, so a Word file has them all.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from django.conf import settings
from fontTools.ttLib import TTFont

from guidance.documents import blocks

MOST_NAMED = 10


def find_lacking(document: blocks.Document) -> str:
    """Each letter once, in the order in which they are read, up to ten."""
    return find_lacking_in(_texts_of(document))


def find_lacking_in(texts: Iterable[str]) -> str:
    has = _letters_of_font()
    lacking = dict.fromkeys(
        letter
        for text in texts
        for letter in blocks.make_printable(text)
        if ord(letter) not in has and unicodedata.category(letter) not in _UNSEEN
    )
    return "".join(list(lacking)[:MOST_NAMED])


_UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Zs"}


def _texts_of(document: blocks.Document) -> Iterator[str]:
    yield from (document.title, document.reference)
    for block in document.blocks:
        match block:
            case blocks.Heading(text=text):
                yield text
            case blocks.Table(columns=columns):
                yield from columns
    for word in blocks.words_of(document.blocks):
        yield f"[{word.prompt}]" if isinstance(word, blocks.Unfilled) else word.text


@cache
def _letters_of_font() -> frozenset[int]:
    """What every face of the font has: regular, bold and italic."""
    faces = []
    for path in settings.FONTS_DIR.glob("*.ttf"):
        with TTFont(path, lazy=True) as font:
            faces.append(frozenset(font.getBestCmap()))
    return frozenset.intersection(*faces) if faces else frozenset()

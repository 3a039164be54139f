"""What a PDF can't show is named before it is downloaded."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from guidance.documents.blocks import Document, Paragraph, plain_words
from guidance.documents.pdf import to_pdf
from guidance.documents.pdf_letters import find_lacking
from guidance.templatetags.documents import lacking_letters
from tests.documents.test_pdf import HOSTILE, is_sealed


@pytest.mark.parametrize("text", [*HOSTILE.values(), "Łódź, Ysgol Gymraeg, Ngāti: £5 \N{EN DASH} 'yes' … ½ °C µ"])
def test_letters_are_named_just_where_the_pdf_loses_its_seal(text: str) -> None:
    document = Document("A post", "A paper", "A 1", date(2026, 11, 21), (Paragraph(plain_words(text)),))
    assert bool(find_lacking(document)) == (not is_sealed(pikepdf.open(BytesIO(to_pdf(document)))))


def test_each_is_named_once() -> None:
    assert lacking_letters("心 and 理, 心 again") == "心, 理"
    assert lacking_letters("Plain words") == ""

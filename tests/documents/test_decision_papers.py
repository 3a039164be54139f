"""The board paper on its three pages at most, and the other papers that are worked out, with the real content."""

from io import BytesIO
from itertools import pairwise
from urllib.parse import urlencode

import pikepdf
import pytest
from django.test import Client

from tests.documents.standards import pdf_faults, word_faults
from tests.documents.word import headings, opened, rows_of
from tests.real_content import load_real_content

YEARS = ("2021-22", "2022-23", "2023-24", "2024-25", "2025-26", "2026-27")
ESTABLISHED = [
    "mental-health-practitioner",
    "approved-mental-health-professional",
    "mental-health-and-wellbeing-practitioner",
    "mental-health-social-worker",
]
BANDS = ["3", "4", "5", "6", "7", "8a"]
LEAST = {"role": ["nursing-associate"], "band": ["4"], "on_costs": "none"}
MOST = {
    "role": ESTABLISHED,
    "band": BANDS,
    "on_costs": "percentage",
    "percentage": "33.333",
    "zone": "inner-london",
    "place": "later",
    "called": "The primary care network of the three valleys, the harbour and the upper town",
}
SUM = {"band": "6", "step": "entry", "hours": "30", "zone": "inner-london", "on_costs": "rates", "place": "first"}


def address(path: str, **given: object) -> str:
    first = {"hours": "37.5", "zone": "rest-of-england"} if "board" in path else {}
    return f"{path}?{urlencode({**first, **given}, doseq=True)}"


def sealed(content: bytes) -> pikepdf.Pdf:
    assert pdf_faults(content) == []
    pdf = pikepdf.open(BytesIO(content))
    with pdf.open_metadata() as about:
        assert about.get("pdfuaid:part") == "1", "a letter that the font lacks"
    return pdf


def sound(content: bytes) -> None:
    assert word_faults(content) == []
    file = opened(content)
    levels = [level for level, _ in headings(file)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(rows_of(table) for table in file.tables)


@pytest.mark.slow
@pytest.mark.django_db
def test_papers_with_the_real_content_are_sound_and_a_board_paper_is_three_pages_at_most(client: Client) -> None:
    load_real_content()
    pages = {}
    for year in YEARS:
        for name, given in (("least", LEAST), ("most", MOST)):
            pdf = client.get(address("/board-paper/board-paper.pdf", year=year, **given))
            pages[year, name] = len(sealed(pdf.content).pages)
    assert max(pages.values()) <= 3, pages
    sound(client.get(address("/board-paper/board-paper.docx", year="2026-27", **MOST)).content)
    for role in (ESTABLISHED[0], ESTABLISHED[2], ESTABLISHED[3]):
        checklist = "/evidence-checklist/evidence-checklist"
        sealed(client.get(address(f"{checklist}.pdf", year="2021-22", role=role)).content)
        sound(client.get(address(f"{checklist}.docx", year="2026-27", role=role)).content)
    sealed(client.get(address("/costs/cost-sheet.pdf", year="2025-26", population="250000", **SUM)).content)
    sound(client.get(address("/costs/cost-sheet.docx", year="2021-22", **SUM)).content)
    # Every year answers both questions that readers come with, and says where we have nothing.
    for year in YEARS:
        said = client.get(f"/which-role/answer/?year={year}").content.decode()
        assert "Who pays in" in said
        assert ("We have not found the share" in said) == (year == "2025-26")

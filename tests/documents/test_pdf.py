"""What a PDF says of itself to assistive technology, as far as PDF/UA-1 can be checked here."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from guidance.documents.blocks import (
    Contents,
    Document,
    Heading,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Unfilled,
    plain_words,
)
from guidance.documents.interview_pack import lay_out_interview_pack, lay_out_panel_sheet, list_questions
from guidance.documents.job_description import lay_out_job_description
from guidance.documents.pdf import to_pdf
from tests.documents import rows
from tests.documents.standards import pdf_faults, tags

pytestmark = pytest.mark.django_db


def a_pdf(*blocks: object, title: str = "A post") -> pikepdf.Pdf:
    return opened(Document(title, "A job description", "MHP-B6 3f2a91c4", date(2026, 11, 21), blocks))


def opened(document: Document) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(to_pdf(document)))


def is_sealed(pdf: pikepdf.Pdf) -> bool:
    with pdf.open_metadata() as about:
        return about.get("pdfuaid:part") == "1"


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S).lstrip("/") for element in tags(pdf)]


def fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        for font in page.Resources.get("/Font", {}).values():
            yield from font.get("/DescendantFonts", [font])


def bookmarks(items: Any) -> list[tuple[str, list[Any]]]:
    return [(item.title, bookmarks(item.children)) for item in items]


@pytest.fixture
def documents() -> list[Document]:
    template = rows.a_template()
    questions = list_questions(template)
    return [
        lay_out_job_description(template, None, rows.DAY),
        lay_out_job_description(template, rows.answers(), rows.DAY),
        lay_out_interview_pack(template, questions, rows.answers(), rows.DAY),
        lay_out_panel_sheet(template, questions, None, rows.DAY),
    ]


@pytest.mark.slow
def test_it_is_tagged_titled_in_british_english_and_says_it_keeps_to_the_standard(documents: list[Document]) -> None:
    for document in documents:
        pdf = opened(document)
        assert is_sealed(pdf)
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo.Title) == document.title
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


@pytest.mark.slow
def test_headings_start_at_the_title_and_skip_no_level(documents: list[Document]) -> None:
    for document in documents:
        levels = [int(kind[1]) for kind in kinds(opened(document)) if kind in {"H1", "H2", "H3", "H4"}]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.slow
def test_no_rule_is_broken_that_can_be_checked_here_and_no_text_is_outside_a_paragraph(
    documents: list[Document],
) -> None:
    for document in documents:
        assert pdf_faults(to_pdf(document)) == []


def test_every_table_has_header_cells_for_its_columns_and_its_rows(documents: list[Document]) -> None:
    pdf = opened(documents[0])
    tables = [block for block in documents[0].blocks if isinstance(block, Table)]
    assert kinds(pdf).count("Table") == len(tables)
    headers = [element for element in tags(pdf) if str(element.S) == "/TH"]
    assert len(headers) == sum(len(table.columns) + len(table.rows) for table in tables)


@pytest.mark.parametrize("lines", range(33, 45, 2))
def test_a_short_table_is_on_one_page(lines: int) -> None:
    score = Table(
        ("Score", "What it means"), tuple((plain_words(str(n)), plain_words("An answer")) for n in range(5)), (1, 9)
    )
    pdf = a_pdf(*[Paragraph(plain_words("A line"))] * lines, Heading(2, "Scoring guide"), score)
    cells = [element for element in tags(pdf) if str(element.S) == "/TD"]
    assert len(cells) == 5
    assert len({find_page(cell) for cell in cells} | {find_page(next(e for e in tags(pdf) if str(e.S) == "/H2"))}) == 1


def test_a_line_before_a_list_is_on_its_page() -> None:
    points = List(tuple(ListItem(plain_words("A value")) for _ in range(5)))
    for lines in range(30, 48):
        pdf = a_pdf(
            *[Paragraph(plain_words("A line"))] * lines, Paragraph(plain_words("You work by these values:")), points
        )
        paragraphs = [element for element in tags(pdf) if str(element.S) in ("/P", "/LBody")]
        assert len({find_page(one) for one in paragraphs[lines:]}) == 1, lines


def find_page(element: Any) -> tuple[int, int]:
    """Of the first of its text."""
    if (page := element.get("/Pg")) is not None:
        return page.objgen
    kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    return find_page(next(kid for kid in kids if isinstance(kid, pikepdf.Dictionary)))


def test_lists_are_lists(documents: list[Document]) -> None:
    found = kinds(opened(documents[0]))
    assert found.count("L") >= 4
    assert found.count("LI") == found.count("LBody") > 10


def test_labels_are_paragraphs_and_no_emphasis() -> None:
    pdf = a_pdf(Paragraph((Run("It tests", bold=True),), leads=True), Paragraph((Run("A note"),), is_note=True))
    assert "Strong" not in kinds(pdf)
    assert kinds(pdf).count("P") == 2


def test_addresses_are_links() -> None:
    words = (Run("See https://example.org/a?b=1. Or "), Run("the act", link="https://example.org/act"))
    pdf = a_pdf(Paragraph((*words, Run(", or ask a.person@example.org."))))
    assert [str(link.A.URI) for page in pdf.pages for link in page.Annots] == [
        "https://example.org/a?b=1",
        "https://example.org/act",
        "mailto:a.person@example.org",
    ]
    assert is_sealed(pdf)


def test_a_long_word_goes_on_in_the_next_line() -> None:
    pdf = a_pdf(Table(("A", "B"), ((plain_words("w" * 300), plain_words("short")),), (1, 1)))
    contents = pdf.pages[0].Contents.read_bytes()
    assert contents.count(b"TJ") > 8


def test_headings_are_its_bookmarks() -> None:
    pdf = a_pdf(Heading(2, "Duties"), Paragraph(plain_words("Words.")), Heading(3, "Care"), Heading(2, "Pay"))
    with pdf.open_outline() as outline:
        assert bookmarks(outline.root) == [("A post", [("Duties", [("Care", [])]), ("Pay", [])])]


def test_fonts_are_embedded_and_all_arimo(documents: list[Document]) -> None:
    for font in fonts(opened(documents[1])):
        assert "Arimo" in str(font.BaseFont)
        assert "/FontFile2" in font.FontDescriptor or "/FontFile3" in font.FontDescriptor


def test_it_holds_no_script_no_action_and_no_file(documents: list[Document]) -> None:
    for document in documents:
        pdf = opened(document)
        assert "/OpenAction" not in pdf.Root
        assert "/AA" not in pdf.Root
        assert "/Names" not in pdf.Root or "/JavaScript" not in pdf.Root.Names
        assert not pdf.attachments


HOSTILE = {
    "emoji": "A smile \N{SLIGHTLY SMILING FACE}",
    "arabic": "\u0627\u0644\u0635\u062d\u0629",
    "chinese": "\u5fc3\u7406\u5065\u5eb7",
    "override": "\N{RIGHT-TO-LEFT OVERRIDE}backwards",
    "unseen": "nothing\N{ZERO WIDTH JOINER}\N{SOFT HYPHEN}seen",
    "private": "private \ue000 use",
    "controls": "\x00\x07\x1b[31m \ud800 \ufffe",
    "marks": '#sys.inputs.document #eval("1") $x^2$ `raw` @ref <label> \\u{41} // comment /* */ _a_ *b*',
    "files": '#read("/etc/passwd") #import "@preview/x:1.0.0"',
    "long": "x" * 10_000,
    "formula": "=1+1",
    "lines": "- not a list\n+ nor this\n= nor a heading",
    "nothing": "",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_text_anywhere_gives_a_pdf(text: str) -> None:
    words = (Run(text, bold=True), Unfilled("name", text, text), Run(text, italic=True))
    document = Document(
        text, text, text, date(2026, 11, 21), (Heading(2, text), Paragraph(words), Table((text,), ((words,),), (1,)))
    )
    pdf = opened(document)
    assert len(pdf.pages) >= 1
    assert str(pdf.Root.Lang) == "en-GB"


def test_marks_in_a_text_run_nothing() -> None:
    pdf = a_pdf(Paragraph(plain_words('#heading("Not one") = Nor this')), title="#strong[x] *y*")
    assert [kind for kind in kinds(pdf) if kind.startswith("H")] == ["H1"]
    assert str(pdf.docinfo.Title) == "#strong[x] *y*"


def test_words_that_the_font_lacks_cost_the_seal_and_not_the_file() -> None:
    assert not is_sealed(a_pdf(Paragraph(plain_words("\u5fc3"))))
    assert is_sealed(a_pdf(Paragraph(plain_words("Words"))))


def test_a_contents_list_names_the_headings_of_level_2_and_leads_to_them() -> None:
    pdf = a_pdf(Contents(("One", "Two")), PageBreak(), Heading(2, "One"), Heading(3, "Part"), Heading(2, "Two"))
    assert is_sealed(pdf)
    assert kinds(pdf).count("TOCI") == 2
    assert len(pdf.pages[0].Annots) >= 2
    assert len(pdf.pages) == 2

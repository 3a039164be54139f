"""What a Word file says of itself, read back: structure, language, properties, places to fill."""

import zipfile
from datetime import date
from io import BytesIO
from itertools import pairwise

import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from guidance.documents.blocks import (
    Contents,
    Document,
    Heading,
    List,
    ListItem,
    Paragraph,
    Run,
    Table,
    Unfilled,
    plain_words,
)
from guidance.documents.docx import to_docx
from guidance.documents.interview_pack import lay_out_interview_pack, lay_out_panel_sheet, list_questions
from guidance.documents.job_description import lay_out_job_description
from tests.documents import rows
from tests.documents.standards import needs_schemas, word_faults
from tests.documents.word import controls, headings, opened, rows_of, text_of, xml_of

pytestmark = pytest.mark.django_db


TEXT = {WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER}


def a_document(*blocks: object) -> Document:
    return Document("A post", "A job description", "MHP-B6 3f2a91c4", date(2026, 11, 21), blocks)


@pytest.mark.slow
def test_no_word_file_breaks_the_schema_or_the_rules_of_a_validator() -> None:
    template = rows.a_template()
    for document in (
        lay_out_job_description(template, rows.answers(employer=""), rows.DAY),
        lay_out_interview_pack(template, list_questions(template), None, rows.DAY),
        lay_out_panel_sheet(template, list_questions(template), None, rows.DAY),
    ):
        assert word_faults(to_docx(document)) == []


@needs_schemas
def test_what_breaks_the_schema_is_noticed() -> None:
    content = to_docx(a_document(Paragraph(plain_words("Words"))))
    broken = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as file, zipfile.ZipFile(broken, "w") as changed:
        for name in file.namelist():
            changed.writestr(name, file.read(name).replace(b"w:zoom w:percent", b"w:zoom w:per"))
    assert "percent" in " ".join(word_faults(broken.getvalue()))


def test_only_the_styles_in_use_are_in_it_and_none_is_blue_but_a_link() -> None:
    file = opened(to_docx(a_document(Paragraph(plain_words("See https://example.org.")))))
    names = {style.name for style in file.styles}
    assert names == {
        *("Normal", "Footer", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number", "Hyperlink"),
        *("Default Paragraph Font", "Normal Table", "No List"),
        *("Note", "toc 2", "Contents Heading", "Table Text", "Place to Fill", "Plain Rows"),
    }
    colours = {
        style.name: colour.get(qn("w:val")) for style in file.styles for colour in xml_of(style).iter(qn("w:color"))
    }
    assert {name for name, colour in colours.items() if colour == "005EB8"} == {"Hyperlink"}
    theme = next(part for part in file.part.package.iter_parts() if "theme" in str(part.partname))
    assert b"4F81BD" not in theme.blob


def test_body_text_has_at_least_11_points_and_12_for_candidates() -> None:
    for document, least in ((a_document(), 11), (lay_out_job_description(rows.a_template(), None, rows.DAY), 12)):
        sizes = {
            style.name: style.font.size.pt
            for style in opened(to_docx(document)).styles
            if style.type in TEXT and style.font.size
        }
        assert all(size >= least for name, size in sizes.items() if name != "Footer")


def test_addresses_are_links() -> None:
    words = (Run("See https://example.org/a?b=1. Or "), Run("the act", link="https://example.org/act"))
    file = opened(to_docx(a_document(Paragraph((*words, Run(", or ask a.person@example.org."))))))
    assert [link.address for paragraph in file.paragraphs for link in paragraph.hyperlinks] == [
        "https://example.org/a?b=1",
        "https://example.org/act",
        "mailto:a.person@example.org",
    ]


@pytest.mark.slow
def test_headings_start_at_the_title_and_skip_no_level() -> None:
    template = rows.a_template()
    for document in (
        lay_out_job_description(template, rows.answers(), rows.DAY),
        lay_out_interview_pack(template, list_questions(template), None, rows.DAY),
        lay_out_panel_sheet(template, list_questions(template), None, rows.DAY),
    ):
        levels = [level for level, _ in headings(opened(to_docx(document)))]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_lists_have_list_styles_and_each_numbered_list_starts_from_1() -> None:
    one = List((ListItem(plain_words("One")), ListItem(plain_words("Two"), 1)), numbered=True)
    file = opened(to_docx(a_document(List((ListItem(plain_words("A point")),)), one, one)))
    styles = [paragraph.style.name for paragraph in file.paragraphs[1:]]
    numbers = [xml_of(paragraph).pPr.numPr.numId.val for paragraph in file.paragraphs[1:]]
    assert styles == ["List Bullet", *["List Number"] * 4]
    assert len(set(numbers)) == 3
    held = {number.numId: number for number in file.part.numbering_part.element.findall(qn("w:num"))}
    restarts = held[numbers[-1]].findall(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}")
    assert [restart.get(qn("w:val")) for restart in restarts] == ["1", "1", "1"]


def test_a_short_list_or_table_stays_on_one_page_and_a_long_one_may_go_on() -> None:
    def list_kept(count: int) -> list[list[bool]]:
        words = [plain_words(f"Line {number}") for number in range(count)]
        table, points = Table(("Score",), tuple((one,) for one in words), (1,)), List(tuple(map(ListItem, words)))
        file = opened(to_docx(a_document(points, table)))
        of_table = rows_of(file.tables[0])[1:]
        of_list = [xml_of(one) for one in file.paragraphs if one.style.name == "List Bullet"]
        return [[one.find(f".//{qn('w:keepNext')}") is not None for one in several] for several in (of_list, of_table)]

    assert list_kept(5) == [[True] * 4 + [False]] * 2
    assert list_kept(40) == [[False] * 40] * 2


def test_every_table_has_a_header_row_that_repeats_and_rows_that_stay_whole() -> None:
    file = opened(to_docx(lay_out_job_description(rows.a_template(), rows.answers(), rows.DAY)))
    assert len(file.tables) > 3
    for table in file.tables:
        first, *others = rows_of(table)
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:tblHeader")) is None for row in others)
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in [first, *others])
        assert table.style.name == "Plain Rows"


def test_it_says_that_it_is_british_english_and_what_it_is() -> None:
    file = opened(to_docx(lay_out_job_description(rows.a_template(), rows.answers(), rows.DAY)))
    languages = file.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    assert languages.get(qn("w:val")) == "en-GB"
    assert file.core_properties.language == "en-GB"
    assert file.core_properties.title == "Job description: Mental health practitioner"
    assert file.core_properties.subject == "Job description and person specification"
    assert file.core_properties.author == file.core_properties.comments == ""
    assert file.core_properties.created.date() == rows.DAY


def test_a_place_still_to_fill_is_a_content_control_with_its_prompt() -> None:
    file = opened(to_docx(lay_out_job_description(rows.a_template(), rows.answers(employer=""), rows.DAY)))
    assert controls(file) == {
        "employer": "[name of the employer]",
        "clinical_supervisor": "[job title and organisation of the supervisor]",
        "contact": "[name, telephone and email of a contact]",
        "budget": "[budget that the postholder holds, or none]",
    }


def test_the_footer_has_the_reference_and_the_number_of_the_page() -> None:
    document = lay_out_job_description(rows.a_template(), rows.answers(), rows.DAY)
    footer = opened(to_docx(document)).sections[0].footer
    assert footer.paragraphs[0].text.startswith(document.reference)
    fields = [field.get(qn("w:instr")) for field in xml_of(footer).iter(qn("w:fldSimple"))]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_it_is_small_and_holds_no_picture_and_nothing_of_anybody_elses() -> None:
    content = to_docx(lay_out_job_description(rows.a_template(), rows.answers(), rows.DAY))
    names = zipfile.ZipFile(BytesIO(content)).namelist()
    assert len(content) < 100_000
    assert not [name for name in names if name.endswith((".jpeg", ".png", ".bin"))]
    assert [name for name in names if name.startswith("customXml/item") and "Props" not in name] == [
        "customXml/item1.xml"
    ]


def test_the_same_document_gives_the_same_words_and_properties_each_time() -> None:
    document = lay_out_job_description(rows.a_template(), rows.answers(), rows.DAY)
    first, second = (opened(to_docx(document)) for _ in range(2))
    assert text_of(first) == text_of(second)
    assert first.core_properties.modified == second.core_properties.modified


def test_properties_of_a_style_stand_in_the_order_that_word_wants() -> None:
    """Word calls a file damaged where they do not (ECMA-376 part 1, 17.3.1.26)."""
    order = ["pStyle", "keepNext", "keepLines", "widowControl", "numPr", "pBdr", "shd", "tabs", "spacing", "ind"]
    order += ["contextualSpacing", "jc", "outlineLvl"]
    document = lay_out_job_description(rows.a_template(), rows.answers(), rows.DAY)
    file = opened(to_docx(document))
    parts = [file.element.body, file.styles.element, xml_of(file.sections[0].footer)]
    for properties in [properties for part in parts for properties in part.iter(qn("w:pPr"))]:
        names = [child.tag.rpartition("}")[2] for child in properties]
        assert [order.index(name) for name in names if name in order] == sorted(
            order.index(name) for name in names if name in order
        )


def test_marks_in_a_text_stay_the_text_they_are() -> None:
    marks = '<b>bold</b> {{ 7*7 }} #sys.inputs =1+1 **stars** & "quotes" <!-- -->'
    file = opened(
        to_docx(
            a_document(
                Heading(2, marks), Paragraph(plain_words(marks)), Table((marks,), ((plain_words(marks),),), (1,))
            )
        )
    )
    assert text_of(file).count(marks) == 4
    assert all(run.bold is None for run in file.paragraphs[2].runs)


def test_line_breaks_bold_and_places_keep_their_order() -> None:
    words = (Run("One\nTwo", bold=True), Unfilled("base", "Base", "where"), Run(" after"))
    paragraph = opened(to_docx(a_document(Paragraph(words)))).paragraphs[1]
    assert (
        "".join(text.text or "\n" for text in xml_of(paragraph).iter(qn("w:t"), qn("w:br"))) == "One\nTwo[where] after"
    )


def test_a_contents_list_is_a_field_of_word_whose_lines_lead_to_the_headings() -> None:
    made = a_document(Contents(("One", "Two")), Heading(2, "One"), Heading(3, "Part"), Heading(2, "Two"))
    body = opened(to_docx(made)).element.body
    lines = {
        link.get(qn("w:anchor")): "".join(text.text for text in link.iter(qn("w:t")))
        for link in body.iter(qn("w:hyperlink"))
    }
    places = {
        mark.get(qn("w:name")): "".join(text.text for text in mark.getparent().iter(qn("w:t")))
        for mark in body.iter(qn("w:bookmarkStart"))
    }
    assert lines == places
    assert list(lines.values()) == ["One", "Two"]
    assert [part.get(qn("w:fldCharType")) for part in body.iter(qn("w:fldChar"))] == ["begin", "separate", "end"]
    assert "TOC" in next(body.iter(qn("w:instrText"))).text
    assert "Contents" not in [text for _, text in headings(opened(to_docx(made)))]

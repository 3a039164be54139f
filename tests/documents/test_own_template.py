"""A trust's own Word template comes back filled in, in its own styles; a hostile one is refused."""

import base64
import re
import zipfile
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt, RGBColor

from guidance.documents.job_description import lay_out_job_description
from guidance.models import JobDescription
from guidance.pages.job_descriptions import upload
from guidance.pages.job_descriptions.own_template import filling, packing
from guidance.pages.job_descriptions.own_template.values import Value, list_values
from guidance.pages.job_descriptions.reading import file_kinds
from guidance.rules.recruitment.tailoring import OwnSection, Tailoring
from tests.documents import rows
from tests.documents.test_upload import bombs, changed, zipped
from tests.documents.word import opened, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PAGE = "/job-descriptions/mental-health-practitioner-band-6/own-template/"


@pytest.fixture
def template() -> JobDescription:
    return rows.a_template()


@pytest.fixture
def held(template: JobDescription) -> list[Value]:
    return list_values(lay_out_job_description(template, rows.answers(clinical_supervisor=""), rows.DAY))


def saved(file: docx.document.Document) -> bytes:
    made = BytesIO()
    file.save(made)
    return made.getvalue()


def a_plain_template() -> bytes:
    """Placeholders in text, one of them split over runs of several styles."""
    file = docx.Document()
    style = file.styles.add_style("Trust Heading", WD_STYLE_TYPE.PARAGRAPH)
    style.font.color.rgb = RGBColor(0x00, 0x5E, 0xB8)
    file.add_paragraph("{{Job title}} at {{employer}}", style="Trust Heading")
    split = file.add_paragraph("Based at ")
    for part, bold in (("{", True), ("{ba", True), ("se", False), ("}", False), ("}, {{ward}}", False)):
        split.add_run(part).bold = bold
    file.add_paragraph("{{main_duties}}", style="List Bullet")
    file.add_paragraph("{{ Job Summary }}")
    return saved(file)


def a_table_template() -> bytes:
    """As many trusts have it: a table of labels, and criteria in a table of two columns."""
    file = docx.Document()
    table = file.add_table(rows=3, cols=2, style="Light Grid Accent 1")
    for row, (label, name) in zip(
        table.rows,
        (("Band", "{{band}}"), ("Hours", "{{hours}}"), ("Supervisor", "{{clinical_supervisor}}")),
        strict=True,
    ):
        row.cells[0].text, row.cells[1].text = label, name
    criteria = file.add_table(rows=2, cols=2, style="Table Grid")
    criteria.rows[0].cells[0].text, criteria.rows[0].cells[1].text = "Essential", "Desirable"
    criteria.rows[1].cells[0].text, criteria.rows[1].cells[1].text = "{{essential criteria}}", "{{desirable criteria}}"
    return saved(file)


def a_headed_template() -> bytes:
    """Placeholders in header and footer, in another font, beside a picture of its own."""
    file = docx.Document()
    section = file.sections[0]
    run = section.header.paragraphs[0].add_run("{{employer}} | {{job title}}")
    run.font.size, run.font.name = Pt(9), "Georgia"
    section.footer.paragraphs[0].text = "{{reference}}"
    file.add_paragraph("Closing on {{closing date}}.")
    return saved(file)


def test_text_is_filled_in_where_word_split_it_too(held: list[Value]) -> None:
    filled = packing.fill_template(a_plain_template(), held)
    file = opened(filled.content)
    first = file.paragraphs[0]
    assert (first.text, first.style.name) == (
        "Mental health practitioner at Anyshire Partnership NHS Foundation Trust",
        "Trust Heading",
    )
    assert file.paragraphs[1].text == "Based at Riverside Surgery, High Street, {{ward}}"
    assert [run.text for run in file.paragraphs[1].runs if run.bold] == ["Riverside Surgery, High Street", ""]
    duties = [paragraph for paragraph in file.paragraphs if paragraph.style.name == "List Bullet"]
    assert len(duties) == 6
    assert duties[-1].text == "Run a weekly drop-in at the library."
    assert "You work in general practice" in text_of(file)
    assert filled.unknown == ("ward",)
    assert "Supervision" in [value.name for value in filled.unused]


def test_tables_are_filled_in_and_keep_their_style(held: list[Value]) -> None:
    filled = packing.fill_template(a_table_template(), held)
    details, criteria = opened(filled.content).tables
    assert details.style.name == "Light Grid Accent 1"
    assert [row.cells[1].text for row in details.rows][1:] == ["37.5", "[job title and organisation of the supervisor]"]
    essential, desirable = (cell.text for cell in criteria.rows[1].cells)
    assert "Clear records" in essential
    assert "Speaks Polish" in desirable
    assert filled.unfilled == ("job title and organisation of the supervisor",)


def test_headers_and_footers_are_filled_in(held: list[Value]) -> None:
    filled = packing.fill_template(a_headed_template(), held)
    section = opened(filled.content).sections[0]
    (run,) = section.header.paragraphs[0].runs
    assert run.text == "Anyshire Partnership NHS Foundation Trust | Mental health practitioner"
    assert (run.font.size, run.font.name) == (Pt(9), "Georgia")
    assert section.footer.paragraphs[0].text.startswith("MHP-B6")


@pytest.mark.parametrize("make", [a_plain_template, a_table_template, a_headed_template])
def test_every_other_part_stays_as_it_was(held: list[Value], make: object) -> None:
    assert callable(make)
    template = make()
    filled = packing.fill_template(template, held)
    with zipfile.ZipFile(BytesIO(template)) as before, zipfile.ZipFile(BytesIO(filled.content)) as after:
        assert before.namelist() == after.namelist()
        differ = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert all(re.match(r"word/(document|header|footer)", name) for name in differ)


def test_a_content_control_that_word_fills_from_elsewhere_keeps_what_we_put_in(held: list[Value]) -> None:
    control = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="b"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>'
        "<w:r><w:t>{{employer}}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    template = changed(a_plain_template(), word__document_xml=body(f"<w:p>{control}</w:p>"))
    filled = packing.fill_template(template, held).content
    with zipfile.ZipFile(BytesIO(filled)) as packed:
        xml = packed.read("word/document.xml").decode()
    assert "Anyshire Partnership" in xml
    assert "dataBinding" not in xml
    assert "showingPlcHdr" not in xml


def body(inside: str) -> bytes:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{namespace}"><w:body>{inside}</w:body></w:document>'.encode()


@pytest.mark.parametrize(
    "code", ["{{ 7*7 }}", "{{ ''.__class__ }}", "{% include 'settings' %}", "{{ settings.SECRET_KEY }}", "${7*7}"]
)
def test_code_in_a_template_is_text(held: list[Value], code: str) -> None:
    file = docx.Document()
    file.add_paragraph(f"{code} and {{{{band}}}}")
    filled = packing.fill_template(saved(file), held)
    assert opened(filled.content).paragraphs[0].text.startswith(f"{code} and Band 6")


def refusal(content: bytes, held: list[Value]) -> str:
    with pytest.raises(upload.NotOurFile) as refused:
        packing.fill_template(content, held)
    return str(refused.value)


def test_hostile_templates_are_refused(held: list[Value], template: JobDescription) -> None:
    ours = a_plain_template()
    entities = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    many = body("<w:p><w:r><w:t>{{main duties}}</w:t></w:r></w:p>" * 20_000)
    assert refusal(b"%PDF-1.7", held) == packing.PDF
    assert refusal(changed(ours, word__vbaProject_bin=b"a"), held) == file_kinds.MACROS
    assert refusal(changed(ours, word__document_xml=entities), held) == file_kinds.NOT_WORD
    assert refusal(changed(ours, word__document_xml=many), held) == packing.TOO_MANY
    assert refusal(changed(ours, word__document_xml=body("<w:p/>")), held) == packing.NO_PLACEHOLDER
    assert (
        refusal(zipped({"[Content_Types].xml": "", "word/document.xml": "", "../a": ""}), held) == file_kinds.NOT_WORD
    )
    for name, bomb in bombs(ours).items():
        assert name == "lists" or refusal(bomb, held), "those are in a part that we hand back unread"


def test_long_text_asked_for_many_times_is_refused(template: JobDescription) -> None:
    held = list_values(lay_out_job_description(template, rows.answers(base="x" * 10_000), rows.DAY))
    many = body("<w:p><w:r><w:t>{{base}}</w:t></w:r></w:p>" * 300)
    assert filling.MOST_LETTERS < 300 * 10_000
    assert refusal(changed(a_plain_template(), word__document_xml=many), held) == packing.TOO_MANY


def test_hostile_answers_are_text_in_the_file(template: JobDescription) -> None:
    answers = rows.answers(employer="<w:p/> {{base}} & \x00")
    filled = packing.fill_template(
        a_plain_template(), list_values(lay_out_job_description(template, answers, rows.DAY))
    )
    assert opened(filled.content).paragraphs[0].text == "Mental health practitioner at <w:p/> {{base}} &"


def send(client: Client, content: bytes, answers: Tailoring) -> str:
    response = client.post(
        PAGE, {"answers": answers.to_json(), "fill": "yes", "file": SimpleUploadedFile("ours.docx", content)}
    )
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_gives_the_file_back_and_says_what_it_left(client: Client, template: JobDescription) -> None:
    html = send(client, a_plain_template(), rows.answers(employer=""))
    found = re.search(r'href="data:application/[^;]*;base64,([^"]*)" download="([^"]*)"', html)
    assert found
    assert "Riverside Surgery" in text_of(opened(base64.b64decode(found[1])))
    assert found[2].endswith(".docx")
    assert "{{ward}}" in html
    assert "[name of the employer]" in html
    assert "{{supervision}}" in html


def test_a_section_that_was_taken_out_is_known_and_its_placeholder_is_blank(
    client: Client, template: JobDescription
) -> None:
    file = docx.Document()
    file.add_paragraph("Before {{health and safety}}after, at {{employer}}")
    answers = rows.answers(sections=(OwnSection("health-and-safety", ""),))
    html = send(client, saved(file), answers)
    assert "Placeholders that we do not know" not in html
    assert "leaves these out" in html and "<li>Health and safety</li>" in html
    found = re.search(r'href="data:application/[^;]*;base64,([^"]*)"', html)
    assert found and "Before after, at Anyshire Partnership" in text_of(opened(base64.b64decode(found[1])))
    assert "Blank: your job description leaves this section out" in html


def test_the_sample_has_every_placeholder_and_is_filled_in_whole(client: Client, template: JobDescription) -> None:
    sample = client.get(PAGE.replace("own-template/", "sample-template.docx")).content
    held = list_values(lay_out_job_description(template, rows.answers(), rows.DAY))
    filled = packing.fill_template(sample, held)
    assert (filled.unknown, filled.unused) == ((), ())


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04"])
def test_another_file_is_refused_on_the_page_with_the_answers_kept(
    client: Client, template: JobDescription, content: bytes
) -> None:
    html = send(client, content, rows.answers())
    assert "<title>Error: " in html
    assert 'href="#file"' in html
    assert "Anyshire Partnership" in html


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04"])
def test_a_refusal_asks_for_no_file_of_ours(held: list[Value], content: bytes) -> None:
    """A trust's template was never downloaded here, and has no reference to paste."""
    said = refusal(content, held)
    assert "Word file (.docx)" in said and "downloaded" not in said and "reference" not in said


def test_answers_that_cannot_be_read_start_again(client: Client, template: JobDescription) -> None:
    response = client.post(PAGE, {"answers": "{", "fill": "yes"})
    assert response.status_code == 400
    assert "There is a problem" in response.content.decode()

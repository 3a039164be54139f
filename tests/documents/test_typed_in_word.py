"""What somebody typed into a Word file of ours is read as they see it, whatever Word writes for it."""

import re
import zipfile
from io import BytesIO

import pytest

from guidance.documents.docx import to_docx
from guidance.documents.job_description import lay_out_job_description
from guidance.pages.job_descriptions.upload import read_back
from guidance.rules.recruitment.tailoring import Tailoring
from tests.documents import rows
from tests.documents.test_upload import changed

pytestmark = pytest.mark.django_db


@pytest.fixture
def unfilled() -> bytes:
    return to_docx(lay_out_job_description(rows.a_template(), Tailoring(template=rows.answers().template), rows.DAY))


def document(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return packed.read("word/document.xml").decode()


def read_as(content: bytes, typed: str, *, about: str = "") -> str:
    """What is read of the base, where its control holds `typed` in place of its prompt."""
    xml, found = re.subn(
        r'(<w:tag w:val="base"/>.*?)<w:showingPlcHdr/>(.*?<w:sdtContent>).*?(</w:sdtContent>)',
        lambda match: f"{match[1]}{about}{match[2]}{typed}{match[3]}",
        document(content),
        count=1,
        flags=re.DOTALL,
    )
    assert found == 1
    answers = read_back(changed(content, word__document_xml=xml.encode())).answers
    assert answers is not None
    return answers.base


def run(*parts: str) -> str:
    return f"<w:r>{''.join(parts)}</w:r>"


def text(letters: str) -> str:
    return f'<w:t xml:space="preserve">{letters}</w:t>'


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (run(text("Unit 3"), "<w:br/>", text("1 High Street")), "Unit 3 1 High Street"),
        (run(text("Unit 3"), "<w:cr/>", text("1 High Street")), "Unit 3 1 High Street"),
        (run(text("Unit 3"), "<w:tab/>", text("1 High Street")), "Unit 3 1 High Street"),
        (run(text("Unit 3"), "<w:ptab/>", text("1 High Street")), "Unit 3 1 High Street"),
        (run(text("Ashton"), "<w:noBreakHyphen/>", text("Lee")), "Ashton-Lee"),
        (run(text("Shrews"), "<w:softHyphen/>", text("bury")), "Shrewsbury"),
        (run(text("Caf"), '<w:sym w:font="Arial" w:char="00E9"/>'), "Caf\N{LATIN SMALL LETTER E WITH ACUTE}"),
        (run(text("Unit"), '<w:sym w:font="Webdings" w:char="F028"/>', text("3")), "Unit 3"),
        (run('<w:sym w:font="Wingdings" w:char="F028"/>', text(" 3")), "\N{BLACK TELEPHONE} 3"),
        (run('<w:sym w:font="Symbol" w:char="F061"/>', text(" 3")), "\N{GREEK SMALL LETTER ALPHA} 3"),
        (run('<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>', text("\uf061 3")), "\N{GREEK SMALL LETTER ALPHA} 3"),
        (run(text("Unit"), '<w:sym w:char="99999999999999"/>', text("3")), "Unit 3"),
        (run(text("Uni")) + run(text("t 3")), "Unit 3"),
        (f"<w:p>{run(text('Unit 3'))}</w:p><w:p>{run(text('High Street'))}</w:p>", "Unit 3 High Street"),
        (
            f'<w:del w:id="1">{run("<w:delText>Unit 2</w:delText><w:noBreakHyphen/>")}</w:del>{run(text("Unit 3"))}',
            "Unit 3",
        ),
        (f'<w:moveFrom w:id="1">{run(text("Unit 2"))}</w:moveFrom>{run(text("Unit 3"))}', "Unit 3"),
        (f'<w:ins w:id="1">{run(text("Unit 3"))}</w:ins>', "Unit 3"),
        (run("<w:instrText> MERGEFIELD x </w:instrText>") + run(text("Unit 3")), "Unit 3"),
        (f'<w:fldSimple w:instr=" DATE ">{run(text("Unit 3"))}</w:fldSimple>', "Unit 3"),
        (
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f'<mc:Choice Requires="w">{run(text("Unit 3"))}</mc:Choice><mc:Fallback>{run(text("Unit 2"))}</mc:Fallback>'
            "</mc:AlternateContent>",
            "Unit 3",
        ),
        (run("<w:rPr><w:b/></w:rPr>", "<!-- a note -->", text("Unit 3")), "Unit 3"),
    ],
)
def test_each_element_that_stands_for_a_letter_is_read(unfilled: bytes, typed: str, read: str) -> None:
    assert read_as(unfilled, typed) == read


def test_a_prompt_that_is_shown_is_no_answer(unfilled: bytes) -> None:
    assert read_as(unfilled, run(text("Unit 3")), about="<w:showingPlcHdr/>") == ""
    assert read_as(unfilled, run(text("Unit 3")), about='<w:showingPlcHdr w:val="0"/>') == "Unit 3"


def test_a_reference_with_a_hyphen_that_does_not_break_is_found_in_the_footer(unfilled: bytes) -> None:
    with zipfile.ZipFile(BytesIO(unfilled)) as packed:
        (name,) = [name for name in packed.namelist() if name.startswith("word/footer")]
        footer = packed.read(name).decode()
    assert "MHP-B6/" in footer
    typed = footer.replace("MHP-B6/", "MHP</w:t><w:noBreakHyphen/><w:t>B6/", 1)
    parts: dict[str, bytes | None] = {
        "customXml__item1_xml": None,
        name.replace("/", "__").replace(".xml", "_xml"): typed.encode(),
    }
    assert read_back(changed(unfilled, **parts)).reference == "MHP-B6/211126"

"""Interview packs, panel sheets, and the zip that holds all that a vacancy needs."""

import zipfile
from io import BytesIO

import pytest

from guidance.documents.blocks import Document, Heading, Run, Table, file_name, words_of
from guidance.documents.interview_pack import lay_out_interview_pack, lay_out_panel_sheet, list_questions
from guidance.models import JobDescription
from guidance.pages.job_descriptions import hiring_pack as hiring
from guidance.pages.job_descriptions.hiring_pack import MOST_BYTES_IN_A_FILE, MOST_FILES, PackTooBig, make_hiring_pack
from tests.documents import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def template() -> JobDescription:
    return rows.a_template()


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def table_with(document: Document, column: str) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table) and column in block.columns)


def test_questions_stand_under_what_they_test_and_are_numbered_through(template: JobDescription) -> None:
    pack = lay_out_interview_pack(template, list_questions(template), None, rows.DAY)
    assert headings(pack) == [
        "Before the interviews",
        "Scoring guide",
        "What tests each criterion",
        "Questions: experience",
        "1. Why this post",
        "2. Working across two employers",
        "Questions: knowledge and skills",
        "3. Assessing risk",
        "Other questions",
        "4. Stress",
    ]


def test_each_criterion_names_the_questions_that_test_it(template: JobDescription) -> None:
    pack = lay_out_interview_pack(template, list_questions(template), rows.answers(), rows.DAY)
    shown = {row[0][0]: row[3] for row in table_with(pack, "Questions").rows}
    assert shown[Run("Work in a community mental health team or in primary care")] == (Run("1, 2"),)
    assert shown[Run("Assessment of mental health needs and of risk, in short appointments")] == (Run("2, 3"),)
    assert shown[Run("Clear records, and letters that the person concerned can understand")] == (
        Run("None", bold=True),
    )
    assert shown[Run("Speaks Polish")] == (Run("None"),)


def test_a_panel_sheet_has_room_for_each_answer_and_its_score(template: JobDescription) -> None:
    sheet = lay_out_panel_sheet(template, list_questions(template), None, rows.DAY)
    answers = table_with(sheet, "Score")
    assert len(answers.rows) == 4
    assert answers.row_height >= 30
    assert "Candidate" in "".join(word.text for word in words_of(sheet.blocks) if isinstance(word, Run))


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_a_hiring_pack_is_at_most_four_small_files_of_a_kind_that_nhs_jobs_takes(
    template: JobDescription, ending: hiring.Ending
) -> None:
    with zipfile.ZipFile(BytesIO(make_hiring_pack(template, rows.answers(), rows.DAY, ending=ending))) as pack:
        assert pack.testzip() is None
        assert [entry.filename for entry in pack.infolist()] == [
            f"1-job-description-mental-health-practitioner.{ending}",
            f"2-advert-mental-health-practitioner.{ending}",
            f"3-interview-pack-mental-health-practitioner.{ending}",
            f"4-panel-sheet-mental-health-practitioner.{ending}",
        ]
        assert len(pack.infolist()) <= MOST_FILES
        assert all(0 < entry.file_size < MOST_BYTES_IN_A_FILE for entry in pack.infolist())


def test_only_the_questions_that_were_picked_are_in_the_pack(template: JobDescription) -> None:
    with zipfile.ZipFile(BytesIO(make_hiring_pack(template, None, rows.DAY, []))) as pack:
        assert len(pack.namelist()) == 2


@pytest.mark.slow
def test_a_file_that_would_be_too_big_is_refused_in_a_sentence(
    template: JobDescription, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hiring, "MOST_BYTES_IN_A_FILE", 1_000)
    with pytest.raises(PackTooBig, match="comes to 1 MB or more"):
        make_hiring_pack(template, None, rows.DAY)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Mental health practitioner (Band 6)", "mental-health-practitioner-band-6.docx"),
        ("../../etc/passwd", "etc-passwd.docx"),
        ('a"; filename="b\r\nSet-Cookie: c', "a-filename-b-set-cookie-c.docx"),
        ("\N{SLIGHTLY SMILING FACE}", "document.docx"),
        ("Élan " * 50, ("elan-" * 16).strip("-") + ".docx"),
    ],
    ids=["plain", "path", "header", "emoji", "long"],
)
def test_a_file_name_is_one_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(title, "docx") == name

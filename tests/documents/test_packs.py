"""Interview packs, panel sheets, and the zip with everything that a vacancy needs."""

import zipfile
from io import BytesIO

import pikepdf
import pytest

from guidance.documents.blocks import Document, Heading, List, Run, Table, file_name, words_of
from guidance.documents.employer_notes import lay_out_employer_notes
from guidance.documents.interview_pack import lay_out_interview_pack, lay_out_panel_sheet, list_questions
from guidance.documents.pdf import to_pdf
from guidance.models import JobDescription
from guidance.pages.job_descriptions import hiring_pack as hiring
from guidance.pages.job_descriptions.advert import lay_out_advert
from guidance.pages.job_descriptions.hiring_pack import MOST_BYTES_IN_A_FILE, MOST_FILES, PackTooBig, make_hiring_pack
from guidance.rules.recruitment.tailoring import OwnCriterion
from tests.documents import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def template() -> JobDescription:
    return rows.a_template()


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def table_with(document: Document, column: str) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table) and column in block.columns)


def test_questions_are_numbered_in_their_order_with_who_asks_and_for_how_long(template: JobDescription) -> None:
    pack = lay_out_interview_pack(template, list_questions(template), rows.answers(), rows.DAY)
    assert headings(pack) == [
        "What the panel does",
        "Order of the interview",
        "Scoring guide",
        "Questions",
        "1. Why this post",
        "2. Assessing risk",
        "3. Working across two employers",
        "4. Stress",
        "What tests each criterion",
    ]
    order = [tuple(cell[0].text if cell else "" for cell in row) for row in table_with(pack, "Who asks").rows]
    assert order == [
        ("Welcome, introductions and how the interview will run", "5", "Chair"),
        ("1. Why this post", "6", "Chair"),
        ("2. Assessing risk", "6", "Chair"),
        ("3. Working across two employers", "6", "Second member"),
        ("4. Stress", "6", "Second member"),
        ("The candidate's questions, and what happens next", "7", "Chair"),
        ("In all", "36", ""),
    ]


def test_the_panel_is_told_to_offer_adjustments_and_not_to_ask_about_health(template: JobDescription) -> None:
    pack = lay_out_interview_pack(template, list_questions(template), None, rows.DAY)
    said = " ".join(word.text for word in words_of(pack.blocks) if isinstance(word, Run))
    assert "ask each candidate which adjustments they need" in said
    assert "Do not ask about health, disability or sickness absence" in said


def read_words(document: Document) -> str:
    return " ".join(word.text for word in words_of(document.blocks) if isinstance(word, Run))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"other_professions": "no"}, ""),
        ({"other_professions": "yes", "other_profession": "art therapy"}, "art therapy"),
    ],
)
def test_the_panel_reads_criteria_as_the_job_description_has_them(
    template: JobDescription, fields: dict[str, str], said: str
) -> None:
    criterion = next(one for one in template.criteria.all() if one.slug == "criterion-2")
    criterion.text = "A clinician. A qualification in another agreed profession counts too: {other profession}."
    criterion.save()
    template.refresh_from_db()
    words = read_words(lay_out_interview_pack(template, list_questions(template), rows.answers(**fields), rows.DAY))
    assert "{" not in words and ("another agreed profession" in words) == bool(said) and said in words


def test_a_good_answer_leaves_out_what_is_of_another_band(template: JobDescription) -> None:
    question = list_questions(template)[0]
    question.good_answer = "Plans. At Band 6, backs others. At Band 7, leads."
    for band, kept in (("6", "Plans. At Band 6, backs others."), ("8a", "Plans.")):
        words = read_words(lay_out_interview_pack(template, [question], rows.answers(band=band), rows.DAY))
        assert kept in words and "leads" not in words


def test_an_advert_says_own_duties_apart_from_what_you_will_do(template: JobDescription) -> None:
    advert = lay_out_advert(template, rows.answers(), rows.DAY).blocks
    place = next(turn for turn, block in enumerate(advert) if "Also in this post:" in str(block))
    ours, own = advert[place - 1], advert[place + 1]
    assert isinstance(ours, List) and isinstance(own, List)
    assert all(item.words[0].text.startswith("You ") for item in ours.items if isinstance(item.words[0], Run))
    assert own.items[0].words == (Run("Run a weekly drop-in at the library."),)


def test_notes_name_no_source_of_a_duty_that_was_left_out(template: JobDescription) -> None:
    kept, left_out = (duty.text.split(".")[0] for duty in template.duties.all() if duty.slug in ("duty-4", "duty-5"))
    words = read_words(lay_out_employer_notes(template, rows.answers(), rows.DAY))
    assert kept in words and left_out not in words


def test_each_criterion_names_the_questions_that_test_it(template: JobDescription) -> None:
    own = rows.answers(own_criteria=(OwnCriterion("Speaks Polish", "desirable"), OwnCriterion("Drives", "essential")))
    pack = lay_out_interview_pack(template, list_questions(template), own, rows.DAY)
    shown = {row[0][0]: row[3] for row in table_with(pack, "Questions").rows}
    assert shown[Run("Work in a community mental health team or in primary care")] == (Run("1, 3"),)
    assert shown[Run("Assessment of mental health needs and of risk, in short appointments")] == (Run("2, 3"),)
    assert shown[Run("Clear records, and letters that the person concerned can understand")] == (
        Run("None", bold=True),
    )
    assert shown[Run("Speaks Polish")] == (Run("None"),)
    assert shown[Run("Drives")] == (Run("5"),)


def test_an_essential_criterion_of_ones_own_has_a_question(template: JobDescription) -> None:
    own = rows.answers(own_criteria=(OwnCriterion("Drives", "essential"),))
    sheet = lay_out_panel_sheet(template, list_questions(template), own, rows.DAY)
    assert table_with(sheet, "Score").rows[-1][0] == (Run("5. A criterion of this post"),)


@pytest.mark.parametrize("number", [1, 4, 8])
def test_a_panel_sheet_of_up_to_eight_questions_is_two_pages_at_most(template: JobDescription, number: int) -> None:
    questions = (list_questions(template) * 2)[:number]
    sheet = lay_out_panel_sheet(template, questions, None, rows.DAY)
    answers = table_with(sheet, "Score")
    assert len(answers.rows) == number
    assert answers.row_height >= 30
    assert len(pikepdf.open(BytesIO(to_pdf(sheet))).pages) <= 2


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_a_hiring_pack_is_at_most_four_small_files_that_nhs_jobs_takes_and_two_for_the_employer(
    template: JobDescription, ending: hiring.Ending
) -> None:
    with zipfile.ZipFile(BytesIO(make_hiring_pack(template, rows.answers(), rows.DAY, ending=ending))) as pack:
        assert pack.testzip() is None
        assert [entry.filename for entry in pack.infolist()] == [
            f"1-job-description-mental-health-practitioner.{ending}",
            f"2-advert-mental-health-practitioner.{ending}",
            f"3-interview-pack-mental-health-practitioner.{ending}",
            f"4-panel-sheet-mental-health-practitioner.{ending}",
            f"notes-for-the-employer-mental-health-practitioner.{ending}",
            f"text-for-nhs-jobs-and-trac-mental-health-practitioner.{ending}",
        ]
        assert len([entry for entry in pack.infolist() if entry.filename[0].isdigit()]) <= MOST_FILES
        assert all(0 < entry.file_size < MOST_BYTES_IN_A_FILE for entry in pack.infolist())


def test_only_the_questions_that_were_picked_are_in_the_pack(template: JobDescription) -> None:
    with zipfile.ZipFile(BytesIO(make_hiring_pack(template, None, rows.DAY, []))) as pack:
        assert len(pack.namelist()) == 4


@pytest.mark.slow
def test_a_file_that_would_be_too_big_is_refused_in_a_sentence(
    template: JobDescription, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hiring, "MOST_BYTES_IN_A_FILE", 1_000)
    with pytest.raises(PackTooBig, match="is 1 MB or more"):
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

"""All that somebody typed or changed in a Word file of ours comes back as an answer, or is named as not taken."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.documents.docx import to_docx
from guidance.documents.job_description import lay_out_job_description
from guidance.models import JobDescription, TemplateVersion
from guidance.pages.job_descriptions.advert import lay_out_advert
from guidance.pages.job_descriptions.reading.changes import NotRead, Taken
from guidance.pages.job_descriptions.reading.report import ANOTHER_FILE, BY_ITS_TEXT, ONLY_PLACES, ReadReport, report_on
from guidance.pages.job_descriptions.reading.typed_answers import Answered, read_answer
from guidance.pages.job_descriptions.template_check import check_document
from guidance.pages.job_descriptions.upload import FileRead, read_whole
from guidance.rules.recruitment.tailoring import OwnCriterion, OwnSection, Tailoring
from tests.documents import rows
from tests.documents.word_edits import main_of, rewritten, run, text, type_into, typed
from tests.examples import costly

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
many = costly(0.3)
FREE_TEXT = ("employer", "network", "base", "line_manager", "clinical_supervisor", "contact")
PARTS = {"nothing": (), "answers": ("customXml/",), "settings": ("word/settings", "docProps/")}


@pytest.fixture
def template() -> JobDescription:
    return rows.a_template()


@pytest.fixture
def unfilled(template: JobDescription) -> bytes:
    TemplateVersion.objects.save_current(rows.DAY)
    return made(template, Tailoring(template.slug, band="6", salary_year="2026-27"))


@pytest.fixture
def full(template: JobDescription) -> bytes:
    return made(template, rows.answers())


class Files(dict[str, bytes]):
    """Those that an example begins with. Hypothesis would write them out whole."""

    def __repr__(self) -> str:
        return "files"


@pytest.fixture
def files(unfilled: bytes, full: bytes) -> Files:
    return Files(unfilled=unfilled, full=full)


def made(template: JobDescription, answers: Tailoring) -> bytes:
    return to_docx(lay_out_job_description(template, answers, rows.DAY))


def report(content: bytes) -> ReadReport:
    read = read_whole(content)
    found = report_of(read)
    assert found is not None
    return found


def report_of(read: FileRead) -> ReadReport | None:
    result = check_document(read.carried, rows.DAY)
    assert result is not None
    return report_on(read, result, rows.DAY)


def changed(content: bytes, *pairs: tuple[str, str]) -> bytes:
    main = main_of(content)
    for was, now in pairs:
        assert main.count(was) == 1, was
        main = main.replace(was, now)
    return rewritten(content, main)


@many
@given(
    given_edits=st.dictionaries(st.sampled_from(FREE_TEXT), typed, min_size=1),
    keeps=st.sampled_from(["tag", "title", "nothing"]),
    stripped=st.sampled_from(sorted(PARTS)),
    starts_filled=st.booleans(),
)
def test_whatever_is_typed_into_any_place_comes_back(
    files: Files,
    given_edits: dict[str, tuple[str, str]],
    keeps: str,
    stripped: str,
    starts_filled: bool,
) -> None:
    content = files["full" if starts_filled else "unfilled"]
    main = type_into(main_of(content), {name: xml for name, (xml, _) in given_edits.items()}, keeps=keeps)
    read = report_of(read_whole(rewritten(content, main, without=PARTS[stripped])))
    if read is None:
        assert not any(seen for _, seen in given_edits.values())
        return
    for name, (_, seen) in given_edits.items():
        assert getattr(read.answers, name) == seen, name
    if starts_filled:
        not_shown = {"direct_bookings", "closing_date"} if stripped == "answers" else set()
        untouched = {
            name: value for name, value in rows.answers().to_dict().items() if name not in {*given_edits, *not_shown}
        }
        assert read.answers.to_dict() == {**read.answers.to_dict(), **untouched}
    assert read.not_read == ()


@pytest.mark.parametrize(
    ("name", "words", "answers", "rest"),
    [
        ("post", "Children", {"post": "children"}, ""),
        ("post", "Adults and older adults", {"post": "adult"}, "and older adults"),
        ("post", "Both", {}, "Both"),
        ("band", "Band 8a", {"band": "8a"}, ""),
        ("band", "Band 7, subject to evaluation", {"band": "7"}, "subject to evaluation"),
        ("band", "to be agreed", {}, "to be agreed"),
        ("hours", "30 hours a week", {"hours": "30"}, ""),
        ("hours", "22.5 over three days", {"hours": "22.5"}, "over three days"),
        ("hours", "600", {}, "600"),
        ("contract_type", "Fixed-term, 12 months", {"contract_type": "fixed-term", "contract_length": "12 months"}, ""),
        ("contract_type", "Bank", {}, "Bank"),
        ("direct_bookings", "Not agreed with the provider", {"direct_bookings": "not-agreed"}, ""),
        ("direct_bookings", "Yes", {"direct_bookings": "agreed"}, ""),
        ("closing_date", "Friday 18th December 2026", {"closing_date": "2026-12-18"}, ""),
        ("closing_date", "18/12/26 at noon", {"closing_date": "2026-12-18"}, "at noon"),
        ("closing_date", "18 Dec 2026", {"closing_date": "2026-12-18"}, ""),
        ("closing_date", "31 February 2027", {}, "31 February 2027"),
    ],
)
def test_an_answer_of_the_form_is_read_from_words_and_the_rest_is_named(
    name: str, words: str, answers: dict[str, str], rest: str
) -> None:
    assert read_answer(name, words) == Answered(answers, rest)


@pytest.mark.parametrize(
    ("name", "words", "answer", "rest"),
    [("hours", "22.5 over three days", "22.5", "over three days"), ("post", "Both", "", "Both")],
)
def test_what_the_form_has_no_answer_for_is_named(
    template: JobDescription, name: str, words: str, answer: str, rest: str
) -> None:
    content = made(template, Tailoring(template.slug))
    read = report(rewritten(content, type_into(main_of(content), {name: run(text(words))})))
    assert getattr(read.answers, name) == answer
    assert [one.text for one in read.not_read] == [rest]


def test_a_prompt_is_never_an_answer(unfilled: bytes) -> None:
    main = main_of(unfilled)
    for without_flag in (main.replace("<w:showingPlcHdr/>", ""), type_into(main, {}, keeps="title")):
        read = report(rewritten(unfilled, without_flag))
        assert (read.answers.employer, read.answers.contact, read.taken, read.not_read) == ("", "", (), ())
    beside = main.replace("<w:showingPlcHdr/>", "").replace("[name of the employer]", "[name of the employer] Acme")
    assert report(rewritten(unfilled, beside)).answers.employer == "Acme"
    words = type_into(main, {"employer": run(text("Click or tap here to enter text."))})
    assert report(rewritten(unfilled, words)).answers.employer == ""


def test_text_that_its_program_marked_as_a_prompt_is_named(unfilled: bytes) -> None:
    read = report(changed(unfilled, ("[name of the employer]", "Acme")))
    assert read.answers.employer == ""
    assert read.not_read == (NotRead("Employer", "Acme", "text that is marked as a prompt"),)


def test_a_filled_answer_that_was_changed_is_taken_and_said(full: bytes) -> None:
    read = report(changed(full, ("Riverside Surgery, High Street", "The Annexe"), ("two years", "18 months")))
    assert (read.answers.base, read.answers.contract_length) == ("The Annexe", "18 months")
    assert read.taken == (
        Taken("Base", "Riverside Surgery, High Street", "The Annexe"),
        Taken("Length of contract", "two years", "18 months"),
    )


def test_an_answer_that_was_taken_out_is_empty_again(full: bytes) -> None:
    read = report(rewritten(full, type_into(main_of(full), {"base": ""})))
    assert (read.answers.base, read.taken) == ("", (Taken("Base", "Riverside Surgery, High Street", ""),))


def test_duties_and_criteria_that_were_changed_are_taken(full: bytes, template: JobDescription) -> None:
    read = report(
        changed(
            full,
            ("Run a weekly drop-in at the library.", "Run a drop-in each month."),
            ("Speaks Polish", "Speaks Polish and Welsh"),
            ("Bring practices and", "Bring the practices and"),
        )
    )
    assert "Run a drop-in each month." in read.answers.own_duties
    assert "Run a weekly drop-in at the library." not in read.answers.own_duties
    assert read.answers.own_criteria == (OwnCriterion("Speaks Polish and Welsh", "desirable", "interview"),)
    assert set(read.answers.left_out) == {"duty-4", "duty-5"}
    assert any(duty.startswith("Bring the practices") for duty in read.answers.own_duties)
    assert read.not_read == ()


def test_other_text_that_was_changed_is_named(full: bytes) -> None:
    read = report(changed(full, ("and its consultant", "and its consultants")))
    assert [one.text for one in read.not_read] == ["and its consultants"]
    assert read.answers == rows.answers()


def test_what_has_no_letters_is_named(unfilled: bytes) -> None:
    xml = run(text("Acme")) + run('<w:sym w:font="Webdings" w:char="F028"/>') + run('<w:footnoteReference w:id="2"/>')
    read = report(rewritten(unfilled, type_into(main_of(unfilled), {"employer": xml})))
    assert read.answers.employer == "Acme"
    assert [one.what for one in read.not_read] == ["a symbol of the font Webdings", "a footnote"]


def test_a_file_without_its_hidden_part_is_read_by_its_text(full: bytes, template: JobDescription) -> None:
    TemplateVersion.objects.save_current(rows.DAY)
    shown_in_it = rows.answers(base="The Annexe", direct_bookings="", closing_date="")
    for keeps in ("tag", "title", "nothing"):
        main = type_into(main_of(full), {"base": run(text("The Annexe"))}, keeps=keeps)
        read = report(rewritten(full, main, without=("customXml/",)))
        assert read.note == BY_ITS_TEXT
        assert read.answers == shown_in_it
        assert read.not_read == ()


def test_a_file_without_its_hidden_part_made_before_its_template_changed_says_what_was_not_read(
    full: bytes, template: JobDescription
) -> None:
    JobDescription.objects.update(purpose="Something else.")
    read = report(rewritten(full, main_of(full), without=("customXml/",)))
    assert read.note == ONLY_PLACES
    assert read.answers.employer == rows.answers().employer
    assert read.answers.own_duties == ()


def test_what_is_typed_in_the_header_is_named(full: bytes) -> None:
    import zipfile
    from io import BytesIO

    made_of = BytesIO(full)
    with zipfile.ZipFile(made_of, "a") as packed:
        packed.writestr(
            "word/header9.xml",
            '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r>'
            "<w:t>Draft for comment</w:t></w:r></w:p></w:hdr>",
        )
    assert report(made_of.getvalue()).not_read == (NotRead("Header", "Draft for comment"),)


def test_pay_of_an_earlier_year_is_said_and_not_called_out_of_date(full: bytes) -> None:
    from tests.factories import a_band, a_pay_point, a_year

    a_pay_point(a_band("6"), a_year("2027-28"), "entry", 41_000)
    result = check_document(read_whole(full).carried, date(2027, 4, 2))
    assert result is not None
    assert result.is_only_older_pay


def test_a_section_that_was_changed_is_taken_as_the_employers_own(template: JobDescription, full: bytes) -> None:
    read = report(
        changed(
            full,
            ("You take reasonable care of your own health and safety.", "Ours alone."),
            ("every day", "on most days"),
        )
    )
    assert set(read.answers.sections) == {
        OwnSection("health-and-safety", "Ours alone."),
        OwnSection("in-a-usual-week", "| What | How often |\n|---|---|\n| See people | on most days |"),
    }
    assert any(one.now == "Ours alone." for one in read.taken)
    assert read.not_read == ()
    again = report(made(template, read.answers))
    assert (again.answers, again.taken) == (read.answers, ())


def test_an_advert_gives_what_is_in_its_places_alone(template: JobDescription) -> None:
    content = to_docx(lay_out_advert(template, rows.answers(), rows.DAY))
    read = report(rewritten(content, type_into(main_of(content), {"about": run(text("We are small."))})))
    assert read.note == ANOTHER_FILE
    assert (read.answers.about, read.answers.closing_date) == ("We are small.", "2026-12-18")
    assert read.not_read == ()


def test_a_changed_section_keeps_its_places(template: JobDescription) -> None:
    section = template.sections.get(slug="health-and-safety")
    section.text = "You report to {line manager}.\n\n- {employer}\n- this post"
    section.save()
    again = rows.read(template)
    content = made(again, rows.answers(line_manager=""))
    for main in (main_of(content), re.sub(r"<w:tag [^>]*/>|<w:alias [^>]*/>", "", main_of(content))):
        assert report(rewritten(content, main)).answers.sections == ()
        read = report(rewritten(content, main.replace("this post", "this new post")))
        (own,) = read.answers.sections
        assert own.text.startswith("You report to {line manager}.\n\n- ")
        assert own.text.endswith("\n- this new post")

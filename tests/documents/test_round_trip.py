"""Form to Word file and back: the same answers, whatever they hold, and nothing in them runs or breaks."""

import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from guidance.documents.blocks import make_printable
from guidance.documents.carried import Carried, from_text, to_xml
from guidance.documents.docx import to_docx
from guidance.documents.interview_pack import lay_out_interview_pack, list_questions
from guidance.documents.job_description import lay_out_job_description
from guidance.documents.pdf import to_pdf
from guidance.models import JobDescription
from guidance.pages.job_descriptions.advert import lay_out_advert
from guidance.pages.job_descriptions.upload import read_back
from guidance.rules.recruitment.tailoring import OwnCriterion, OwnSection, Tailoring
from tests.documents import hostile, rows
from tests.documents.word import opened, text_of
from tests.examples import costly

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
many, some, few = costly(0.6), costly(0.3), costly(0.1)


@pytest.fixture
def template() -> JobDescription:
    return rows.a_template()


@some
@given(answers=hostile.answers)
def test_a_word_file_gives_back_the_answers_it_was_made_from(template: JobDescription, answers: Tailoring) -> None:
    content = to_docx(lay_out_job_description(template, answers, rows.DAY))
    carried = read_back(content)
    assert carried.answers == answers
    assert carried.reference.startswith("MHP-B6 ")
    assert dict(carried.lines)["title"] == "Mental health practitioner"


@pytest.mark.parametrize("opened_by", "\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
@pytest.mark.parametrize("ended_by", ["", "\u2069", "\u202c", "\u2069\u202c", "\u202c\u2069"])
def test_words_whose_direction_is_never_closed_come_back_as_they_were_typed(
    template: JobDescription, opened_by: str, ended_by: str
) -> None:
    words = f"a{opened_by}b{ended_by}"
    answers = rows.answers(
        employer=words,
        base=words,
        own_duties=(words,),
        own_criteria=(OwnCriterion(words),),
        sections=(OwnSection("travel", words),),
    )
    assert read_back(to_docx(lay_out_job_description(template, answers, rows.DAY))).answers == answers


@some
@given(answers=hostile.answers)
def test_every_part_of_the_file_is_sound_xml_without_entities(template: JobDescription, answers: Tailoring) -> None:
    content = to_docx(lay_out_job_description(template, answers, rows.DAY))
    opened(content)
    with zipfile.ZipFile(BytesIO(content)) as packed:
        for name in packed.namelist():
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(packed.read(name), etree.XMLParser(resolve_entities=False))
                assert root.getroottree().docinfo.internalDTD is None


@few
@given(answers=hostile.answers)
def test_any_answers_give_a_pdf_an_advert_and_a_pack(template: JobDescription, answers: Tailoring) -> None:
    for document in (
        lay_out_job_description(template, answers, rows.DAY),
        lay_out_advert(template, answers, rows.DAY),
        lay_out_interview_pack(template, list_questions(template), answers, rows.DAY),
    ):
        assert to_pdf(document).startswith(b"%PDF-")
        assert opened(to_docx(document))


@many
@given(
    answers=hostile.answers,
    reference=hostile.text,
    lines=st.lists(st.tuples(st.text(max_size=20), st.text()), max_size=4),
)
def test_what_a_file_carries_is_the_same_when_it_is_read_but_for_what_no_page_can_hold(
    answers: Tailoring, reference: str, lines: list[tuple[str, str]]
) -> None:
    written = Carried("MHP-B6 3f2a91c4 · 2021/22 · B14.2 · 21 November 2026", answers, tuple(lines))
    read = from_text(etree.fromstring(to_xml(written).encode()).text or "")
    assert read == replace(written, lines=tuple((make_printable(key), make_printable(text)) for key, text in lines))
    assert from_text(reference) is None


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda held: (
        st.lists(held, max_size=4) | st.dictionaries(st.sampled_from(["reference", "answers", "lines", "pay"]), held)
    ),
    max_leaves=10,
)


@many
@given(answers=hostile.given_answers, wrong=json)
def test_carried_text_that_was_tampered_with_gives_answers_or_nothing(answers: dict[str, Any], wrong: Any) -> None:
    import json as plain_json

    reference = "MHP-B6 3f2a91c4 · 2021/22 · B14.2 · 21 November 2026"
    for given_data in (
        wrong,
        {"reference": wrong},
        {"reference": reference, "answers": wrong, "lines": [], "clauses": [], "pay": []},
        {"reference": reference, "answers": {**answers, "employer": wrong}, "lines": wrong, "clauses": [], "pay": []},
    ):
        found = from_text(plain_json.dumps(given_data))
        assert found is None or isinstance(found, Carried)
    assert from_text("[" * 100_000) is None


def test_a_place_that_was_filled_in_word_comes_back_as_an_answer(template: JobDescription) -> None:
    content = to_docx(lay_out_job_description(template, rows.answers(employer=""), rows.DAY))
    filled = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as packed, zipfile.ZipFile(filled, "w") as changed:
        for name in packed.namelist():
            part = packed.read(name).decode()
            prompt = "[name of the employer]"
            if prompt in part:
                before, _, after = part.partition(prompt)
                start, _, properties = before.rpartition("<w:showingPlcHdr/>")
                part = f"{start}{properties}An Employer{after}"
            changed.writestr(name, part)
    answers = read_back(filled.getvalue()).answers
    assert answers is not None
    assert answers.employer == "An Employer"
    assert answers.clinical_supervisor == ""


def test_long_answers_stay_within_what_is_read_back(template: JobDescription) -> None:
    long = "A long answer. " * 666
    answers = Tailoring.from_dict(
        {**rows.answers().to_dict(), "own_duties": [long] * 20, "employer": long, "base": long}
    )
    content = to_docx(lay_out_job_description(template, answers, rows.DAY))
    assert len(content) < 100_000
    assert read_back(content).answers == answers


def test_text_shows_as_it_was_typed(template: JobDescription) -> None:
    marks = "<b>bold</b> {{ 7*7 }} #eval(1) =1+1"
    document = lay_out_job_description(template, rows.answers(employer=marks, own_duties=(marks,)), rows.DAY)
    assert text_of(opened(to_docx(document))).count(marks) == 2


def test_a_document_of_rows_that_were_fetched_asks_only_for_pay(template: JobDescription) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        lay_out_job_description(template, rows.answers(), rows.DAY)
    assert len(queries) == 1  # pay points with their source

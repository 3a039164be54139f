import io
import json
import re
import zipfile
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from guidance.pages.job_descriptions.tailoring_form import STEPS
from guidance.pages.job_descriptions.upload import read_back
from guidance.rules.recruitment.tailoring import Tailoring
from guidance.templatetags.nhsuk import render_macro
from tests.documents.rows import a_template, answers
from tests.documents.word import opened, text_of
from tests.examples import costly

pytestmark = pytest.mark.django_db

FORM = "/job-descriptions/mental-health-practitioner-band-6/tailor/"
FILE = FORM.removesuffix("tailor/")
many_requests_to_one_database = costly(0.2)


@pytest.fixture(autouse=True)
def template() -> None:
    a_template()


def post(client: Client, answers: Tailoring, **fields: Any) -> Any:
    return client.post(FORM, {"answers": answers.to_json(), **fields})


def held(html: str) -> Tailoring:
    """The answers that a page carries on."""
    found = re.search(r'name="answers" value="([^"]*)"', html)
    assert found
    plain = found[1].replace("&quot;", '"').replace("&#x27;", "'").replace("&lt;", "<").replace("&gt;", ">")
    return Tailoring.from_json(plain.replace("&amp;", "&"))


@pytest.mark.slow
def test_the_form_starts_with_the_templates_band_and_sets_no_cookie(client: Client) -> None:
    response = client.get(FORM)
    assert held(response.content.decode()).band == "6"
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


@pytest.mark.slow
def test_a_link_from_the_steps_fills_in_the_form(client: Client) -> None:
    begun = held(client.get(f"{FORM}?year=2026-27&band=6&hours=30&zone=outer-london&list_size=52,000").content.decode())
    assert (begun.band, begun.hours, begun.zone) == ("6", "30", "outer-london")
    hostile = client.get(f"{FORM}?hours=<script>&zone=mars&band=99&year=never&employed_by=x")
    assert hostile.status_code == 200
    assert held(hostile.content.decode()) == held(client.get(FORM).content.decode())


@pytest.mark.slow
def test_the_notes_of_a_tailored_job_description_have_the_advice(client: Client) -> None:
    sent = {"answers": answers(line_manager="").to_json()}
    response = client.post(f"{FILE}tailored-notes.docx", sent)
    assert response["Content-Disposition"].startswith('attachment; filename="notes-for-the-employer')
    text = text_of(opened(response.content))
    assert "No line manager is named." in text
    assert client.post(f"{FILE}tailored-notes.pdf", sent).content.startswith(b"%PDF")


def test_a_line_that_contradicts_an_answer_is_advised_on(client: Client) -> None:
    html = post(client, answers(post="children", own_duties=("See adults.",)), go="check").content.decode()
    assert "&#x27;adults&#x27; does not agree with your answer: children and young people." in html


@pytest.mark.slow
def test_each_step_leads_to_the_next_and_keeps_what_was_answered(client: Client) -> None:
    first = post(client, Tailoring("x"), step="post", employer="Anyshire <Trust> & Sons", go="pay").content.decode()
    assert "step 2 of 6" in first
    second = post(client, held(first), step="pay", band="6", hours="30", go="people").content.decode()
    assert "step 3 of 6" in second
    kept = held(second)
    assert (kept.employer, kept.hours) == ("Anyshire <Trust> & Sons", "30")


def test_going_back_shows_what_was_typed(client: Client) -> None:
    html = post(client, answers(), step="people", line_manager="Lead nurse", go="pay").content.decode()
    assert 'value="37.5"' in html
    assert held(html).line_manager == "Lead nurse"


def test_a_mistake_is_summarised_linked_and_what_was_typed_is_kept(client: Client) -> None:
    response = post(client, answers(), step="pay", hours="lots & lots", contract_length="two years", go="check")
    html = response.content.decode()
    assert "<title>Error: " in html
    assert re.search(r'error-summary.*href="#hours"', html, re.DOTALL)
    assert re.search(r'id="hours"[^>]*value="lots &amp; lots"', html)
    assert re.search(r'id="contract_length"[^>]*value="two years"', html)
    assert held(html) == answers()


def test_the_check_lists_the_places_to_fill_and_the_advice(client: Client) -> None:
    html = post(client, answers(left_out=("duty-1",), line_manager="", contact=""), go="check").content.decode()
    for expected in (
        "Contact for questions",
        "A duty is left out that answers B14.2.a in Network Contract DES 2021/22",
        "No line manager is named",
    ):
        assert expected in html
    assert "Run a weekly drop-in at the library." in html


def test_what_was_typed_is_shown_as_text(client: Client) -> None:
    hostile = answers(employer="<script>alert(1)</script>", own_duties=("{{ 7*7 }} {% now %} <img src=x>",))
    html = post(client, hostile, go="check").content.decode()
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "{{ 7*7 }} {% now %} &lt;img src=x&gt;" in html


@pytest.mark.slow
def test_the_word_file_brings_its_answers_back_into_the_form(client: Client) -> None:
    given = answers(clinical_supervisor="Lead nurse 😀", own_duties=("=1+1", "أهلا"))
    response = client.post(f"{FILE}tailored.docx", {"answers": given.to_json()})
    assert response["Content-Disposition"].startswith(
        'attachment; filename="job-description-mental-health-practitioner'
    )
    carried = read_back(response.content)
    assert carried.answers == given
    assert held(post(client, carried.answers, go="post").content.decode()) == given


@pytest.mark.slow
def test_the_pdf_and_the_hiring_pack_are_made_of_the_answers(client: Client) -> None:
    sent = {"answers": answers().to_json()}
    assert client.post(f"{FILE}tailored.pdf", sent).content.startswith(b"%PDF")
    response = client.post(f"{FILE}hiring-pack.zip", sent)
    assert response["Content-Type"] == "application/zip"
    names = zipfile.ZipFile(io.BytesIO(response.content)).namelist()
    assert len(names) == 6
    assert all(name.endswith(".docx") and name.isascii() for name in names)


def test_files_with_answers_are_never_kept_by_a_cache(client: Client) -> None:
    response = client.post(f"{FILE}tailored.docx", {"answers": answers().to_json()})
    assert "no-store" in response["Cache-Control"]
    assert "ETag" not in response
    assert client.get(f"{FILE}tailored.docx").status_code == 405


@pytest.mark.slow
@pytest.mark.parametrize("sent", ["", "null", "[]", '{"template": 1}', "{", '{"template": "a", "password": "x"}'])
def test_answers_that_cannot_be_read_start_the_form_again_and_say_so(client: Client, sent: str) -> None:
    for path in (FORM, f"{FILE}tailored.docx", f"{FILE}hiring-pack.zip"):
        response = client.post(path, {"answers": sent, "go": "check"})
        assert response.status_code == 400
        assert "The form starts again" in response.content.decode()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"HTTP_SEC_FETCH_SITE": "same-origin"}, 200),
        ({"HTTP_ORIGIN": "http://testserver"}, 200),
        ({}, 200),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "same-site"}, 403),
        ({"HTTP_ORIGIN": "https://elsewhere.example"}, 403),
        ({"HTTP_ORIGIN": "null"}, 403),
        ({"HTTP_ORIGIN": "http://[", "HTTP_SEC_FETCH_SITE": ""}, 403),
    ],
)
def test_a_form_is_taken_from_our_own_pages_only_without_any_cookie(headers: dict[str, str], status: int) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post(FORM, {"answers": answers().to_json()}, **headers)
    assert response.status_code == status


@pytest.mark.slow
@many_requests_to_one_database
@given(body=st.binary(max_size=200), kind=st.sampled_from(["application/x-www-form-urlencoded", "multipart/form-data"]))
def test_any_bytes_at_all_get_a_page_or_a_plain_refusal(client: Client, body: bytes, kind: str) -> None:
    if kind.startswith("multipart"):
        kind, body = f"{kind}; boundary=x", b"--x\r\n" + body + b"\r\n--x--\r\n"
    for path in (FORM, f"{FILE}tailored.docx", "/job-descriptions/check/"):
        assert client.generic("POST", path, body, content_type=kind).status_code in {200, 400}


@pytest.mark.slow
@many_requests_to_one_database
@given(step=st.sampled_from([*STEPS, "", "no-such-step"]), go=st.text(max_size=8), text=st.text(max_size=40))
def test_any_text_in_any_field_gets_a_page(client: Client, step: str, go: str, text: str) -> None:
    fields = {name: text for form in STEPS.values() for name in form.base_fields}
    boxes = {f"closing_date_{box}": text for box in ("day", "month", "year")}
    for sent in ({}, fields, fields | boxes | {"duties_1": text}):
        response = post(client, answers(), step=step, go=go, **sent)
        assert response.status_code in {200, 400}


@pytest.mark.slow
def test_the_longest_answers_are_carried_through_every_step(client: Client) -> None:
    long = answers(employer="x" * 10_000, own_duties=tuple("é" * 10_000 for _ in range(10)))
    for go in (*STEPS, "check"):
        assert held(post(client, long, go=go).content.decode()) == long
    assert read_back(client.post(f"{FILE}tailored.docx", {"answers": long.to_json()}).content).answers == long


def test_nothing_typed_is_kept_between_readers(client: Client) -> None:
    post(client, answers(employer="Secret employer"), step="post", employer="Secret employer", go="check")
    assert "Secret" not in Client().get(FORM).content.decode()
    assert "Secret" not in json.dumps(dict(client.session))


@pytest.mark.slow
def test_nothing_typed_stays_in_the_memory_of_rendered_components(client: Client) -> None:
    client.get(FORM)
    post(client, answers(), step="pay", hours="lots", go="check")
    before = render_macro.cache_info().currsize
    for number in range(3):
        post(client, answers(), step="pay", hours=f"lots {number}", contract_length=f"{number} years", go="check")
    assert render_macro.cache_info().currsize == before

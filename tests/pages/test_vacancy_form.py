"""The texts for NHS Jobs and Trac: each within its limit, or said to be too long, and none of them invented."""

import re
from html import unescape
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client

from guidance.documents.job_description import lay_out_job_description
from guidance.models import JobDescription
from guidance.pages.job_descriptions.vacancy_fields import VacancyField, VacancyForm, list_forms
from guidance.rules.recruitment.tailoring import OwnCriterion, Tailoring
from tests.documents.rows import DAY, a_template, answers
from tests.documents.word import opened, text_of

pytestmark = pytest.mark.django_db
PAGE = "/job-descriptions/mental-health-practitioner-band-6/vacancy-form/"


@pytest.fixture
def template() -> JobDescription:
    return a_template()


def forms(template: JobDescription, **changed: Any) -> tuple[dict[str, VacancyField], dict[str, VacancyField]]:
    made = list_forms(lay_out_job_description(template, answers(**changed), DAY), closing="18 December 2026")
    return tuple({field.name: field for field in form.fields} for form in made)  # type: ignore[return-value]


def test_each_field_has_its_text_and_its_limit(template: JobDescription) -> None:
    nhs_jobs, trac = forms(template)
    assert (nhs_jobs["Job title"].text, nhs_jobs["Job title"].most) == ("Mental health practitioner", 70)
    assert nhs_jobs["Job overview"].text.startswith("You work in general practice")
    assert (nhs_jobs["Job overview"].least, nhs_jobs["Job overview"].most) == (100, 1_500)
    assert "Work in a community mental health team" in nhs_jobs["Experience: essential"].text
    assert "Registered with a professional body" in nhs_jobs["Qualifications: essential"].text
    assert "Speaks Polish" in nhs_jobs["Skills: desirable"].text
    assert "Run a weekly drop-in" in nhs_jobs["Job description"].text
    assert nhs_jobs["Working for your organisation"].is_left
    assert (trac["Closing"].text, trac["Site"].text) == ("18 December 2026", "Riverside Surgery, High Street")
    assert all(field.most == 0 for field in trac.values())


def test_what_does_not_fit_is_left_out_whole_and_named(template: JobDescription) -> None:
    criteria = tuple(OwnCriterion(f"{number} {'x' * 400}") for number in range(9))
    nhs_jobs, _ = forms(template, own_criteria=criteria, own_duties=("y" * 9_000, "z" * 2_000))
    skills = nhs_jobs["Skills and qualities"]
    assert skills.length <= 1_500
    assert skills.verdict.endswith("it fits")
    assert any(line.startswith("- 8 x") for line in skills.left_out)
    description = nhs_jobs["Job description"]
    assert description.length <= 10_000
    assert description.left_out == ("Main duties",)


def test_a_text_that_cannot_be_cut_says_how_much_too_long_it_is(template: JobDescription) -> None:
    nhs_jobs, _ = forms(template, job_title="t" * 80)
    assert nhs_jobs["Job title"].verdict == "80 of 70 characters: 10 too many"
    assert VacancyField("a", "short", 100, 1_500).verdict == "5 of 1,500 characters: at least 100 are needed"


def test_the_page_has_every_text_to_copy_and_no_limit_for_trac(client: Client, template: JobDescription) -> None:
    response = client.post(PAGE, {"answers": answers(employer="<b>A & B</b>").to_json()})
    html = response.content.decode()
    texts = [unescape(found) for found in re.findall(r"<textarea[^>]*>(.*?)</textarea>", html, re.DOTALL)]
    assert texts.count("<b>A & B</b>") == 2
    assert "We have not found how long Trac" in html
    assert "no-store" in response["Cache-Control"]


def test_the_file_has_the_same_texts_and_is_in_the_pack(client: Client, template: JobDescription) -> None:
    sent = {"answers": answers().to_json()}
    file = opened(client.post(PAGE.rstrip("/") + ".docx", sent).content)
    assert "26 of 70 characters: it fits." in text_of(file)
    pack = client.post(PAGE.replace("vacancy-form/", "hiring-pack.zip"), sent).content
    assert any("nhs-jobs" in name for name in ZipFile(BytesIO(pack)).namelist())


@pytest.mark.parametrize("sent", [{}, {"answers": "{"}, {"answers": Tailoring("x").to_json()}])
def test_answers_that_are_missing_or_broken_are_no_fault(
    client: Client, template: JobDescription, sent: dict[str, str]
) -> None:
    assert client.post(PAGE, sent).status_code in {200, 400}
    assert client.get(PAGE).status_code == 200


def test_every_form_of_an_untailored_template_can_be_made(template: JobDescription) -> None:
    made = list_forms(lay_out_job_description(template, None, DAY))
    assert all(isinstance(form, VacancyForm) and form.fields for form in made)

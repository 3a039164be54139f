import io
import re
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guidance.documents.docx import to_docx
from guidance.documents.job_description import lay_out_job_description
from guidance.models import Clause, Duty, JobDescription, PayPoint, TemplateVersion
from tests.documents.rows import DAY, a_template, answers, read

pytestmark = pytest.mark.django_db

CHECK = "/job-descriptions/check/"


def word(template: JobDescription) -> bytes:
    return to_docx(lay_out_job_description(template, answers(), DAY))


def reference(template: JobDescription) -> str:
    return lay_out_job_description(template, answers(), DAY).reference


def upload(client: Client, content: bytes, name: str = "job.docx") -> str:
    response = client.post(CHECK, {"file": SimpleUploadedFile(name, content)})
    assert response.status_code == 200
    return response.content.decode()


def paste(client: Client, text: str) -> str:
    response = client.post(CHECK, {"reference": text})
    assert response.status_code == 200
    return response.content.decode()


def said(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_page_can_be_kept_by_no_one_and_sets_no_cookie(client: Client) -> None:
    response = client.get(CHECK)
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


def test_a_document_that_is_current_is_told_so(client: Client) -> None:
    template = a_template()
    TemplateVersion.objects.save_current(DAY)
    for html in (upload(client, word(template)), paste(client, reference(template))):
        assert "Current. Mental health practitioner, made on 21 November 2026" in said(html)


def test_a_code_of_a_day_before_any_version_that_we_have_is_not_called_current_or_out_of_date(client: Client) -> None:
    template = a_template()
    TemplateVersion.objects.save_current(DAY + timedelta(days=1))
    html = said(paste(client, reference(template)))
    assert "Not known. Mental health practitioner, made on 21 November 2026" in html
    assert "Out of date" not in html
    assert "Current." in said(upload(client, word(template)))


@pytest.mark.slow
def test_a_document_made_before_a_duty_changed_is_told_what_changed(client: Client) -> None:
    template = a_template()
    TemplateVersion.objects.save_current(DAY)
    made, line = word(template), reference(template)
    Duty.objects.filter(slug="duty-2").update(text="Decides with each person what comes next.")
    for html in (upload(client, made), paste(client, line)):
        assert "Out of date." in said(html)
        assert "Decides with each person what comes next." in html
        assert "Work with each person on shared decisions" in html


@pytest.mark.slow
def test_a_document_made_before_a_clause_changed_is_told_which(client: Client) -> None:
    template = a_template()
    TemplateVersion.objects.save_current(DAY)
    made = word(template)
    Clause.objects.filter(number="B14.2.a").update(wording="must provide a consultation role;")
    html = said(upload(client, made))
    assert "Clauses: out of date" in html
    assert "Clause B14.2.a" in html
    assert "must provide a consultation role;" in html


def test_a_document_whose_pay_has_gone_up_is_told_so(client: Client) -> None:
    template = a_template()
    made = word(template)
    PayPoint.objects.filter(step="top").update(amount=50_000)
    html = said(upload(client, made))
    assert "Pay: out of date" in html
    assert "£48,117" in html
    assert "£50,000" in html


def test_a_file_opens_the_form_with_its_answers(client: Client) -> None:
    template = a_template()
    html = upload(client, word(template))
    assert f'action="/job-descriptions/{template.slug}/tailor/"' in html
    assert "Anyshire Partnership" in html


def test_a_template_that_is_gone_is_said_to_be_unknown(client: Client) -> None:
    line = reference(a_template()).replace("MHP-B6", "GONE-1")
    assert "Not known." in said(paste(client, line))


def test_a_reference_can_be_found_in_more_that_was_pasted(client: Client) -> None:
    line = reference(a_template())
    TemplateVersion.objects.save_current(DAY)
    assert "Current." in said(paste(client, f"Our reference:\n  {line}  Page 1 of 3"))


@pytest.mark.parametrize("text", ["", "hello", "MHP-B6", "\x00\ufffe", "<script>", "9" * 5_000])
def test_what_is_no_reference_is_refused_in_words_linked_to_its_field(client: Client, text: str) -> None:
    a_template()
    html = paste(client, text)
    assert "<title>Error: " in html
    assert 'href="#reference"' in html


def a_zip(**parts: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"%PDF-1.7", a_zip(readme=b"x"), a_zip(bomb=b"0" * 20_000_000), b"\x00" * 2_100_000, b"x" * 3_000_000],
    ids=["empty", "cut short", "a PDF", "another zip", "a zip bomb", "too large to be ours", "too large to be read"],
)
def test_any_other_file_is_refused_in_a_plain_sentence_linked_to_its_field(client: Client, content: bytes) -> None:
    html = upload(client, content)
    assert re.search(r'error-summary.*href="#file"', html, re.DOTALL)


def test_a_word_file_cut_short_is_refused(client: Client) -> None:
    content = word(a_template())
    assert 'href="#file"' in upload(client, content[: len(content) // 2])


@pytest.mark.slow
def test_a_file_made_from_a_version_that_nobody_kept_still_shows_its_lines(client: Client) -> None:
    template = a_template()
    made, line = word(template), reference(template)
    TemplateVersion.objects.all().delete()
    JobDescription.objects.filter(pk=template.pk).update(purpose="You run a clinic.")
    assert "You run a clinic." in upload(client, made)
    assert "we do not have what the template said then" in paste(client, line)
    assert read(template).purpose == "You run a clinic."

"""The pages of forms are on no site map, so the tests of every page never see them."""

import subprocess
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guidance.pages.job_descriptions.tailoring_form import ORDER
from tests.documents.rows import a_template, answers

pytestmark = pytest.mark.django_db

TAILOR = "/job-descriptions/mental-health-practitioner-band-6/tailor/"
CHECK = "/job-descriptions/check/"


@pytest.mark.slow
def test_every_page_of_a_form_is_valid_html(client: Client, html_validator: list[str], tmp_path: Path) -> None:
    template = a_template()
    sent = {"answers": answers(employer='"<b>&', left_out=("duty-1",), own_duties=("young, etc",)).to_json()}
    pages = {step: client.post(TAILOR, {**sent, "go": step}) for step in ORDER}
    pages["mistake"] = client.post(TAILOR, {**sent, "step": "pay", "hours": "lots", "go": "check"})
    pages["unreadable"] = client.post(TAILOR, {"answers": "{"})
    pages["check"] = client.get(CHECK)
    pages["nothing to check"] = client.post(CHECK)
    word = client.post(f"/job-descriptions/{template.slug}/tailored.docx", sent)
    reference = tmp_path / "job.docx"
    reference.write_bytes(word.content)
    with reference.open("rb") as file:
        pages["checked"] = client.post(CHECK, {"file": file})
    vacancy, own_template = (TAILOR.replace("tailor/", name) for name in ("vacancy-form/", "own-template/"))
    pages["vacancy form"] = client.post(vacancy, sent)
    pages["own template"] = client.get(own_template)
    pages["no template"] = client.post(own_template, {**sent, "fill": "yes"})
    with reference.open("rb") as file:
        pages["no placeholder"] = client.post(own_template, {**sent, "fill": "yes", "file": file})
    sample = client.get(TAILOR.replace("tailor/", "sample-template.docx")).content
    filled = {**sent, "fill": "yes", "file": SimpleUploadedFile("ours.docx", sample)}
    pages["filled template"] = client.post(own_template, filled)
    for name, response in pages.items():
        (tmp_path / f"{name}.html").write_bytes(response.content)
    files = [str(tmp_path / f"{name}.html") for name in pages]
    found = subprocess.run(  # noqa: S603
        [*html_validator, "--errors-only", "--format", "gnu", *files], capture_output=True, text=True, check=False
    )
    assert found.stderr == ""

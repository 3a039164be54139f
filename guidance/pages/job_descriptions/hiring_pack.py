"""What a vacancy needs in one zip: at most four files that NHS Jobs takes, and the notes for the employer."""

import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Literal

from guidance import models
from guidance.documents import blocks, interview_pack, job_description
from guidance.documents.employer_notes import lay_out_employer_notes
from guidance.pages.job_descriptions.advert import lay_out_advert
from guidance.pages.job_descriptions.vacancy_form import lay_out_vacancy_form
from guidance.rules.recruitment.document_checks import Advice
from guidance.rules.recruitment.tailoring import Tailoring
from guidance.views.files import make_file

MOST_FILES = 4
MOST_BYTES_IN_A_FILE = 1_000_000

Ending = Literal["docx", "pdf"]


class PackTooBig(ValueError):  # noqa: N818  it says what the pack is
    """The message is a plain sentence for the reader."""


def make_hiring_pack(
    template: models.JobDescription,
    answers: Tailoring | None,
    day: date,
    questions: Sequence[models.InterviewQuestion] | None = None,
    ending: Ending = "docx",
    advice: Sequence[Advice] = (),
) -> bytes:
    """Has the eight questions that the template needs unless some were picked.

    A role without questions gets no files for the panel.
    """
    answers = answers or Tailoring(template.slug)
    if questions is None:
        questions = interview_pack.choose_questions(
            list(template.criteria.all()), interview_pack.list_questions(template)
        )
    documents = {
        "1 job description": job_description.lay_out_job_description(template, answers, day),
        "2 advert": lay_out_advert(template, answers, day),
    }
    if questions:
        documents["3 interview pack"] = interview_pack.lay_out_interview_pack(template, questions, answers, day)
        documents["4 panel sheet"] = interview_pack.lay_out_panel_sheet(template, questions, answers, day)
    documents["notes for the employer"] = lay_out_employer_notes(template, answers, day, advice)
    documents["text for nhs jobs and trac"] = lay_out_vacancy_form(template, answers, day)
    title = job_description.job_title(template, answers)
    files = {
        blocks.file_name(f"{name} {title}", ending): make_file(document, ending) for name, document in documents.items()
    }
    return _zip_files(files, day)


def _zip_files(files: dict[str, bytes], day: date) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as pack:  # Word files and PDFs are compressed already
        for name, content in files.items():
            if len(content) >= MOST_BYTES_IN_A_FILE:
                raise PackTooBig(f"The file {name} is 1 MB or more, which NHS Jobs does not take. Shorten the text.")
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 12, 0, 0))
            entry.external_attr = 0o644 << 16
            pack.writestr(entry, content)
    return packed.getvalue()

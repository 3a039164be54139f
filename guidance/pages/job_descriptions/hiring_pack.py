"""What a vacancy needs in one zip: at most four files, in a format and size that NHS Jobs takes."""

import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from typing import Literal

from guidance import models
from guidance.documents import blocks
from guidance.documents.docx import to_docx
from guidance.documents.interview_pack import lay_out_interview_pack, lay_out_panel_sheet, list_questions
from guidance.documents.job_description import job_title, lay_out_job_description
from guidance.documents.pdf import to_pdf
from guidance.pages.job_descriptions.advert import lay_out_advert
from guidance.rules.recruitment.tailoring import Tailoring

MOST_FILES = 4
MOST_BYTES_IN_A_FILE = 1_000_000

Ending = Literal["docx", "pdf"]
_MAKERS: dict[Ending, Callable[[blocks.Document], bytes]] = {"docx": to_docx, "pdf": to_pdf}


class PackTooBig(ValueError):  # noqa: N818  it says what the pack is
    """The message is a plain sentence for the reader."""


def make_hiring_pack(
    template: models.JobDescription,
    answers: Tailoring | None,
    day: date,
    questions: Sequence[models.InterviewQuestion] | None = None,
    ending: Ending = "docx",
) -> bytes:
    """Has all the role's questions unless some were picked. A role without questions gets no files for the panel."""
    answers = answers or Tailoring(template.slug)
    questions = list_questions(template) if questions is None else questions
    documents = {
        "1 job description": lay_out_job_description(template, answers, day),
        "2 advert": lay_out_advert(template, answers, day),
    }
    if questions:
        documents["3 interview pack"] = lay_out_interview_pack(template, questions, answers, day)
        documents["4 panel sheet"] = lay_out_panel_sheet(template, questions, answers, day)
    title = job_title(template, answers)
    files = {
        blocks.file_name(f"{name} {title}", ending): _MAKERS[ending](document) for name, document in documents.items()
    }
    return _zip_files(files, day)


def _zip_files(files: dict[str, bytes], day: date) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as pack:  # Word files and PDFs are compressed already
        for name, content in files.items():
            if len(content) >= MOST_BYTES_IN_A_FILE:
                raise PackTooBig(
                    f"The file {name} comes to 1 MB or more, which NHS Jobs does not take. Shorten the text."
                )
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 12, 0, 0))
            entry.external_attr = 0o644 << 16
            pack.writestr(entry, content)
    return packed.getvalue()

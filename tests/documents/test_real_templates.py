"""Every template and whole guide of the portal, as the files that staff take away."""

from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from docx.oxml.ns import qn

from guidance.documents.blocks import Document, list_unfilled
from guidance.documents.docx import to_docx
from guidance.documents.interview_pack import lay_out_interview_pack, lay_out_panel_sheet, list_questions
from guidance.documents.job_description import lay_out_job_description
from guidance.documents.pdf import to_pdf
from guidance.documents.reference import find_reference
from guidance.models import ContentVersion, JobDescription, Role
from guidance.models.recruitment.template_versions import with_lines
from guidance.pages.job_descriptions.hiring_pack import make_hiring_pack
from guidance.pages.job_descriptions.upload import read_back
from guidance.pages.roles.guide_rows import guide_rows
from guidance.pages.roles.whole_guide_document import lay_out_whole_guide
from guidance.presenters.years import contract_years, find_chosen_year
from guidance.rules.recruitment.tailoring import Tailoring
from guidance.rules.years.as_at import AsAt
from tests.documents.rows import DAY
from tests.documents.standards import pdf_faults, word_faults
from tests.documents.word import controls, headings, opened, rows_of
from tests.real_content import load_real_content


def check_word(document: Document) -> None:
    content = to_docx(document)
    assert word_faults(content) == []
    file = opened(content)
    levels = [level for level, _ in headings(file)]
    assert len(content) < 100_000
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert {paragraph.style.name for paragraph in file.paragraphs} >= {"List Bullet"} or "Panel" in document.title
    assert all(rows_of(table)[0].trPr.find(qn("w:tblHeader")) is not None for table in file.tables)
    assert set(controls(file)) == {place.name for place in list_unfilled(document)}


def check_pdf(document: Document) -> None:
    content = to_pdf(document)
    assert pdf_faults(content) == []
    pdf = pikepdf.open(BytesIO(content))
    with pdf.open_metadata() as about:
        assert about.get("pdfuaid:part") == "1", "a letter that the font lacks"
    assert str(pdf.docinfo.Title) == document.title


@pytest.mark.whole
@pytest.mark.django_db
def test_every_template_makes_files_that_are_sound_small_and_known_again() -> None:
    load_real_content()
    templates = list(with_lines(JobDescription.objects.all()))
    assert len(templates) >= 8
    for template in templates:
        questions = list_questions(template)
        documents = [
            lay_out_job_description(template, None, DAY),
            lay_out_interview_pack(template, questions, None, DAY),
            lay_out_panel_sheet(template, questions, None, DAY),
        ]
        for document in documents:
            check_word(document)
            check_pdf(document)
            assert len(document.reference) < 130, "more than two lines of a footer"
            assert str(find_reference(document.reference)) == document.reference
        assert read_back(to_docx(documents[0])).answers == Tailoring(template.slug)
        assert make_hiring_pack(template, None, DAY)


@pytest.mark.whole
@pytest.mark.django_db
@pytest.mark.parametrize("year", ["2026-27", "2021-22"])
def test_every_whole_guide_makes_files_that_are_sound_and_list_their_contents(year: str) -> None:
    load_real_content()
    version = ContentVersion.current()
    chosen = find_chosen_year(AsAt(year, None), DAY, contract_years(version))
    roles = list(Role.objects.with_guidance())
    assert len(roles) >= 4
    for role in roles:
        guide = guide_rows(version, role.slug)
        document = lay_out_whole_guide(guide, chosen, DAY)
        check_word(document)
        check_pdf(document)
        questions = [section.topic.question for section in guide.sections]
        assert [text for level, text in headings(opened(to_docx(document))) if level == 2] == [*questions, "Sources"]
        assert list_unfilled(document) == []

"""Files that LibreOffice saved: what was typed comes back or is named, and a trust's template keeps its styles."""

import shutil
import subprocess
from pathlib import Path

import pytest

from guidance.documents.docx import to_docx
from guidance.documents.job_description import lay_out_job_description
from guidance.models import JobDescription, TemplateVersion
from guidance.pages.job_descriptions.own_template.packing import fill_template
from guidance.pages.job_descriptions.own_template.values import list_values
from guidance.pages.job_descriptions.reading.report import report_on
from guidance.pages.job_descriptions.template_check import check_document
from guidance.pages.job_descriptions.upload import read_whole
from guidance.rules.recruitment.tailoring import Tailoring
from tests.documents import rows, test_own_template
from tests.documents.word import opened, text_of
from tests.documents.word_edits import main_of, rewritten, run, text, type_into

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
THROUGH = {"docx": ["docx"], "odt": ["odt", "docx"]}
# What is typed, as Word writes it, and what a reader sees.
TYPED = {
    "employer": (run(text("Riverside & District\u00a0Trust")), "Riverside & District Trust"),
    "network": (run(text("Harbour") + "<w:tab/>" + text("PCN")), "Harbour PCN"),
    "base": (run(text("12 Quay Street") + "<w:br/>" + text("Harbour")), "12 Quay Street Harbour"),
    "line_manager": (
        run(text("Team") + "<w:noBreakHyphen/>" + text("leader, \u0141\u00f3d\u017a")),
        "Team-leader, \u0141\u00f3d\u017a",
    ),
    "clinical_supervisor": (
        f'{run(text("Lead "))}<w:ins w:id="901" w:author="A" w:date="2026-11-30T09:00:00Z">{run(text("nurse"))}</w:ins>'
        '<w:del w:id="902" w:author="A" w:date="2026-11-30T09:00:00Z"><w:r><w:delText>doctor</w:delText></w:r></w:del>',
        "Lead nurse",
    ),
    "contact": (run(text("psycho") + "<w:softHyphen/>" + text("logy@example.org")), "psychology@example.org"),
}


@pytest.fixture
def template() -> JobDescription:
    return rows.a_template()


def save_again(files: dict[str, bytes], folder: Path, kinds: list[str]) -> dict[str, bytes]:
    """As LibreOffice saves them, in one kind after the other."""
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("no LibreOffice to save Word files with. Install libreoffice-writer-nogui.")
    came_from = "docx"
    made = folder / "as-downloaded"
    made.mkdir()
    for name, content in files.items():
        (made / f"{name}.docx").write_bytes(content)
    for turn, kind in enumerate(kinds):
        paths = [str(made / f"{name}.{came_from}") for name in files]
        made, came_from = folder / f"saved-{turn}", kind
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(made), *paths]
        subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603
    return {name: (made / f"{name}.docx").read_bytes() for name in files}


@pytest.mark.parametrize("through", sorted(THROUGH))
def test_what_was_typed_comes_back_after_libreoffice_saved_it(
    template: JobDescription, tmp_path: Path, through: str
) -> None:
    TemplateVersion.objects.save_current(rows.DAY)
    unfilled = to_docx(
        lay_out_job_description(template, Tailoring(template.slug, band="6", salary_year="2026-27"), rows.DAY)
    )
    full = to_docx(lay_out_job_description(template, rows.answers(), rows.DAY))
    typed = type_into(main_of(unfilled), {name: xml for name, (xml, _) in TYPED.items()})
    saved = save_again({"typed": rewritten(unfilled, typed), "full": full}, tmp_path, THROUGH[through])
    for name, content in saved.items():
        read = read_whole(content)
        result = check_document(read.carried, rows.DAY)
        assert result is not None, name
        report = report_on(read, result, rows.DAY)
        assert report is not None, name
        expected = {one: seen for one, (_, seen) in TYPED.items()} if name == "typed" else rows.answers().to_dict()
        if name == "full" and through == "odt":  # it takes the hidden part out, and these two are not in the text
            expected = {one: seen for one, seen in expected.items() if one not in ("direct_bookings", "closing_date")}
        not_read = " ".join(map(str, report.not_read))
        for one, seen in expected.items():
            found = getattr(report.answers, one) if name == "typed" else report.answers.to_dict()[one]
            assert found == seen or (isinstance(seen, str) and seen in not_read), (name, one, found)


def test_three_templates_of_trusts_keep_their_styles_when_libreoffice_saves_them(
    template: JobDescription, tmp_path: Path
) -> None:
    """Filled in after LibreOffice saved the template, and saved by it once they are filled in."""
    held = list_values(lay_out_job_description(template, rows.answers(), rows.DAY))
    templates = {
        "plain": test_own_template.a_plain_template(),
        "table": test_own_template.a_table_template(),
        "headed": test_own_template.a_headed_template(),
    }
    before = save_again(templates, tmp_path, ["docx"])
    (tmp_path / "after").mkdir()
    filled = {name: fill_template(content, held) for name, content in before.items()}
    after = save_again({name: one.content for name, one in filled.items()}, tmp_path / "after", ["docx"])
    plain, table, headed = (opened(after[name]) for name in ("plain", "table", "headed"))
    assert plain.paragraphs[0].style.name == "Trust Heading"
    assert str(plain.styles["Trust Heading"].font.color.rgb) == "005EB8"
    assert "Riverside Surgery, High Street, {{ward}}" in text_of(plain)
    assert [one.text for one in plain.paragraphs if one.style.name == "List Bullet"][
        -1
    ] == "Run a weekly drop-in at the library."
    assert table.tables[0].rows[1].cells[1].text == "37.5"
    assert "Clear records" in table.tables[1].rows[1].cells[0].text
    header = headed.sections[0].header.paragraphs[0]
    assert header.text.startswith("Anyshire Partnership")
    assert {(one.font.name, one.font.size.pt) for one in header.runs if one.text and one.font.size} == {
        ("Georgia", 9.0)
    }
    assert [one.unknown for one in filled.values()] == [("ward",), (), ("closing date",)]

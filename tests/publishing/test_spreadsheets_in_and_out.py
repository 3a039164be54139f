"""Records out as a spreadsheet and in again, by way of the programs that editors use, without a loss."""

import csv
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as bounded
from hypothesis import strategies as st
from openpyxl import Workbook

from guidance.admin.exchange import read_chosen_records
from guidance.content.sheets.writing import LONGEST_CELL, TooLongError, write_csv, write_workbook
from guidance.models import GlossaryTerm, Source
from guidance.publishing.importing import ImportPlan, plan_import
from tests.factories import a_source, a_term
from tests.real_content import load_real_content

pytestmark = pytest.mark.django_db
CASES = settings.BASE_DIR.parent / "shared" / "cases"
ODD = "=1+1\n\n- 'quoted', \"twice\"; and\tmore\n- ' @cell\n\n'=an apostrophe: £20\N{EN DASH}30, café"


@pytest.fixture
def sources(db: None) -> list[Source]:
    return [
        a_source(slug="one", title="One", published_on=date(2024, 5, 19), checked_on=date(2026, 11, 4), note=ODD),
        a_source(slug="two", title="Two", published_on=date(2023, 6, 29), checked_on=date(2026, 11, 21)),
    ]


def as_rows(records: Sequence[object]) -> list[list[str]]:
    return list(csv.reader(io.StringIO(write_csv(read_chosen_records(Source.objects.all()))[1:], newline="")))


def as_excel_in_britain(rows: list[list[str]], separator: str = ",", encoding: str = "utf-8-sig") -> bytes:
    """What Excel saves once it has opened our file: its days in figures, the day first."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=separator)
    for row in rows:
        writer.writerow([cell if not _is_day(cell) else date.fromisoformat(cell).strftime("%d/%m/%Y") for cell in row])
    return file.getvalue().encode(encoding)


def _is_day(cell: str) -> bool:
    return len(cell) == 10 and cell[4] == "-" == cell[7]


def hows(found: ImportPlan) -> list[str]:
    assert [str(problem) for problem in found.problems] == []
    return [row.how for row in found.rows]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_is_read_in_any_encoding_with_any_separator_and_says_so(
    sources: list[Source], separator: str, encoding: str
) -> None:
    found = plan_import("sources.csv", as_excel_in_britain(as_rows(sources), separator, encoding))

    assert hows(found) == ["unchanged", "unchanged"]
    told = " ".join(found.told)
    assert "The dates in published_on, checked_on were read as day, month and year." in told
    assert ("Windows-1252" in told) == (encoding == "cp1252")
    assert ("UTF-16" in told) == encoding.startswith("utf-16")
    assert ("semicolons" in told, "tabs" in told) == (separator == ";", separator == "\t")


def test_a_workbook_comes_back_as_it_was(sources: list[Source]) -> None:
    found = plan_import("sources.xlsx", write_workbook(read_chosen_records(Source.objects.all())))

    assert (hows(found), list(found.told)) == (["unchanged", "unchanged"], [])


def test_a_workbook_that_was_typed_holds_dates_numbers_and_truths(sources: list[Source]) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in as_rows(sources):
        sheet.append([date.fromisoformat(cell) if _is_day(cell) else cell.removeprefix("'") for cell in row])
    for row in sheet.iter_rows():
        for cell in row:
            cell.data_type = "s" if cell.data_type == "f" else cell.data_type
    book.create_sheet("Notes")
    file = io.BytesIO()
    book.save(file)

    found = plan_import("sources.xlsx", file.getvalue())

    assert hows(found) == ["unchanged", "unchanged"]
    assert list(found.told) == ["Only its first sheet was read, 'Sheet'. It has 2."]


def test_a_column_that_is_absent_leaves_its_field_and_an_empty_cell_clears_it(sources: list[Source]) -> None:
    Source.objects.filter(slug="two").update(note="Two's own.")
    found = plan_import("sources.csv", b"model,slug,note\nguidance.source,one,Shorter.\nguidance.source,two,\n")

    assert hows(found) == ["changed", "changed"]
    given = [row.snapshot.root.fields for row in found.rows]
    live = [row.before.root.fields for row in found.rows if row.before]
    assert [fields.get("note", "") for fields in given] == ["Shorter.", ""]
    assert [{**fields, "note": ""} for fields in given] == [{**fields, "note": ""} for fields in live]


@pytest.mark.parametrize("day", ["04/05/2024", "4.5.2024", "04-05-2024 00:00"])
def test_dates_that_could_begin_with_the_month_are_asked_about(sources: list[Source], day: str) -> None:
    found = plan_import("sources.csv", f"model,slug,checked_on\nguidance.source,one,{day}\n".encode())

    assert [str(problem) for problem in found.problems] == [
        "sources.csv, line 2: The dates in the column checked_on could begin with the day or with the month: "
        f"{day}. Write them as 2026-11-21, or save the file as .xlsx, where a date is a date."
    ]


@pytest.mark.parametrize("day", ["19/05/2024", "19-May-2024", "5/19/2024", "2024-05-19"])
def test_a_date_is_read_as_excel_may_write_it(sources: list[Source], day: str) -> None:
    found = plan_import("sources.csv", f"model,slug,published_on\nguidance.source,one,{day}\n".encode())

    assert hows(found) == ["unchanged"]


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def workbook_with(change: Callable[[Workbook], None]) -> bytes:
    book = Workbook()
    book.worksheets[0].append(["model", "slug", "term"])
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "It is empty.", id="empty"),
        pytest.param(b"\r\n \n", "It is empty.", id="blank"),
        pytest.param(b"a" * 2_000_001, "It is larger than 2 MB.", id="too large"),
        pytest.param(b"%PDF-1.7 ...", "It is a PDF.", id="PDF"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1", "It is an older workbook (.xls), or one with a password.", id="xls"),
        pytest.param(b"\x89PNG\r\n", "It is a picture.", id="picture"),
        pytest.param(b"PK\x03\x04rest", "It is not a workbook that can be read.", id="cut off"),
        pytest.param(zipped(mimetype=b"application/vnd.oasis"), "It is an OpenDocument file.", id="ods"),
        pytest.param(zipped(**{"[Content_Types].xml": b"wordprocessingml"}), "It is not a spreadsheet.", id="Word"),
        pytest.param(
            zipped(**{"[Content_Types].xml": b"spreadsheetml macroEnabled"}), "It has macros in it", id="macros"
        ),
        pytest.param(zipped(a=b"0" * 90_000_000), "It unpacks to far more", id="bomb"),
        pytest.param(
            workbook_with(lambda book: book.worksheets[0].append(["guidance.glossaryterm", "a", "=1+1"])),
            "line 2: Cell C2 has a formula. Paste the value in its place.",
            id="formula",
        ),
        pytest.param(
            workbook_with(lambda book: book.worksheets[0].append(["#N/A"])), "Cell A2 has an error", id="error"
        ),
    ],
)
def test_a_file_of_another_kind_is_refused_in_its_own_words(content: bytes, said: str) -> None:
    problems = plan_import("it.xlsx", content).problems

    assert len(problems) == 1
    assert said in str(problems[0])


def test_a_text_too_long_for_a_cell_is_not_written(sources: list[Source]) -> None:
    a_term("", "Long", definition="x" * (LONGEST_CELL + 1))
    with pytest.raises(TooLongError):
        write_workbook(read_chosen_records(GlossaryTerm.objects.all()))


WRITTEN = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="_"), min_size=1)


@pytest.mark.slow
@bounded(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(WRITTEN, min_size=1, max_size=4))
def test_whatever_was_typed_comes_back_from_a_workbook_and_from_csv(db: None, lines: list[str]) -> None:
    GlossaryTerm.objects.all().delete()
    text = "\n".join(lines).strip() or "x"
    a_term("", "The term", definition=text, slug="the-term")
    chosen = read_chosen_records(GlossaryTerm.objects.all())

    for name, content in (("it.xlsx", write_workbook(chosen)), ("it.csv", write_csv(chosen).encode())):
        found = plan_import(name, content)
        assert [row.snapshot.root.fields["definition"] for row in found.rows] == [text]
        assert hows(found) == ["unchanged"]


@pytest.mark.whole
@pytest.mark.parametrize(
    "name", ["sources-exported.csv", "sources-dates-as-excel-writes-them.csv", "sources-with-semicolons.csv"]
)
def test_files_that_once_failed_are_read(name: str, db: None) -> None:
    if not CASES.exists():
        pytest.skip("The cases beside the project are not here.")
    load_real_content()
    content = (CASES / name).read_bytes()

    assert plan_import(name, content).problems == []


@pytest.mark.whole
@pytest.mark.parametrize(
    ("form", "options"),
    [("xlsx", ""), ("csv", ":Text - txt - csv (StarCalc):44,34,76"), ("csv", ":Text - txt - csv (StarCalc):59,34,1")],
)
def test_what_libreoffice_saves_of_our_workbook_changes_nothing(tmp_path: Path, form: str, options: str) -> None:
    if not shutil.which("soffice"):
        pytest.skip("Install LibreOffice Calc to open and save workbooks: apt-get install libreoffice-calc")
    load_real_content()
    (tmp_path / "ours.xlsx").write_bytes(write_workbook(read_chosen_records(Source.objects.all())))
    (tmp_path / "saved").mkdir()
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form + options, "--outdir", "saved", "ours.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, timeout=120, capture_output=True)  # noqa: S603

    found = plan_import(f"ours.{form}", (tmp_path / "saved" / f"ours.{form}").read_bytes())

    assert set(hows(found)) == {"unchanged"}

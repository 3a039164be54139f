"""What an editor types is hostile until escaped, wherever a published edit comes out: it neither runs nor breaks."""

import csv
import io
import re
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from guidance.content.sheets.reading import read_sheet
from guidance.content.sheets.writing import write_csv
from guidance.models import Edition, Statement
from guidance.publishing.going_live import withdrawal
from tests.documents.word import opened, text_of
from tests.factories import (
    a_criterion,
    a_duty,
    a_job_description,
    a_role,
    a_section,
    a_source,
    a_statement,
    an_interview_question,
)
from tests.publishing.desk import LATER, a_draft, a_person, a_publisher, published, snapshot_of

SCRIPT = "<script>alert('x')</script><img src=x onerror=alert(1)>"
LINKS = "[here](javascript:alert(1)) [there](data:text/html,x) <javascript:alert(2)> ![it](javascript:alert(3))"
HOSTILE = {
    "script": SCRIPT,
    "html": "</p></main></body></html><style>*{display:none}</style><iframe src=//evil.example></iframe>",
    "links": LINKS,
    "controls": "\x01\x08\x0b\x1f\x7f\x85\ufffe\uffff\N{RIGHT-TO-LEFT OVERRIDE} \N{ZERO WIDTH JOINER}\u2028\ufeff",
    "formula": '=HYPERLINK("http://evil.example")\n@SUM(A1)\n+1\n-1',
    "entities": "]]> &lt; &b; <?xml version='1.0'?> <!DOCTYPE a [<!ENTITY b 'c'>]> {{ 7*7 }} {% include 'x' %}",
    "huge line": "a " * 100_000,
    "huge word": "x" * 200_000,
    "huge list": "- a\n" * 3_000,
}

# How a cell begins that a spreadsheet would work out.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

# What would run, or load something: no tag or attribute of these is ours on any page checked here. A block of data
# for search engines is, and has no '<' that could end it.
RUNS = re.compile(
    r"<script(?! type=\"application/ld\+json\">[^<]*</script>)(?![^>]* src=)"
    r"|<img src=x|<iframe|<style>|href=\"(?:javascript|data):|src=\"javascript:",
    re.I,
)


def page_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    page: str = response.content.decode()
    assert not RUNS.search(page)
    assert page.count("</main>") == 1
    return page


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE)
def text(request: Any) -> str:
    return str(request.param)


@pytest.fixture
def statement(db: None) -> Statement:
    section = a_section(a_role(slug="social-prescriber", name="social prescriber"), "funding", answer="It is so.")
    return a_statement(section, a_source(), slug="who-pays", heading="Who pays", body="The scheme pays.")


def made_live(draft: Edition, note: str = "It says more.") -> Edition:
    """Past the checklist, which would stop much of this. What does not need it has its own tests."""
    Edition.objects.filter(pk=draft.pk).update(
        state=Edition.State.IN_REVIEW, importance=Edition.Importance.MAJOR, note=note
    )
    draft.refresh_from_db()
    return published(draft, a_publisher())


def test_it_neither_runs_nor_breaks_on_its_page_or_in_the_feed(client: Client, statement: Statement, text: str) -> None:
    live = made_live(a_draft(statement, body=text, heading=f"Who {text[:100]}"), note=text[:2_000])
    page_of(client, "/roles/social-prescriber/funding/")
    page_of(client, "/roles/social-prescriber/whole-guide/")
    page_of(client, "/updates/")
    feed = ElementTree.fromstring(client.get("/updates/feed/").content)  # noqa: S314  our own feed
    assert feed.findtext(".//{*}entry/{*}id", "").endswith(f"edition/{live.pk}")


@pytest.mark.slow
def test_it_neither_runs_nor_breaks_where_editors_compare_it(client: Client, statement: Statement, text: str) -> None:
    client.force_login(a_person(is_staff=True))
    first = made_live(a_draft(statement, body=text))
    second = a_draft(statement, body=f"Not {text} so")
    for address in (
        reverse("admin:guidance_edition_compare", args=[second.pk]),
        reverse("admin:guidance_edition_change", args=[first.pk]),
        reverse("admin:guidance_statement_draft", args=[second.pk]),
        reverse("admin:guidance_root_history", args=[first.root_id]),
    ):
        page_of(client, address)


def test_it_neither_runs_nor_breaks_as_the_reason_of_a_withdrawal(
    client: Client, statement: Statement, text: str
) -> None:
    live = made_live(a_draft(statement))
    gone = withdrawal.withdraw_record(live.root, live=live, reason=text, redirect_to="", by=a_publisher(), at=LATER)
    page_of(client, "/updates/")
    page_of(client, "/updates/social-prescriber/")
    feed = ElementTree.fromstring(client.get("/updates/social-prescriber/feed/").content)  # noqa: S314  our own feed
    assert feed.findtext(".//{*}entry/{*}id", "").endswith(f"edition/{gone.pk}")


def test_the_sheet_that_readers_compare_roles_with_runs_no_formula(
    client: Client, statement: Statement, text: str
) -> None:
    a_section(a_role(slug="nurse"), "funding", answer="It is not so.")
    made_live(a_draft(statement.section, answer=text))
    response = client.get("/roles/compare.csv?role=social-prescriber&role=nurse")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)]


def test_a_sheet_of_records_runs_no_formula_and_comes_back_as_it_was(statement: Statement, text: str) -> None:
    made_live(a_draft(statement, body=text, heading=text[:150]))
    statement.refresh_from_db()
    sheet = write_csv(list(snapshot_of(statement)))
    cells = [cell for row in csv.reader(io.StringIO(sheet, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(FORMULA)]
    entries, problems, _ = read_sheet("statements.csv", sheet.encode())
    assert not problems
    entry = next(entry for entry in entries if entry.model == "guidance.statement")
    assert entry.fields["body"].value == statement.body


def test_the_sheet_of_events_runs_no_formula(client: Client, statement: Statement, text: str) -> None:
    draft = made_live(a_draft(statement, heading=text[:150]), note=text)
    client.force_login(a_person(is_staff=True))
    sheet = b"".join(client.get(reverse("admin:guidance_event_csv"))).decode("utf-8-sig")  # type: ignore[arg-type]
    rows = list(csv.reader(io.StringIO(sheet, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)]
    assert str(draft.pk) in {row[6] for row in rows}


@pytest.mark.slow
def test_it_neither_runs_nor_breaks_in_the_word_and_pdf_of_a_job_description(client: Client, db: None) -> None:
    template = a_job_description(a_role(), slug="post")
    a_duty(template)
    a_criterion(template)
    said = "\n\n".join(text for name, text in HOSTILE.items() if not name.startswith("huge"))
    made_live(a_draft(template, purpose=said, reports_to=HOSTILE["huge line"], supervision=HOSTILE["huge word"]))
    page_of(client, "/job-descriptions/post/")

    check_files(client, "/job-descriptions/post")


@pytest.mark.slow
@pytest.mark.parametrize("file", ["", "/panel-sheet"], ids=["pack", "panel sheet"])
def test_it_neither_runs_nor_breaks_in_the_word_and_pdf_of_an_interview(client: Client, db: None, file: str) -> None:
    said = "\n\n".join(text for name, text in HOSTILE.items() if not name.startswith("huge"))
    question = an_interview_question(a_role(slug="nurse"))
    a_criterion(a_job_description(question.role))
    made_live(a_draft(question, question=said, good_answer=HOSTILE["huge line"]))
    page_of(client, "/interview-questions/nurse/")
    check_files(client, f"/interview-questions/nurse{file}", question.subject if file else "alert('x')")


def check_files(client: Client, address: str, said: str = "alert('x')") -> None:
    """The text is in both as text. Neither does anything by it, or leads anywhere but to an address written out."""
    word = opened(client.get(f"{address}.docx").content)
    assert said in text_of(word)
    leads_to = {relation.target_ref for relation in word.part.rels.values() if relation.is_external}
    assert not {to for to in leads_to if not to.startswith("https://")} - {"http://evil.example"}  # as it was typed

    pdf = pikepdf.open(io.BytesIO(client.get(f"{address}.pdf").content))
    assert "/OpenAction" not in pdf.Root
    assert b"javascript:" not in b"".join(bytes(each.unparse(resolved=False)) for each in pdf.objects)

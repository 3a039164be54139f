"""What a program sends in place of what our forms hold in hidden fields: an answer in words, or none, never a crash."""

from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guidance.admin.posted_rows import read_names
from guidance.admin.rows import find_row
from guidance.content.yaml_limits import LARGEST_FILE
from guidance.content.yaml_writing import to_yaml
from guidance.models import Role, Statement
from guidance.publishing.importing import MOST_PROBLEMS, MOST_RECORDS, plan_import
from tests.admin.forms import add_address, change_address, typed
from tests.factories import a_role, a_section, a_source, a_statement
from tests.publishing.desk import snapshot_of

DEEP = "[" * 100_000
HOSTILE = {
    "deep": DEEP,
    "deep mapping": '{"a":' * 50_000,
    "a list within": '[["a"]]',
    "a mapping within": '[{"a": 1}]',
    "a number": "[1]",
    "infinity": "[Infinity]",
    "a number of many digits": f"[{'9' * 5_000}]",
    "too many parts": '["a", "b", "c"]',
    "no part": "[]",
    "no list": '"a"',
    "a null character": '["a\\u0000"]',
    "half a character": '["\\ud800"]',
    "yes": "[true]",
    "no JSON": "[a",
}


@pytest.fixture
def statement(db: None) -> Statement:
    return a_statement(a_section(a_role(slug="nurse", name="nurse"), "funding"), a_source(), slug="who-pays")


@pytest.mark.django_db
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_key_that_names_no_record_leads_to_none(text: str) -> None:
    assert find_row(Role, text) is None


def test_a_key_that_names_a_record_leads_to_it(statement: Statement) -> None:
    assert find_row(Role, '["nurse"]') == statement.section.role_id


@pytest.mark.parametrize("text", [*HOSTILE.values(), '{"guidance.role": ["1"]}', "{1}"])
def test_names_of_rows_that_are_not_ours_are_none(text: str) -> None:
    assert read_names(text) == {}


@pytest.mark.parametrize("text", [DEEP[:5_000], '["a\0"]', '[{"a": 1}]'])
def test_a_link_to_an_empty_form_opens_it_whatever_it_names(as_editor: Client, text: str) -> None:
    response = as_editor.get(f"{add_address('statement')}?section={quote(text)}")
    assert response.status_code == 200


@pytest.mark.slow
@pytest.mark.parametrize("text", [DEEP, '{"guidance.faq": {"1": [[]]}}', '{"guidance.section": {"a": "b"}}'])
def test_a_form_is_saved_whatever_its_names_of_rows_are(as_editor: Client, statement: Statement, text: str) -> None:
    sent = typed(as_editor, change_address(statement), heading="Who pays now")
    response = as_editor.post(change_address(statement), {**sent, "made-rows": text})
    assert response.status_code == 302


# --- The import ----------------------------------------------------------------------------------------------

IMPORT = "admin:guidance_edition_import"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("it.yaml", b"- " * 60_000, "more than 10 deep"),
        ("it.yaml", b"- model: guidance.faq\n  fields:\n    question: !!bool foo\n", "It has a tag, !!bool."),
        ("it.yaml", b"\xed\xa0\x80", "It is not UTF-8 text."),
        ("it.csv", b"model\n\x81", "Its letters are in none of UTF-8"),
        ("it.csv", b"model," + b"a," * 100_000, "Its first row has 100,001 columns."),
        ("it.yaml", b"- x\n" * (LARGEST_FILE // 4 + 1), "The file is larger than 2 MB."),
        (f"{'x' * 240}.csv", b"a,b", "does not name a column"),
    ],
)
def test_an_import_of_too_much_is_refused_in_a_sentence(
    as_editor: Client, name: str, content: bytes, says: str
) -> None:
    response = as_editor.post(reverse(IMPORT), {"file": SimpleUploadedFile(name, content)})
    page = response.content.decode()
    assert response.status_code == 200
    assert says in page
    assert len(page) < 100_000


@pytest.mark.slow
def test_a_large_import_that_was_agreed_to_is_taken_back_from_the_page(as_editor: Client, statement: Statement) -> None:
    """Its text comes back in a hidden field, which as a form of the old kind would be three times as long."""
    text = to_yaml(snapshot_of(statement)).replace("who-pays", "new")
    text += "# " + "é" * 900_000 + "\n"
    name = f"{'x' * 240}.yaml"
    shown = as_editor.post(reverse(IMPORT), {"file": SimpleUploadedFile(name, text.encode())})
    assert 'enctype="multipart/form-data"' in shown.content.decode().partition("Make 1 draft")[0]
    again = shown.context["again"].initial
    response = as_editor.post(reverse(IMPORT), again)  # which the test client sends as multipart
    assert response.status_code == 302


@pytest.mark.django_db
def test_of_very_many_mistakes_the_first_are_told() -> None:
    found = plan_import("it.yaml", b"- {model: a, fields: {a: b}}\n" * MOST_RECORDS)
    assert len(found.problems) == MOST_PROBLEMS + 1
    assert str(found.problems[-1]) == "it.yaml: There is more that is wrong. Fix these first."


@pytest.mark.slow
@pytest.mark.django_db
def test_too_many_records_are_counted_before_any_is_looked_at() -> None:
    (problem,) = plan_import("it.yaml", b"- {model: a, fields: {a: b}}\n" * (MOST_RECORDS + 1)).problems
    assert problem.wrong == "It has 5001 records."


def test_what_is_live_of_the_records_of_a_file_is_read_all_at_once(statement: Statement) -> None:
    one = to_yaml(snapshot_of(statement))
    few, many = ("".join(one.replace("who-pays", f"new-{n}") for n in range(count)) for count in (2, 40))
    each_is_written = 2  # the record and its citation
    assert queries_of_plan(many) - queries_of_plan(few) == 38 * each_is_written


def queries_of_plan(text: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert plan_import("it.yaml", text.encode()).problems == []
    return len(seen)

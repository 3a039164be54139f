"""Whatever is in the address of a page that works something out, a reader gets a page or a plain 400."""

from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.hostile import MARKS
from tests.examples import costly
from tests.pages.deciding import CHECKLIST, PAPER, SUM, content

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PAGES = {
    "/which-role/": {},
    "/which-role/answer/": {},
    "/costs/": SUM,
    "/board-paper/": PAPER,
    "/plan/": {"p": "~6~e~0.8~~r~f"},
    "/evidence-checklist/": CHECKLIST,
}
FILES = {
    "/costs/cost-sheet.csv": SUM,
    "/costs/cost-sheet.docx": SUM,
    "/board-paper/board-paper.docx": PAPER,
    "/evidence-checklist/evidence-checklist.docx": CHECKLIST,
}
FIELDS = (
    "year", "on", "need", "age", "severity", "setting", "registration", "post", "employer", "place", "list_size",
    "band", "step", "hours", "zone", "on_costs", "percentage", "most", "pay", "supplement", "insurance_rate",
    "insurance_threshold", "pension_rate", "other", "population", "called", "role", "unknown", "p", "from",
    "to", "first", "last", "patients", "allocated-2026-27",
)  # fmt: skip
NUMBERS = ["0", "-1", "37.5", "1e5", "NaN", "Infinity", "1,000", "٣", "9" * 40, "0.0000001", "£", "%", "1/2", "½"]
many_requests_to_one_database = costly(0.25)
typed = st.one_of(st.sampled_from(MARKS), st.sampled_from(NUMBERS), st.text(max_size=30)).map(
    lambda text: text.encode("utf-8", "replace").decode()[:500]
)


@pytest.fixture
def some_content() -> None:
    content()


@many_requests_to_one_database
@given(path=st.sampled_from([*PAGES, *FILES]), query=st.binary(max_size=60))
def test_a_query_string_of_any_bytes_gives_a_page_or_a_plain_400(
    some_content: None, client: Client, path: str, query: bytes
) -> None:
    assert client.generic("GET", path, QUERY_STRING=query.decode("latin-1")).status_code in {200, 400}


@many_requests_to_one_database
@given(path=st.sampled_from([*PAGES, *FILES]), answers=st.dictionaries(st.sampled_from(FIELDS), typed, max_size=4))
def test_any_answers_give_a_page_with_them_escaped_or_a_plain_400(
    some_content: None, client: Client, path: str, answers: dict[str, str]
) -> None:
    given = {**{**PAGES, **FILES}[path], **answers}
    response = client.get(f"{path}?{urlencode(given)}")
    assert response.status_code in {200, 400}
    if response["Content-Type"].startswith("text/html"):
        assert "<script>alert" not in response.content.decode()
        assert not response.cookies


ROW = st.dictionaries(
    st.sampled_from(
        ("name", "role", "point", "amount", "unit", "zone", "place", "starts", "ends", "share", "other", "pay", "most",
         "meant")
    ),
    typed,
)  # fmt: skip


@many_requests_to_one_database
@given(
    rows=st.lists(ROW, max_size=2),
    button=st.sampled_from(["sum", "add", "copy-1", "remove-2", "copy-x", "paste", ""]),
    pasted=st.lists(typed, max_size=6).map("\t".join) | st.just("Band\tWTE\n6\t0.8"),
)
def test_any_rows_of_a_plan_give_a_page_or_a_page_that_says_what_is_wrong(
    some_content: None, client: Client, rows: list[dict[str, str]], button: str, pasted: str
) -> None:
    fields = {f"{name}-{number}": text for number, row in enumerate(rows, start=1) for name, text in row.items()}
    response = client.post("/plan/", {**fields, "rows": str(len(rows)), "do": button, "pasted": pasted}, follow=True)
    assert response.status_code in {200, 400}
    assert "<script>alert" not in response.content.decode()

"""What a reader gets from the search, without a browser."""

import re
from datetime import date
from urllib.parse import urlencode

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.asserts import assertContains, assertInHTML

from guidance.models import Search
from tests import factories
from tests.documents.hostile import MARKS
from tests.examples import costly
from tests.pages.searching import address, content

pytestmark = pytest.mark.django_db

HIT = re.compile(r'app-hit__title"><a href="([^"]*)">')
CARD = re.compile(r'<section class="app-card".*?</section>', re.DOTALL)


@pytest.fixture(autouse=True)
def some_content(db: None) -> None:
    content()


def page(client: Client, typed: str, **narrowed: str) -> str:
    response = client.get(address(typed, **narrowed))
    assert response.status_code == 200
    return response.content.decode()


def hits(html: str) -> list[str]:
    return HIT.findall(html)


def card(html: str) -> str:
    found = CARD.search(html)
    return found[0] if found else ""


@pytest.mark.slow
def test_before_anything_is_asked_the_page_shows_how_and_where_else_to_look(client: Client) -> None:
    for empty in ("/search/", "/search/?q=", "/search/?q=+++"):
        html = client.get(empty).content.decode()
        assert "For example" in html
        assert 'href="/glossary/"' in html


def test_a_result_and_its_passage_lead_to_the_paragraph_that_answers_with_the_words_marked(client: Client) -> None:
    html = page(client, "claimed back in arrears practitioner")
    assert hits(html)[0] == "/roles/mental-health-practitioner/funding/#claim"
    assert '<a href="/roles/mental-health-practitioner/funding/#claim">The claim</a>' in html
    assert "It is <mark>claimed</mark> back each month &amp; in <mark>arrears</mark>." in html


def test_a_question_by_another_word_finds_the_same(client: Client) -> None:
    assert hits(page(client, "backfill practitioner"))[0] == "/roles/mental-health-practitioner/funding/"


def test_a_slip_of_typing_is_mended_and_said(client: Client) -> None:
    html = page(client, "supervison of a social worker")
    assert hits(html)[0] == "/roles/social-worker/supervision/"
    assert "Results for <strong>supervision of a social worker</strong>" in html
    assert re.search(r"Nothing here has .supervison.\.", html)


@pytest.mark.parametrize(
    ("typed", "heading", "words"),
    [
        ("b14.2", "B14.2, 2021/22", "The practitioner must provide a triage function."),
        ("B14.2 2023/24", "B14.2, 2023/24", "Sorts out who needs what."),
        ("band 6", "Band 6, 2023/24", "entry £32,306"),
        ("PCN", "PCN: primary care network", "Practices that work together."),
        ("mental health practitioner", "Mental health practitioner (MHP)", "Supervision"),
    ],
)
def test_the_answer_itself_stands_on_top_with_its_source(
    client: Client, monkeypatch: pytest.MonkeyPatch, typed: str, heading: str, words: str
) -> None:
    monkeypatch.setattr("guidance.views.requests.get_today", lambda: date(2023, 10, 5))
    shown = card(page(client, typed))
    assert heading in shown
    assert words in shown
    assert "Source:" in shown or "practitioner" in typed


def test_a_question_that_may_mean_several_things_has_no_answer_before_the_reader_says_which(client: Client) -> None:
    assert not card(page(client, "MHSW"))


def test_pay_that_is_not_held_for_the_year_is_never_another_years(client: Client) -> None:
    shown = card(page(client, "band 6 2030/31"))
    assert "We have not found this for 2030/31." in shown
    assert "32,306" not in shown


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["MHSW", "mhsw funding"])
def test_an_abbreviation_of_several_things_is_told_apart_on_top(client: Client, typed: str) -> None:
    html = page(client, typed)
    assert "MHSW stands for more than one thing." in html
    for meaning in ("Mental health support worker", "Mental health social worker"):
        assert re.search(rf'<a href="/glossary/#[^"]*">{meaning}</a>', html)


def test_results_are_narrowed_by_kind_role_and_year_with_counts(client: Client) -> None:
    html = page(client, "practitioner")
    assert "Contract and standards (" in html
    narrowed = page(client, "practitioner", kind="contract", year="2023-24")
    assert hits(narrowed)
    assert all(href.startswith("/contract/2023-24/") for href in hits(narrowed))
    assert "Show results of every kind, role and year" in narrowed
    only_worker = page(client, "funding", role="social-worker")
    assert {href.split("/")[2] for href in hits(only_worker)} == {"social-worker"}


@pytest.mark.parametrize(("typed", "narrowed"), [("funding", {"year": "2021-22"}), ("funding 2021/22", {})])
def test_links_to_pages_of_a_year_keep_the_year_that_was_asked_for(
    client: Client, typed: str, narrowed: dict[str, str]
) -> None:
    html = page(client, typed, **narrowed)
    assert "/funding/?year=2021-22" in html


def test_long_lists_are_turned_page_by_page(client: Client) -> None:
    for number in range(12):
        factories.a_term(f"WD{number}", f"widget {number}")
    first, second, beyond = (page(client, "widget", page=number) for number in ("1", "2", "999"))
    assert '<h2 id="results">12 results, page 1 of 2</h2>' in first
    assert (first.count('rel="next"'), first.count('rel="prev"')) == (1, 0)
    assert (second.count('rel="next"'), second.count('rel="prev"')) == (0, 1)
    assert len({*hits(first), *hits(second)}) == 12
    assert '<ol class="app-hits" start="11">' in second
    assert hits(beyond) == hits(second)


def test_where_nothing_is_found_the_page_says_what_to_try(client: Client) -> None:
    html = page(client, "zzzqqq")
    assert "Nothing was found" in html
    assert 'href="/roles/"' in html
    assert 'value="zzzqqq"' in html


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"q": "x" * 201}, "What you search for must be 200 characters or fewer"),
        ({"q": "pay", "kind": "nonsense"}, "Choose a kind from the list"),
        ({"q": "pay", "role": "nobody"}, "Choose a role from the list"),
        ({"q": "pay", "year": "1066-67"}, "Choose a contract year from the list"),
        ({"q": "pay", "page": "two"}, "Choose a page from the links"),
        ({"q": "pay", "page": "0"}, "Choose a page from the links"),
    ],
)
def test_a_slip_in_the_address_is_said_and_what_was_typed_is_kept(
    client: Client, given: dict[str, str], said: str
) -> None:
    response = client.get(f"/search/?{urlencode(given)}")
    assertContains(response, said, status_code=400)
    assert f'value="{given["q"][:200]}"' in response.content.decode()
    assertInHTML('<meta name="robots" content="noindex">', response.content.decode())


def test_pages_of_results_are_kept_out_of_search_engines_and_the_search_itself_is_not(client: Client) -> None:
    assert "noindex" in page(client, "pay")
    assert "noindex" not in client.get("/search/").content.decode()


def test_suggestions_are_titles_that_begin_as_what_was_typed(client: Client) -> None:
    found = client.get("/search/suggestions/?q=mental+health+practitioner:+fu").json()
    assert found == [
        {"title": "Mental health practitioner: funding", "address": "/roles/mental-health-practitioner/funding/"}
    ]
    assert client.get("/search/suggestions/?q=m").json() == []
    assert client.get("/search/suggestions/").json() == []


# The content version and the rows that most pages share; counting: a savepoint, whether it was asked before, those to
# forget, the new row, and the savepoint's end. The answer: at most four.
COST = 7 + 4


@pytest.mark.parametrize(
    "typed", ["claimed back", "supervison of a social worker", "who pays", "is tea provided", "sign the lease"]
)
def test_a_search_costs_the_same_few_queries_however_much_is_found(client: Client, typed: str) -> None:
    client.get("/search/?q=warm+up")
    with CaptureQueriesContext(connection) as asked:
        client.get(address(typed))
    assert len(asked) <= COST


@pytest.mark.slow
def test_a_search_is_counted_without_whom_and_only_where_it_was_asked_first(client: Client) -> None:
    for _ in range(3):
        page(client, "Zzzqqq  Pay")
    page(client, "zzzqqq pay", kind="contract")
    client.head(address("zzzqqq pay"))
    found = Search.objects.get()
    assert (found.text, found.asked) == ("zzzqqq pay", 3)


def test_a_search_that_cannot_be_counted_is_answered(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise DatabaseError("the disk is full")

    monkeypatch.setattr("guidance.models.searching.searches.SearchQuerySet.count_one", full)
    assert hits(page(client, "funding"))


many_requests = costly(0.6)


@many_requests
@given(path=st.sampled_from(["/search/", "/search/suggestions/"]), query=st.binary(max_size=80))
def test_any_bytes_in_the_address_give_a_page_or_a_plain_400(client: Client, path: str, query: bytes) -> None:
    assert client.generic("GET", path, QUERY_STRING=query.decode("latin-1")).status_code in {200, 400}


@pytest.mark.slow
@many_requests
@given(typed=st.one_of(st.sampled_from(MARKS), st.text(max_size=60)), page=st.text(max_size=3))
def test_whatever_is_typed_is_escaped(client: Client, typed: str, page: str) -> None:
    query = urlencode({"q": typed, "page": page}, errors="surrogatepass")
    response = client.get(f"/search/?{query}")
    assert response.status_code in {200, 400}
    assert "<script>alert" not in response.content.decode()
    assert not response.cookies

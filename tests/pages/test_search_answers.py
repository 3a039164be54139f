"""The answer that comes first on the page of results: whole, in its page's own words, with its label and year."""

import re
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.test import Client

from guidance.models import ContractYear, Role, Search
from guidance.pages.search import views
from guidance.search import results
from guidance.search.best_place import find_best_place
from guidance.search.concepts import Concept, Option
from guidance.search.entries import EntryKind, EntryPassage, SearchEntry
from guidance.search.question import SearchQuestion
from guidance.search.words import get_stem
from tests import factories
from tests.pages.searching import address, content

pytestmark = pytest.mark.django_db

CARD = re.compile(r'<section class="app-card".*?</section>', re.DOTALL)
BEGAN, ENDED = date(2020, 4, 1), date(2020, 3, 31)
FIRST_HIT = re.compile(r'<li class="app-hit">.*?</li>', re.DOTALL)


@pytest.fixture(autouse=True)
def some_content(db: None) -> None:
    content()


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Has the search judge its results so."""

    def judge(**judgement: Any) -> None:
        monkeypatch.setattr(views, "find_results", lambda *given: replace(results.find_results(*given), **judgement))

    return judge


def page(client: Client, typed: str, **narrowed: str) -> str:
    response = client.get(address(typed, **narrowed))
    assert response.status_code == 200
    return response.content.decode()


def card(client: Client, typed: str) -> str:
    found = CARD.search(page(client, typed))
    return found[0] if found else ""


@pytest.mark.parametrize(
    ("typed", "words", "label", "leads_to"),
    [
        ("is tea provided", "Yes.", "Reported", "/faqs/tea/"),
        ("sign the lease", "Use ink.", "Reported", "/hire/mental-health-practitioner/#sign"),
        (
            "supervision of a social worker",
            "Supervision is weekly.",
            "Official guidance",
            "/roles/social-worker/supervision/",
        ),
    ],
)
def test_an_answer_is_whole_with_its_label_and_a_link_to_its_page(
    client: Client, judged: Any, typed: str, words: str, label: str, leads_to: str
) -> None:
    judged(is_sure=True)
    shown = card(client, typed)
    assert words in shown
    assert f">{label}</strong>" in shown
    assert f'href="{leads_to}"' in shown


def test_what_editors_led_to_a_passage_is_answered_by_it_with_its_source(client: Client) -> None:
    factories.a_best_answer("is it monthly", path="/roles/mental-health-practitioner/funding/#claim")
    shown = card(client, "is it monthly")
    assert "<strong>claimed back</strong> each month" in shown
    assert "Source:" in shown


def test_a_passage_that_says_more_of_what_is_asked_comes_before_the_top_of_its_page() -> None:
    page_entry = SearchEntry(
        "/tulips/", EntryKind.GUIDE, "Tulips", passages=(EntryPassage("/tulips/#water", "Water", "Each day."),)
    )
    asked = [Concept((Option((get_stem(word),)),)) for word in ("tulips", "water")]
    assert find_best_place(page_entry, cast("SearchQuestion", SimpleNamespace(concepts=asked[1:]))) == "/tulips/#water"
    assert find_best_place(page_entry, cast("SearchQuestion", SimpleNamespace(concepts=asked))) == "/tulips/"


def test_the_answer_is_of_the_year_that_is_asked_for_or_says_that_it_is_not(client: Client) -> None:
    assert "We have not found this" not in card(client, "who pays 2023/24")
    later = card(client, "who pays 2024/25")
    assert "We have not found this for 2024/25." in later
    assert "In 2023/24:" in later


def test_a_long_answer_is_given_by_its_first_paragraph_and_leads_to_the_rest(client: Client) -> None:
    role = factories.a_role(name="gardener")
    factories.a_faq(role, question="Who waters tulips?", answer=f"Gardeners do.\n\n{'Tulips need water. ' * 60}")
    shown = card(client, "who waters tulips")
    assert "Gardeners do." in shown
    assert "Tulips need water" not in shown
    assert "Read the rest" in shown


def test_what_overtook_an_answer_is_said_with_it(client: Client) -> None:
    role = factories.a_role(name="gardener")
    factories.a_faq(role, question="Who waters tulips?", answer="Gardeners do.", overtaken="Machines do now.")
    shown = card(client, "who waters tulips")
    assert "What came later" in shown
    assert "Machines do now." in shown


def test_a_tool_gives_its_line_and_a_link(client: Client) -> None:
    shown = card(client, "cost calculator")
    assert "Work out the cost of a post" in shown
    assert 'href="/costs/"' in shown


def test_the_list_does_not_repeat_the_answer(client: Client) -> None:
    html = page(client, "is tea provided")
    first = FIRST_HIT.search(html)
    assert first
    assert "/faqs/tea/" in first[0]
    assert "app-hit__passage" not in first[0]


def test_only_the_first_page_that_is_not_narrowed_has_it(client: Client, judged: Any) -> None:
    judged(is_sure=True)
    for number in range(12):
        factories.a_term(f"WD{number}", f"widget {number}")
    assert "app-card" in page(client, "widget")
    assert "app-card" not in page(client, "widget", page="2")
    assert "app-card" not in page(client, "widget", kind="term")


def test_pages_that_only_share_words_are_no_answer(client: Client, judged: Any) -> None:
    judged(is_sure=False)
    html = page(client, "is tea provided")
    assert "app-card" not in html
    assert "/faqs/tea/" in html


def test_a_subject_that_is_not_covered_is_said_first_with_who_to_ask(client: Client, judged: Any) -> None:
    factories.a_subject_not_covered(
        "Visas", slug="visas", link="https://www.gov.uk/visas", link_text="Visas, Home Office"
    )
    judged(not_covered="visas")
    html = page(client, "funding")
    shown = CARD.search(html)
    assert shown
    for words in (
        "We do not cover: Visas",
        "Ask the Home Office.",
        'href="https://www.gov.uk/visas"',
        "/not-covered/#visas",
    ):
        assert words in shown[0]
    assert "Pages that share some words" in html
    assert html.index("Pages that share some words") < html.index("app-hits")
    assert "<title>funding: not covered" in html


def test_the_part_of_a_question_that_is_covered_is_answered_before_who_to_ask_about_the_rest(
    client: Client, judged: Any
) -> None:
    factories.a_subject_not_covered("Visas", slug="visas")
    judged(not_covered="visas", covered_part="is tea provided", is_sure=True)
    html = page(client, "is tea provided")
    first, second = CARD.findall(html)
    assert "The answer to <strong>is tea provided</strong>. We do not cover the rest of your question." in html
    assert "Yes." in first
    assert "We do not cover: Visas" in second
    assert "Pages that share some words" not in html
    assert "<title>is tea provided: not covered" not in html


def test_a_search_that_was_told_who_to_ask_is_not_asked_in_vain(client: Client, judged: Any) -> None:
    factories.a_subject_not_covered("Visas", slug="visas")
    judged(not_covered="visas")
    for _ in range(3):
        page(client, "zzzqqq")
    assert not Search.objects.without_answer()


def test_where_nothing_is_found_it_leads_to_what_is_not_covered(client: Client) -> None:
    html = page(client, "zzzqqq")
    assert "<title>zzzqqq: nothing found" in html
    assert 'href="/not-covered/"' in html.partition("<main")[2].partition("</main>")[0]


def test_a_rate_is_given_as_it_applies_today_with_its_days(client: Client, judged: Any) -> None:
    judged(is_sure=True)
    rates = factories.a_series(slug="zones", title="Supplement for towns", unit="per cent")
    factories.a_figure(rates, label="Inner town, 2019/20", value=19, holds_from=date(2019, 4, 1), holds_to=ENDED)
    factories.a_figure(rates, label="Inner town", value=20, holds_from=BEGAN)

    shown = card(client, "supplement for towns")

    assert "<li>Inner town, from 1 April 2020: 20%</li>" in shown
    assert "19%" not in shown


def test_a_fact_that_is_not_the_first_of_its_subject_is_its_own_answer(client: Client) -> None:
    practitioner = Role.objects.get(slug="mental-health-practitioner")
    year = ContractYear.objects.get(slug="2023-24")
    factories.a_fact(practitioner, year, slug="rise", answer="The most rose in July.", order=9)
    factories.a_best_answer("the most in 2023/24", path="/contract/2023-24/#rise")

    shown = card(client, "the most in 2023/24")

    assert "The most rose in July." in shown
    assert "pays it all" not in shown

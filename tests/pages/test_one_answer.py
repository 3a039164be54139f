"""A share is held in one place: what an editor publishes there is said at once by every page, tool and file."""

from datetime import date

import pytest
from django.test import Client

from guidance.models import ContractYear, YearFact
from guidance.rules.fixed.slugs import SeriesSlug
from tests import factories
from tests.documents.word import opened, text_of
from tests.kept import empty_caches
from tests.pages.deciding import CHECKLIST, PAPER, PRACTITIONER, SUM, address, content
from tests.publishing.desk import a_draft, published
from tests.site.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def text_at(client: Client, path: str) -> str:
    """What a page, a Word file, a spreadsheet or the API says."""
    response = client.get(path)
    assert response.status_code == 200, path
    if ".docx" in path:
        return text_of(opened(response.content))
    if "html" in response["Content-Type"]:
        return Page(response.content.decode()).text
    return response.content.decode()


PLACES = {
    "/costs/": (address("/costs/", SUM), "× 50%", "× 70%"),  # noqa: RUF001
    "its Word file": (address("/costs/cost-sheet.docx", SUM), "× 50%", "× 70%"),  # noqa: RUF001
    "its spreadsheet": (address("/costs/cost-sheet.csv", SUM), "20304.58", "28426.41"),
    "/board-paper/": (address("/board-paper/", PAPER), "repays 50%", "repays 70%"),
    "its Word file too": (address("/board-paper/board-paper.docx", PAPER), "repays 50%", "repays 70%"),
    "/evidence-checklist/": (address("/evidence-checklist/", CHECKLIST), "repays 50%", "repays 70%"),
    "the guided form": ("/which-role/answer/?age=adults&place=first&year=2026-27", "repays 50%", "repays 70%"),
    "the funding page": ("/funding/?year=2026-27", "50% for the first", "70% for the first"),
    "the contract year": ("/contract/2026-27/", "50% for the first", "70% for the first"),
    "the API": ("/api/v1/year-facts?year=2026-27", '"first_share":"50', '"first_share":"70'),
}


def test_a_share_that_is_published_is_said_everywhere_and_the_old_one_nowhere(client: Client) -> None:
    content()
    factories.a_term("ARRS", "abbreviation")
    factories.a_source(slug="network-contract-des-hub")
    fact = YearFact.objects.get(contract_year__slug="2026-27", slug="funding")
    words = {name: getattr(fact, name).replace("50%", "70%") for name in ("answer", "body")}
    before = {name: text_at(client, path) for name, (path, _, _) in PLACES.items()}
    assert {name for name, (_, old, _) in PLACES.items() if old not in before[name]} == set()

    published(a_draft(fact, first_share="70", **words))

    empty_caches()
    after = {name: text_at(client, path) for name, (path, _, _) in PLACES.items()}
    assert {name for name, (_, _, new) in PLACES.items() if new not in after[name]} == set()
    assert {name for name, (_, old, _) in PLACES.items() if old in after[name]} == set()


def test_a_new_contract_year_is_taken_up_from_its_records_alone(client: Client) -> None:
    role = content()
    year = ContractYear.objects.create(slug="2027-28", starts_on=date(2027, 4, 1), ends_on=date(2028, 3, 31))
    factories.a_fact(
        role, year, slug="funding", subject="funding", answer="It repays 60%.", body="It repays 60%, says the letter.",
        first_share=60, later_share=60, rest_paid_by="the mental health provider",
    )  # fmt: skip
    factories.a_fact(
        role, year, slug="entitlement", subject="entitlement", answer="Three, five above 100,000 patients",
        body="Three, or five.", posts=3, posts_above_100_000=5,
    )  # fmt: skip
    six = factories.Band.objects.get(slug="6")
    factories.a_pay_point(six, year, "entry", 41000)
    source = factories.a_source()
    for series, value in (
        (SeriesSlug.INSURANCE_RATE, "15"),
        (SeriesSlug.INSURANCE_THRESHOLD, "5000"),
        (SeriesSlug.PENSION, "14.38"),
    ):
        held = factories.FigureSeries.objects.get(slug=series)
        factories.a_figure(held, value=value, source=source, **factories.days_of("2027-28"))
    clauses = factories.an_instrument(year, slug="des-2027-28")
    factories.a_clause(clauses, "B14", plain_english="Who may fill the post.")

    assert "It repays 60%, says the letter." in text_at(client, "/funding/?year=2027-28")
    # 41,000 x 30 / 37.5 = 32,800; National Insurance 4,170; pension 4,716.64; 60% of all three is 25,011.98
    costs = text_at(client, address("/costs/", SUM, year="2027-28"))
    assert "£41,686.64" in costs
    assert "£25,011.98" in costs
    answer = text_at(client, "/which-role/answer/?age=adults&list_size=120000&year=2027-28")
    assert "The ARRS repays 60% of the cost" in answer
    assert "5 for your list size: Three, five above 100,000 patients" in answer
    assert "Who may fill the post." in text_at(client, "/contract/2027-28/")
    assert "2027/28" in text_at(client, "/contract/compare/?from=2021-22&to=2027-28")
    assert PRACTITIONER in text_at(client, "/api/v1/year-facts?year=2027-28")


def test_how_we_came_to_a_reading_of_our_own_is_shown_with_it(client: Client) -> None:
    role = content()
    year = ContractYear.objects.get(slug="2026-27")
    factories.a_fact(role, year, subject="entitlement", body="Two posts.", label="ours", reasoning="One, doubled.")
    assert "Two posts. One, doubled." in text_at(client, "/contract/2026-27/")


def test_an_answer_that_nobody_put_in_short_is_given_without_its_markdown(client: Client) -> None:
    role = content()
    year = ContractYear.objects.get(slug="2026-27")
    factories.a_fact(role, year, subject="entitlement", body="Two, says [the letter](/sources/the-source/).\n\nMore.")
    answer = text_at(client, "/which-role/answer/?age=adults&list_size=52000&year=2026-27")
    assert "Two, says the letter." in answer
    assert "/sources/the-source/" not in answer

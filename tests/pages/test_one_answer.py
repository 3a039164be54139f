"""An answer is kept in one place: what an editor publishes there is said at once by every page, tool and file."""

import re
from datetime import date

import pytest
from django.test import Client

from guidance.models import ContentVersion, ContractYear, YearFact
from guidance.rules.fixed.slugs import SeriesSlug
from guidance.search.entry_readers.guide_entries import read_guide_entries
from tests import factories
from tests.documents.word import opened, text_of
from tests.kept import empty_caches
from tests.pages.deciding import CHECKLIST, NURSE, PAPER, PRACTITIONER, SUM, address, content
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
    factories.a_term("ICB", "abbreviation")
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
    assert "Five for 120,000 patients. Three, five above 100,000 patients" in answer
    assert "Who may fill the post." in text_at(client, "/contract/2027-28/")
    assert "2027/28" in text_at(client, "/contract/compare/?from=2021-22&to=2027-28")
    assert PRACTITIONER in text_at(client, "/api/v1/year-facts?year=2027-28")


def test_how_we_came_to_a_reading_of_our_own_is_shown_with_it(client: Client) -> None:
    role = content()
    year = ContractYear.objects.get(slug="2026-27")
    factories.a_fact(role, year, subject="entitlement", body="Two posts.", label="ours", reasoning="One, doubled.")
    assert re.search(
        r"Two posts\. How firm: Our reading Source: [^.]*\..*? How we worked this out ?One, doubled\.",
        text_at(client, "/contract/2026-27/"),
    )


def test_an_answer_that_nobody_put_in_short_is_given_without_its_markdown(client: Client) -> None:
    role = content()
    year = ContractYear.objects.get(slug="2026-27")
    factories.a_fact(role, year, subject="entitlement", body="Two, says [the letter](/sources/the-source/).\n\nMore.")
    answer = text_at(client, "/which-role/answer/?age=adults&list_size=52000&year=2026-27")
    assert "Two, says the letter." in answer
    assert "/sources/the-source/" not in answer


ROLE = f"/roles/{PRACTITIONER}/"
OLD, NEW = "The provider sees to it every month.", "The network sees to it every week."
SAYING_IT = {
    "the topic's page": f"{ROLE}supervision/?year=2026-27",
    "the whole guide": f"{ROLE}whole-guide/?year=2026-27",
    "the role's page": f"{ROLE}?year=2026-27",
    "the contract year": "/contract/2026-27/",
    "the guided form": "/which-role/answer/?age=adults&year=2026-27",
    "the comparison of roles": f"/roles/compare/?role={PRACTITIONER}&role={NURSE}&year=2026-27",
    "its spreadsheet": f"/roles/compare.csv?role={PRACTITIONER}&role={NURSE}&year=2026-27",
    "the board paper's Word file": address("/board-paper/board-paper.docx", PAPER),
    "the search": "/search/?q=who+supervises+a+mental+health+practitioner",
    "the API": "/api/v1/year-facts?year=2026-27",
}


@pytest.fixture
def supervised(monkeypatch: pytest.MonkeyPatch) -> YearFact:
    """The year of 2026/27 answers who supervises, and the topic's section has no words of its own."""
    monkeypatch.setattr("guidance.views.requests.get_today", lambda: date(2026, 11, 21))
    role = content()
    role.sections.filter(topic__slug="supervision").update(answer="")
    factories.a_term("ARRS", "abbreviation")
    return factories.a_fact(
        role, factories.a_year("2026-27"), slug="supervision", subject="supervision", answer=OLD,
        body="The hub has more.", label="reported",
    )  # fmt: skip


def test_an_answer_that_is_published_is_said_everywhere_in_its_own_words_and_the_old_one_nowhere(
    client: Client, supervised: YearFact
) -> None:
    before = {name: text_at(client, path) for name, path in SAYING_IT.items()}
    assert {name for name, text in before.items() if OLD not in text} == set()

    published(a_draft(supervised, answer=NEW))

    empty_caches()
    after = {name: text_at(client, path) for name, path in SAYING_IT.items()}
    assert {name for name, text in after.items() if NEW not in text} == set()
    assert {name for name, text in after.items() if OLD in text} == set()


def test_the_label_of_an_answer_is_beside_it_wherever_it_is_given(client: Client, supervised: YearFact) -> None:
    for path in (
        f"{ROLE}supervision/",
        f"{ROLE}whole-guide/",
        "/contract/2026-27/",
        ROLE,
        SAYING_IT["the guided form"],
    ):
        assert f"{OLD} Reported" in text_at(client, path).replace("How firm: ", ""), path
    assert f"{OLD} Reported." in text_at(client, SAYING_IT["the board paper's Word file"])


def test_a_year_without_an_answer_shows_the_one_before_under_its_name(client: Client, supervised: YearFact) -> None:
    ContractYear.objects.create(slug="2027-28", starts_on=date(2027, 4, 1), ends_on=date(2028, 3, 31))
    said = f"We have not found this for 2027/28. In 2026/27: {OLD} Reported"
    pages = ("supervision/", "whole-guide/", "")
    for path in (*(f"{ROLE}{page}?year=2027-28" for page in pages), "/contract/2027-28/"):
        text = text_at(client, path).replace("How firm: ", "")
        assert said in text, path
        assert "The hub has more." not in text, path
    for path in (f"{ROLE}supervision/?year=2026-27", "/contract/2026-27/"):
        assert "The hub has more." in text_at(client, path), path
    assert said in text_at(client, "/which-role/answer/?age=adults&year=2027-28").replace("How firm: ", "")
    assert said in text_at(client, f"/roles/compare/?role={PRACTITIONER}&role={NURSE}&year=2027-28")


def test_a_year_added_as_a_record_alone_answers_on_the_topics_pages(client: Client, supervised: YearFact) -> None:
    year = ContractYear.objects.create(slug="2027-28", starts_on=date(2027, 4, 1), ends_on=date(2028, 3, 31))
    factories.a_fact(supervised.role, year, slug="supervision", subject="supervision", answer=NEW, body="More.")
    assert NEW in text_at(client, f"{ROLE}supervision/?year=2027-28")
    assert "We have not found this for 2027/28" not in text_at(client, f"{ROLE}supervision/?year=2027-28")
    assert OLD in text_at(client, f"{ROLE}supervision/?year=2026-27")


def test_sources_that_disagree_all_answer_the_one_to_follow_first_each_with_its_post(
    client: Client, supervised: YearFact
) -> None:
    year = factories.a_year("2026-27")
    factories.a_fact(
        supervised.role, year, subject="supervision", answer="A second opinion.", order=2, post="children", label="ours"
    )
    text = text_at(client, f"{ROLE}supervision/?year=2026-27")
    assert text.index(OLD) < text.index("Children and young people's post A second opinion. How firm: Our reading")


def test_where_no_year_answers_readers_are_told_whom_to_ask(client: Client, supervised: YearFact) -> None:
    supervised.delete()
    nowhere = "We have not found this. Ask your ICB's primary care team."
    assert nowhere in text_at(client, f"{ROLE}supervision/")
    YearFact.objects.all().delete()
    assert f"Who pays in 2026/27 {nowhere}" in text_at(client, address("/costs/", SUM)).replace("# Link to: ", "")


def test_a_section_of_which_no_year_speaks_gives_its_own_words(client: Client) -> None:
    content()
    assert "The provider supervises." in text_at(client, f"{ROLE}supervision/")
    assert "The provider employs." not in text_at(client, f"{ROLE}employment-models/")


def test_how_we_came_to_an_answer_is_found_by_the_search(client: Client, supervised: YearFact) -> None:
    YearFact.objects.filter(pk=supervised.pk).update(reasoning="Neither hub mentions perambulation.")
    empty_caches()
    ContentVersion.advance()
    assert "perambulation" in text_at(client, "/search/?q=perambulation").replace("perambulation", "", 1)


def test_the_search_gives_a_topic_the_answer_of_the_year_in_force(supervised: YearFact) -> None:
    factories.a_fact(
        supervised.role, factories.a_year("2027-28"), slug="supervision", subject="supervision", answer=NEW
    )
    summaries = {
        year: entry.summary
        for year in ("2026-27", "2027-28", "2028-29")
        for entry in read_guide_entries(year)
        if entry.address == f"{ROLE}supervision/"
    }
    assert summaries == {
        "2026-27": f"{OLD} Reported.",
        "2027-28": NEW,
        "2028-29": f"We have not found this for 2028/29. In 2027/28: {NEW}",
    }


def test_open_data_gives_what_is_stored_and_says_where_the_years_answers_are(
    client: Client, supervised: YearFact
) -> None:
    sections = client.get(f"/api/v1/sections?role={PRACTITIONER}&topic=supervision").json()["items"]
    assert not sections[0]["answer"]
    described = client.get("/api/v1/openapi.json").json()["components"]["schemas"]["Section"]
    assert "`year-facts`" in described["description"]
    answer = described["properties"]["answer"]["description"]
    assert "or empty where the role's answers of the year give it" in answer

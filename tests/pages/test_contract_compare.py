"""Two contract years side by side, as a page and as a spreadsheet."""

import csv
import io
import re

import pytest
from django.test import Client

from guidance.models import Clause, ContractYear
from guidance.rules.csv_files import STARTS_A_FORMULA
from tests import factories
from tests.site.pages import Page

pytestmark = pytest.mark.django_db

PAGE, SHEET = "/contract/compare/", "/contract/compare.csv"


@pytest.fixture
def years() -> list[ContractYear]:
    """2021/22 in official words; 2023/24 with B14.2 changed, B14.2.e new, and of B14.3 nothing; 2022/23 empty."""
    years = [factories.a_year(slug) for slug in ("2021-22", "2022-23", "2023-24")]
    old, new = factories.an_instrument(years[0]), factories.an_instrument(years[2])
    for instrument, listed in ((old, "ab"), (new, "abe")):
        root = factories.a_clause(instrument, force=Clause.Force.STATES, plain_english="Practitioners.")
        second = factories.a_clause(instrument, "B14.2", root, order=2, wording="Each must:")
        for letter in listed:
            words = f"The words of B14.2.{letter}"
            ending = "; and" if letter == "a" else "."
            factories.a_clause(instrument, f"B14.2.{letter}", second, order=ord(letter), wording=words + ending)
    root = old.clauses.get(number="B14")
    factories.a_clause(old, "B14.3", root, order=3)
    new.clauses.filter(number="B14.2.a").update(wording="The new words of B14.2.a; and", force=Clause.Force.MAY)
    return years


def compare(client: Client, before: str = "2021-22", after: str = "2023-24", status: int = 200) -> Page:
    response = client.get(PAGE, {"from": before, "to": after})
    assert response.status_code == status
    return Page(response.content.decode())


def sheet(client: Client, before: str = "2021-22", after: str = "2023-24") -> list[list[str]]:
    response = client.get(SHEET, {"from": before, "to": after})
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def test_every_clause_of_either_year_stands_once_and_is_counted(client: Client, years: list[ContractYear]) -> None:
    page = compare(client)
    numbers = [anchor for anchor in page.ids if anchor.startswith("B14")]
    assert numbers == ["B14", "B14.2", "B14.2.a", "B14.2.b", "B14.2.e", "B14.3"]
    for counted in (
        "The same 3, 1 of them in our plain English only",
        "Changed 1",
        "Added: in 2023/24 only 1",
        "Removed: in 2021/22 only 0",
        "Not found for 2021/22 0",
        "Not found for 2023/24 1",
        "Clauses of either year 6",
    ):
        assert counted in page.text


def test_changed_words_are_marked_and_said(client: Client, years: list[ContractYear]) -> None:
    page = compare(client)
    assert re.search(
        r"The<ins><span[^>]*>\[added: </span> new<span[^>]*>\]</span></ins> words of B14\.2\.a; and", page.html
    )
    assert "2021/22: must. 2023/24: may." in page.text


def test_a_clause_of_one_year_gives_its_words_and_says_what_is_not_known(
    client: Client, years: list[ContractYear]
) -> None:
    said = compare(client).text
    assert "Not found for 2023/24 Official words of 2021/22 The words of B14.3." in said
    assert "The other year may have this clause under this number or another" in said
    assert "Added: in 2023/24 only Official words of 2023/24 The words of B14.2.e." in said


def test_plain_english_is_compared_where_official_words_are_not_held_and_the_page_says_so(
    client: Client, years: list[ContractYear]
) -> None:
    Clause.objects.filter(number="B14.2.b").update(plain_english="Help. [See](/bands/)")
    Clause.objects.filter(number="B14.2.b", instrument__contract_year=years[2]).update(wording="")
    said = compare(client).text
    assert "The same in our plain English Help. See" in said
    assert "We do not have the official words for 2023/24, so this compares what we wrote in plain English." in said


def test_words_of_two_kinds_are_not_compared(client: Client, years: list[ContractYear]) -> None:
    Clause.objects.filter(number="B14.2.b", instrument__contract_year=years[2]).update(
        wording="", plain_english="Help people."
    )
    said = compare(client).text
    assert "Cannot be compared Official words of 2021/22 The words of B14.2.b." in said
    assert "2023/24 in plain English: we do not have the official words Help people." in said
    assert "Held in words that cannot be compared 1" in said


def test_a_year_of_which_no_clause_is_held_says_so(client: Client, years: list[ContractYear]) -> None:
    page = compare(client, "2021-22", "2022-23")
    assert "We have nothing from the specification of 2022/23." in page.text
    assert "Not found for 2022/23 5" in page.text
    assert "No clause of either year is held" not in page.text


def test_facts_bands_and_reimbursement_of_the_years_stand_side_by_side_with_sources(
    client: Client, years: list[ContractYear]
) -> None:
    role = factories.a_role(name="practitioner")
    source = factories.a_source(title="The report", evidence="secondary", publisher="Pulse")
    factories.a_fact(role, years[0], source, body="Half is repaid.")
    factories.a_role_band(role, years[2], factories.a_band("5"), None, source=source)
    rows = {row[0]: row for row in sheet(client)}
    assert rows["Who pays"][2:4] == ["Half is repaid.", "We have not found this"]
    assert rows["Who pays"][-1] == "The report (Pulse, 30 March 2023; Reported by Pulse; check the original)"
    assert rows["Band: practitioner"][2:4] == ["We have not found this", "Band 5 or above. Registered clinicians only."]
    assert rows["The most that is reimbursed"][2:4] == ["We have not found this", "We have not found this"]
    page = compare(client)
    assert "Reported by Pulse; check the original" in page.text
    assert {link for link in page.links if link.startswith("#source-")} <= {f"#{anchor}" for anchor in page.ids}


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("2021-22", "2021-22", "2021/22 is chosen twice. Choose two different years."),
        ("2021-22", "", "Choose the second year."),
        ("", "2021-22", "Choose the first year."),
        ("2021-22", "2031-32", "We have nothing on contract year 2031/32."),
        ("<b>", "2021-22", "is not a contract year. Type it like 2023-24."),
    ],
)
def test_a_mistake_is_named_at_its_field_and_what_was_chosen_is_kept(
    client: Client, years: list[ContractYear], before: str, after: str, problem: str
) -> None:
    page = compare(client, before, after, status=400)
    assert page.title.startswith("Error: ")
    assert page.text.count(problem) == 2
    assert "<b>" not in page.html
    if "2021-22" in (before, after):
        assert '<option value="2021-22" selected>' in page.html
    assert client.get(SHEET, {"from": before, "to": after}).status_code == 400


def test_before_a_choice_the_page_offers_years_of_which_clauses_are_held(
    client: Client, years: list[ContractYear]
) -> None:
    page = Page(client.get(PAGE).content.decode())
    assert "/contract/compare/?from=2021-22&to=2023-24" in page.links
    assert not [link for link in page.links if "2022-23" in link]
    assert "?from=" in client.get(SHEET).content.decode()


def test_the_pages_of_the_contract_lead_to_the_comparison(client: Client, years: list[ContractYear]) -> None:
    def links(path: str) -> list[str]:
        return Page(client.get(path).content.decode()).links

    assert PAGE in links("/contract/")
    assert "/contract/compare/?from=2021-22&to=2022-23" in links("/contract/2022-23/")
    assert "/contract/compare/?from=2021-22&to=2023-24#B14" in links("/contract/2023-24/B14/")


def test_a_sheet_gives_the_words_of_both_years_in_full(client: Client, years: list[ContractYear]) -> None:
    rows = {row[0]: row for row in sheet(client)}
    assert rows["What"][1:4] == ["Result", "2021/22", "2023/24"]
    assert rows["B14.2.a"][1:4] == ["Changed", "The words of B14.2.a; and", "The new words of B14.2.a; and"]
    assert rows["B14.3"][1:4] == [
        "Not found for 2023/24",
        "Official words of 2021/22: The words of B14.3.",
        "We have not found this",
    ]
    assert "B14.2.a; http" in rows["B14.2.a"][-1]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_a_sheet_is_run_as_a_formula(client: Client, years: list[ContractYear], start: str) -> None:
    Clause.objects.filter(number="B14.2.b").update(wording=f"{start}1+2 <b>bold</b>")
    rows = {row[0]: row for row in sheet(client)}
    assert rows["B14.2.b"][2] == f"'{start}1+2 <b>bold</b>"
    assert [cell for row in rows.values() for cell in row if cell.startswith(STARTS_A_FORMULA)] == []


def test_hostile_words_of_a_clause_stay_words(client: Client, years: list[ContractYear]) -> None:
    Clause.objects.filter(number="B14.2.b", instrument__contract_year=years[0]).update(wording="<script>old</script>")
    page = compare(client)
    assert "<script>old" not in page.html
    assert "script" in page.text

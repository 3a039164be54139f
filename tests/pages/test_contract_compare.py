"""Two contract years side by side, as a page and as a spreadsheet."""

import csv
import io
import re

import pytest
from django.test import Client

from guidance.models import Clause, ContractYear, Instrument, Role, RoleBand, YearFact
from guidance.rules.csv_files import STARTS_A_FORMULA
from guidance.rules.fixed.slugs import RoleSlug
from tests import factories
from tests.site.pages import Page

pytestmark = pytest.mark.django_db

PAGE, SHEET = "/contract/compare/", "/contract/compare.csv"


@pytest.fixture
def years() -> list[ContractYear]:
    """2021/22 and 2023/24 in official words, and 2022/23 without a clause.

    Of B14.2, point (a) is reworded, (b) has become (c) behind a new (b), and of B14.3 the later year has nothing.
    """
    years = [factories.a_year(slug) for slug in ("2021-22", "2022-23", "2023-24")]
    old, new = (
        a_specification(years[0], ADVICE, BOOKINGS),
        a_specification(years[2], ADVICE.replace("must", "may"), TEAM, BOOKINGS),
    )
    new.clauses.filter(number="B14.2.a").update(force=Clause.Force.MAY)
    factories.a_clause(old, "B14.3", old.clauses.get(number="B14"), order=3, plain_english="Keep records. Every day.")
    return years


ADVICE = "The practitioner must give advice on treatment options promptly"
BOOKINGS = "Direct bookings are taken without formal referral from doctors"
TEAM = "The team visits distant villages weekly"


def a_specification(year: ContractYear, *listed: str) -> Instrument:
    """B14.2 with a point for each text."""
    instrument = factories.an_instrument(year)
    root = factories.a_clause(instrument, wording="", force=Clause.Force.STATES, plain_english="Practitioners.")
    second = factories.a_clause(instrument, "B14.2", root, order=2, wording="Each has these:")
    for number, words in enumerate(listed):
        ending = "; and" if number == len(listed) - 2 else ";"
        factories.a_clause(instrument, f"B14.2.{'abc'[number]}", second, order=number, wording=words + ending)
    return instrument


def compare(client: Client, before: str = "2021-22", after: str = "2023-24", status: int = 200) -> Page:
    response = client.get(PAGE, {"from": before, "to": after})
    assert response.status_code == status
    return Page(response.content.decode())


def sheet(client: Client, before: str = "2021-22", after: str = "2023-24") -> list[list[str]]:
    response = client.get(SHEET, {"from": before, "to": after})
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def test_every_clause_of_either_year_is_there_once(client: Client, years: list[ContractYear]) -> None:
    page = compare(client)
    numbers = [anchor for anchor in page.ids if anchor.startswith("B14")]
    assert numbers == ["B14", "B14.2", "B14.2.a", "B14.2.b", "B14.2.c", "B14.3"]


def test_changed_words_are_marked_and_said(client: Client, years: list[ContractYear]) -> None:
    page = compare(client)
    assert re.search(r"practitioner <del><span[^>]*>\[removed: </span>must<span[^>]*>\]</span></del>", page.html)
    assert "2021/22: must. 2023/24: may." in page.text


def test_a_duty_with_another_number_is_paired_by_its_words_and_the_page_says_so(
    client: Client, years: list[ContractYear]
) -> None:
    text = compare(client).text
    assert "B14.2.b of 2021/22 and B14.2.c of 2023/24 The same words" in text
    assert "B14.2.b of 2021/22 reads like B14.2.c of 2023/24, so we set them side by side." in text
    assert "In 2023/24 only Official words of 2023/24 The team visits distant villages weekly; and" in text
    assert "We have all of B14.2 of 2021/22 in official words, and nothing in it reads like this." in text


def test_must_and_may_of_two_duties_with_one_number_are_not_set_against_each_other(
    client: Client, years: list[ContractYear]
) -> None:
    Clause.objects.filter(instrument__contract_year=years[2], number="B14.2.a").update(wording="Lamps glow by night;")
    text = compare(client).text
    assert "2021/22: must." not in text
    assert "In 2021/22 only Official words of 2021/22 The practitioner must give advice" in text


def test_must_and_may_of_our_plain_english_are_not_set_against_each_other(
    client: Client, years: list[ContractYear]
) -> None:
    clauses = Clause.objects.filter(number="B14.2.a")
    clauses.update(wording="", plain_english="Give advice on treatment, promptly and kindly.")
    page = compare(client)
    assert "2021/22: must." not in page.text
    assert "Side by side, not compared" in page.text
    unmarked = "We do not have the official words of B14.2.a of 2021/22 or B14.2.a of 2023/24, so we mark no words."
    assert unmarked in page.text
    assert "B14 is a heading. We describe it in our own words, so we mark no words." in page.text
    assert "[removed: " not in page.text
    assert "struck through" not in page.text


def test_a_clause_of_one_year_gives_its_first_sentence_and_says_what_is_not_known(
    client: Client, years: list[ContractYear]
) -> None:
    page = compare(client)
    assert "Of 2021/22, not found for 2023/24 2023/24 may still have this clause" in page.text
    assert "B14.3 in 2021/22: Keep records." in page.text
    assert "Every day." not in page.text
    assert "/contract/2021-22/B14/#B14.3" in page.links


def test_a_year_without_a_clause_says_so_first_and_lists_those_of_the_other(
    client: Client, years: list[ContractYear]
) -> None:
    page = compare(client, "2021-22", "2022-23")
    assert "We have found no clause of 2022/23, so no clause is compared." in page.text
    assert "We have nothing from the specification of 2022/23." in page.text
    assert [anchor for anchor in page.ids if anchor.startswith("B14")] == [
        "B14", "B14.2", "B14.2.a", "B14.2.b", "B14.3",
    ]  # fmt: skip


def test_what_editors_wrote_of_each_year_between_comes_first_under_its_pair_of_years(
    client: Client, years: list[ContractYear]
) -> None:
    factories.a_change(years[1], text="More posts.", kind="new", label="reported", slug="more-posts")
    factories.a_change(years[2], text="The caps ended. [See](/bands/)", kind="ended", label="official", slug="no-caps")
    said = "2021/22 to 2022/23 New How firm: Reported More posts. Source: "
    both = compare(client)
    assert said in both.text
    assert "2022/23 to 2023/24 Ended How firm: Official guidance The caps ended. See Source: " in both.text
    assert both.text.index("What changed") < both.text.index("More posts.") < both.text.index("The caps ended.")
    assert both.text.index("The caps ended.") < both.text.index("The facts")
    assert {"more-posts", "no-caps"} <= set(both.ids)
    assert said in compare(client, "2023-24", "2021-22").text  # named the other way round
    earlier = compare(client, "2021-22", "2022-23").text
    assert said in earlier
    assert "The caps ended." not in earlier


def test_a_pair_of_years_of_which_nobody_wrote_says_so(client: Client, years: list[ContractYear]) -> None:
    assert "We have written nothing yet on what changed in 2022/23." in compare(client, "2021-22", "2022-23").text


def test_what_did_not_change_follows_the_changes_and_is_folded_over_several_years(
    client: Client, years: list[ContractYear]
) -> None:
    factories.a_change(years[1], text="Half as before.", kind="unchanged", label="reported", slug="half", order=1)
    factories.a_change(years[1], text="More posts.", kind="changed", label="reported", slug="more", order=2)
    page = compare(client, "2021-22", "2022-23")
    heading = "Not changed, or not found"
    assert page.text.index("More posts.") < page.text.index(heading) < page.text.index("Half as before.")
    assert re.search(rf"<h4[^>]*>{heading}</h4>", page.html)
    folded = compare(client)
    assert re.search(rf"<summary[^>]*><span[^>]*>{heading}<span[^>]*>, 2021/22 to 2022/23</span>", folded.html)


def test_what_is_first_found_for_a_year_says_that_the_year_before_is_not_known(
    client: Client, years: list[ContractYear]
) -> None:
    factories.a_change(years[1], text="Half is repaid.", kind="first-found", label="reported")
    said = "First found How firm: Reported Half is repaid. We have not found this for 2021/22."
    assert said in compare(client, "2021-22", "2022-23").text
    assert "Half is repaid. We have not found this for 2021/22." in [row[1] for row in sheet(client)]


@pytest.fixture
def practitioner() -> Role:
    return factories.a_role(slug=RoleSlug.MHP, name="practitioner")


def test_facts_are_marked_and_counted_by_their_data(
    client: Client, years: list[ContractYear], practitioner: Role
) -> None:
    first, _, last = years
    for year, share, limit, words in ((first, 50, "limited", "One."), (last, 100, "unlimited", "Any number.")):
        factories.a_fact(practitioner, year, body=f"It repays {share}%.", later_share=share, label="reported")
        factories.a_fact(practitioner, year, subject="entitlement", body=words, limit=limit, posts=1, label="reported")
        factories.a_fact(practitioner, year, subject="employment", body=f"They, in {year}.", employer="provider")
        factories.a_fact(practitioner, year, subject="bands", body=f"Some bands, in {year}.")
    YearFact.objects.filter(contract_year=last, subject="entitlement").update(label="ours")
    page = compare(client)
    assert page.text.count("Of four facts, two differ, one is the same and one is not clear.") == 1
    assert "Who pays: the ARRS repays half in 2021/22 (reported); the full cost in 2023/24 (reported)." in page.text
    assert "We have not found the full range of bands in 2021/22 or 2023/24." in page.text
    assert "Who pays Differs 2021/22 It repays 50%. How firm: Reported" in page.text
    assert "How many posts Probably differs 2021/22 One." in page.text  # a limit of one is not a minimum of one
    assert "Who employs The same" in page.text
    assert "Bands and registration Not clear" in page.text


def test_a_fact_that_one_year_lacks_is_not_counted_as_a_change(
    client: Client, years: list[ContractYear], practitioner: Role
) -> None:
    factories.a_fact(practitioner, years[0], body="Half is repaid.", later_share=50)
    page = compare(client)
    assert "We have not found what share the ARRS repays in 2023/24. In 2021/22 it repays half" in page.text
    assert "Of one fact" not in page.text
    assert "Who pays 2021/22 Half is repaid." in page.text
    assert "We have not found this" in page.text


def test_bands_differ_where_no_source_of_one_year_agrees_with_one_of_the_other(
    client: Client, years: list[ContractYear], practitioner: Role
) -> None:
    five, six = factories.a_band("5"), factories.a_band("6")
    for year in (years[0], years[2]):
        factories.a_fact(practitioner, year, subject="bands", body=f"Bands of {year}.")
        factories.a_role_band(practitioner, year, five, None)
    assert "Bands and registration The same" in compare(client).text
    factories.a_role_band(practitioner, years[2], six, six)
    assert "Bands and registration Not clear" in compare(client).text
    RoleBand.objects.filter(contract_year=years[2], lowest=five).delete()
    assert "Bands and registration Differs" in compare(client).text


def test_what_else_is_known_is_beside_it_with_its_sources(
    client: Client, years: list[ContractYear], practitioner: Role
) -> None:
    source = factories.a_source(title="The report", evidence="secondary", publisher="Pulse")
    factories.a_fact(practitioner, years[0], source, subject="supervision", body="Every month.")
    factories.a_fact(factories.a_role(name="nurse"), years[2], source, body="Half.")
    rows = {row[1]: row for row in sheet(client)}
    assert rows["Supervision"][3:5] == ["Every month.", "We have not found this"]
    assert rows["Supervision"][-1] == "The report (Pulse, 30 March 2023; Reported by Pulse; check the original)"
    assert rows["Who pays: nurse"][3:5] == ["We have not found this", "Half."]
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


def test_a_sheet_says_what_the_page_says_in_its_order_with_the_words_in_full(
    client: Client, years: list[ContractYear], practitioner: Role
) -> None:
    factories.a_change(
        years[1], factories.a_source(title="The paper"), text="More posts.", kind="new", label="reported"
    )
    factories.a_fact(practitioner, years[0], body="Half is repaid.", label="reported")
    lines = sheet(client)
    parts = list(dict.fromkeys(line[0].partition(":")[0] for line in lines))
    assert parts == ["Part", "In short", "What changed", "The facts", "Clause by clause"]
    rows = {line[1]: line for line in lines}
    assert rows["What"][2:5] == ["Result", "2021/22", "2023/24"]
    assert lines[1][1].startswith("We have not found what share the ARRS repays in 2021/22 or 2023/24.")
    assert lines[2][:3] == ["What changed: 2021/22 to 2022/23", "More posts.", "New"]
    assert lines[2][6:] == ["Reported", "The paper (NHS England, 30 March 2023): page 1"]
    assert rows["Who pays"][3:5] == ["Half is repaid. Reported.", "We have not found this"]
    assert rows["B14.2.a"][2:6] == [
        "Reworded",
        f"Official words of 2021/22: {ADVICE}; and",
        f"Official words of 2023/24: {ADVICE.replace('must', 'may')};",
        "2021/22: must. 2023/24: may.",
    ]
    assert "reads like B14.2.c" in rows["B14.2.b of 2021/22 and B14.2.c of 2023/24"][5]
    assert rows["B14.3"][2:5] == [
        "Not found for 2023/24",
        "Official words of 2021/22: The words of B14.3.",
        "We have not found this",
    ]
    assert "B14.2.a; http" in rows["B14.2.a"][-1]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_a_sheet_is_run_as_a_formula(client: Client, years: list[ContractYear], start: str) -> None:
    Clause.objects.filter(number="B14.2.b").update(wording=f"{start}1+2 <b>bold</b>")
    factories.a_change(years[1], text=f"{start}1+2")
    rows = {row[1]: row for row in sheet(client)}
    assert rows["B14.2.b"][3].endswith(f"{start}1+2 <b>bold</b>")
    assert f"'{start}1+2" in rows
    assert [cell for row in rows.values() for cell in row if cell.startswith(STARTS_A_FORMULA)] == []


def test_hostile_words_of_a_clause_stay_words(client: Client, years: list[ContractYear]) -> None:
    Clause.objects.filter(number="B14.2.b", instrument__contract_year=years[0]).update(wording="<script>old</script>")
    page = compare(client)
    assert "<script>old" not in page.html
    assert "script" in page.text

"""A board paper and a checklist of evidence, from an address to a page and its files."""

import pytest
from django.test import Client

from guidance.models import RoleBand, YearFact
from tests import factories
from tests.documents.word import opened
from tests.pages.deciding import CHECKLIST, NURSE, PAPER, PRACTITIONER, address, content
from tests.site.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

HOSTILE = '<script>alert(1)</script> #eval("1")'


@pytest.fixture(autouse=True)
def _content() -> None:
    content()


def page(client: Client, path: str, given: dict[str, str], status: int = 200, **changed: str) -> Page:
    response = client.get(address(path, given, **changed))
    assert response.status_code == status
    return Page(response.content.decode())


def words_of(content: bytes) -> str:
    file = opened(content)
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return " ".join([paragraph.text for paragraph in file.paragraphs] + cells)


def test_a_paper_gives_the_cost_range_who_pays_and_the_risks(client: Client) -> None:
    text = page(client, "/board-paper/", PAPER).text
    assert "£50,948.95 to £61,503.77 a year before anything is repaid." in text
    assert "The ARRS repays 50% of the cost" in text
    assert "May be claimed: £25,474.48 to £30,751.89." in text
    assert "Maximum that is repaid: not known." in text
    assert "Local terms: a local variation of the contract may apply in the area" in text


def test_a_band_that_no_source_gives_is_said_beside_the_claim(client: Client) -> None:
    factories.a_pay_point(factories.a_band("3"), factories.a_year("2026-27"), "entry", 25000)
    said = (
        "Our latest sources on bands, for 2021/22, give Band 6 to 8a for this post, so ask your ICB before you "
        "count on a claim at Band 3."
    )
    assert said in page(client, "/board-paper/", PAPER, band="3").text
    assert said in words_of(client.get(address("/board-paper/board-paper.docx", PAPER, band="3")).content)
    assert "count on a claim" not in page(client, "/board-paper/", PAPER).text


def test_a_paper_of_a_post_outside_the_arrs_never_says_what_the_arrs_repays(client: Client) -> None:
    shown = page(client, "/board-paper/", PAPER, place="outside").text.partition("Change it")[0]
    word = words_of(client.get(address("/board-paper/board-paper.docx", PAPER, place="outside")).content)
    for text in (shown, word):
        assert "Outside the ARRS nothing is repaid: the employer pays in full." in text
        assert "one post outside the ARRS of 1 WTE, 37.5 hours a week" in text
        for never in ("ARRS repays", "May be claimed", "Maximum", "How many posts"):
            assert never not in text, never


def test_a_paper_takes_the_post_as_wte_too(client: Client) -> None:
    for typed in ({"hours": "30"}, {"hours": "", "wte": "0.8"}, {"hours": "37.5", "wte": "0.8"}):
        response = client.get(address("/board-paper/", PAPER, **typed))
        assert "of 0.8 WTE, 30 hours a week" in Page(response.content.decode()).text
    asked = client.get(address("/board-paper/", PAPER, hours="0.6"))
    assert asked.status_code == 400
    assert "Choose which you mean" in asked.content.decode()


def test_answers_to_how_many_posts_stand_beneath_one_heading_and_none_says_its_label_twice(client: Client) -> None:
    text = words_of(client.get(address("/board-paper/board-paper.docx", PAPER, year="2022-23")).content)
    assert text.count("How many posts:") == 1
    for fact in YearFact.objects.filter(contract_year__slug="2022-23", subject="entitlement"):
        assert fact.in_words in text
    assert "Pulse PCN reported." in text
    assert "reported. reported" not in text.lower()


def test_a_risk_says_who_employs_as_firmly_as_the_answer_of_the_year_or_of_the_year_before(client: Client) -> None:
    of_year = {fact.contract_year.slug: fact for fact in YearFact.objects.about("employment")}
    mine = of_year["2026-27"]
    assert mine.in_words.endswith("Our reading.")
    text = page(client, "/board-paper/", PAPER).text
    assert f"Staffing: who employs the post. {mine.in_words}" in text
    assert "the mental health provider employs" not in text
    mine.delete()
    before = of_year["2025-26"].in_words
    text = page(client, "/board-paper/", PAPER).text
    assert f"Staffing: who employs the post. We have not found this for 2026/27. In 2025/26: {before}" in text


def test_a_band_with_a_step_that_is_not_known_is_costed_as_far_as_it_goes(client: Client) -> None:
    text = page(client, "/board-paper/", PAPER, band="8a").text
    assert "From £73,679.73 a year before anything is repaid." in text
    assert "Pay: we have not found the full-time pay of Band 8a, top, 2026/27." in text
    assert "£0" not in text
    word = words_of(client.get(address("/board-paper/board-paper.docx", PAPER, band="8a")).content)
    assert "Left out: Pay: we have not found the full-time pay of Band 8a, top, 2026/27." in word
    assert "held" not in word.lower()


def test_the_word_file_compares_the_roles_and_cites_clauses(client: Client) -> None:
    query = address("/board-paper/board-paper.docx", PAPER, year="2021-22", called=HOSTILE)
    text = words_of(client.get(f"{query}&role={NURSE}").content)
    posts = YearFact.objects.filter(contract_year__slug="2021-22", subject="entitlement").first()
    assert posts
    assert ".." not in text
    for said in (
        "Nursing associate",
        "The sources do not say whether a PCN can claim for it.",
        "B14.1: A registered clinician may fill it.",
        "B14.3: Clinical governance and supervision support it.",
        "The provider supervises.",
        f"How many posts: {posts.in_words}",
        HOSTILE,
    ):
        assert said in text, said


def test_the_bands_of_a_role_are_the_years_answer_or_that_of_the_year_before_under_its_name(client: Client) -> None:
    query = address("/board-paper/board-paper.docx", PAPER)
    nurse = factories.Role.objects.get(slug=NURSE)
    factories.a_fact(nurse, factories.a_year("2023-24"), subject="bands", answer="Band 4.", label="reported")
    factories.a_fact(nurse, factories.a_year("2024-25"), subject="supervision", answer="Weekly.", label="reported")
    text = words_of(client.get(f"{query}&role={NURSE}").content)
    mine = YearFact.objects.get(contract_year__slug="2026-27", subject="bands")
    assert mine.in_words.endswith("Our reading.")
    assert mine.in_words in text
    assert "We have not found this for 2026/27. In 2023/24: Band 4. Reported." in text


def test_sources_give_the_bands_of_a_role_that_no_year_answers_for(client: Client) -> None:
    nurse = factories.Role.objects.get(slug=NURSE)
    six = factories.a_band("6")
    factories.a_role_band(nurse, factories.a_year("2021-22"), six, six)
    said = "Band 6 ("
    of_year = {}
    for year in ("2021-22", "2026-27"):
        query = address("/board-paper/board-paper.docx", PAPER, year=year)
        of_year[year] = words_of(client.get(f"{query}&role={NURSE}").content)
    assert said in of_year["2021-22"]
    assert said not in of_year["2026-27"]


def test_bands_of_the_latest_year_to_give_some_are_costed_and_the_paper_says_so(client: Client) -> None:
    given = {name: value for name, value in PAPER.items() if name != "band"}
    said = "Bands: those of 2021/22, the latest year whose sources give bands for a practitioner."
    found = page(client, "/board-paper/", given)
    assert "Band 6" in found.text
    assert said in found.text
    assert said in words_of(client.get(address("/board-paper/board-paper.docx", given)).content)
    assert said not in page(client, "/board-paper/", given, year="2021-22").text
    assert said not in page(client, "/board-paper/", PAPER).text


def test_a_paper_asks_for_a_band_where_no_year_so_far_gives_any(client: Client) -> None:
    RoleBand.objects.update(contract_year=factories.a_year("2023-24"))
    given = {name: value for name, value in PAPER.items() if name != "band"}
    text = page(client, "/board-paper/", given, 400, year="2021-22").text
    assert "Choose at least one band: our sources for this year and those before it do not give any" in text
    refused = client.get(address("/board-paper/board-paper.pdf", given, year="2021-22"))
    assert refused.status_code == 400


def test_slips_of_a_paper_are_said(client: Client) -> None:
    for changed, problem in (
        ({"role": ""}, "Choose at least one of the roles"),
        ({"role": "porter"}, "Choose roles from the list"),
        ({"hours": "40"}, "Hours a week must be from 0.5 to 37.5"),
        ({"on_costs": "percentage"}, "Enter the percentage of pay"),
    ):
        given = {name: value for name, value in {**PAPER, **changed}.items() if value}
        response = client.get(address("/board-paper/", given))
        assert response.status_code == 400, changed
        assert problem in Page(response.content.decode()).text
        refused = client.get(address("/board-paper/board-paper.pdf", given))
        assert refused.status_code == 400
        assert problem in refused.content.decode()


def test_a_paper_compares_four_roles_at_most_each_once(client: Client) -> None:
    more = [factories.a_role(slug=f"role-{letter}").slug for letter in "abc"]
    twice = "&".join(f"role={role}" for role in (PRACTITIONER, NURSE, *more[:2], PRACTITIONER))
    assert client.get(f"{address('/board-paper/', PAPER)}&{twice}").status_code == 200
    five = client.get(f"{address('/board-paper/', PAPER)}&{twice}&role={more[2]}")
    assert five.status_code == 400
    assert "Choose 4 roles or fewer: more would not fit on three pages" in five.content.decode()


def test_bands_of_the_year_are_taken_where_none_is_chosen(client: Client) -> None:
    given = {name: value for name, value in PAPER.items() if name != "band"}
    text = page(client, "/board-paper/", given, year="2021-22").text
    assert "Band 6" in text
    assert "Band 8a" in text


def test_a_checklist_goes_clause_by_clause_with_the_source_of_each_line(client: Client) -> None:
    text = page(client, "/evidence-checklist/", CHECKLIST, year="2021-22").text
    for said in (
        "A registered clinician may fill it. The agreement of the PCN and the provider",
        "Clinical governance and supervision support it. The provider's governance of the post in writing",
        "Clause B14.3, 2021/22",
        "Our sources do not say which papers an ICB asks for with a claim",
    ):
        assert said in text, said


def test_a_checklist_asks_more_of_some_roles_and_posts(client: Client) -> None:
    practitioner = page(client, "/evidence-checklist/", CHECKLIST).text
    mhwp = page(client, "/evidence-checklist/", CHECKLIST, role="mental-health-and-wellbeing-practitioner").text
    assert "They are on an approved register" in mhwp
    assert "They are on an approved register" not in practitioner
    later = page(client, "/evidence-checklist/", CHECKLIST, place="later").text
    assert "There is a written agreement: repayment depends on it." in later
    assert "There is a written agreement" not in practitioner
    assert "We have not found the functions of the post in 2026/27" in practitioner


def test_a_checklist_lists_the_clause_of_its_own_post_alone(client: Client) -> None:
    clauses = factories.an_instrument(factories.a_year("2026-27"), slug="des-2026-27")
    for number, text in (("7.3.3", "The adult role."), ("7.3.6", "The children's role."), ("B14", "The functions.")):
        factories.a_clause(clauses, number, plain_english=text, force="states")
    adult = page(client, "/evidence-checklist/", CHECKLIST).text
    children = page(client, "/evidence-checklist/", CHECKLIST, post="children").text
    assert "That the post is as 7.3.3 of the specification asks. The adult role." in adult
    assert "7.3.6" not in adult
    assert "That the post is as 7.3.6 of the specification asks. The children's role." in children
    assert "7.3.3" not in children
    assert "B14" in adult
    assert "B14" in children
    assert "Children and young people's post, the first in its band" in children


def test_what_to_show_is_never_an_answer_and_the_caution_on_sources_stands_once(client: Client) -> None:
    file = opened(client.get(address("/evidence-checklist/evidence-checklist.docx", CHECKLIST)).content)
    shown = [row.cells[0].text for table in file.tables for row in table.rows[1:]]
    answers = [fact.answer for fact in YearFact.objects.filter(contract_year__slug="2026-27")]
    assert any(one.endswith("Who employs the postholder.") for one in shown)
    assert not [one for one in shown for text in answers if text in one]
    text = words_of(client.get(address("/evidence-checklist/evidence-checklist.docx", CHECKLIST)).content)
    assert "The mental health provider probably employs" in text
    assert text.count("check the specification") == 1


def test_a_checklist_is_refused_for_a_role_that_nobody_can_claim_for(client: Client) -> None:
    text = page(client, "/evidence-checklist/", CHECKLIST, 400, role="approved-mental-health-professional").text
    assert "Choose who fills the post from the list" in text
    assert client.get("/evidence-checklist/evidence-checklist.docx").status_code == 400


def test_the_files_of_a_checklist_are_named_and_hold_its_words(client: Client) -> None:
    word = client.get(address("/evidence-checklist/evidence-checklist.docx", CHECKLIST, called=HOSTILE))
    assert word["Content-Disposition"].endswith('filename="evidence-checklist-script-alert-1-script-eval-1.docx"')
    assert HOSTILE in words_of(word.content)
    assert client.get(address("/evidence-checklist/evidence-checklist.pdf", CHECKLIST)).content.startswith(b"%PDF")
    assert "<script>alert" not in page(client, "/evidence-checklist/", CHECKLIST, called=HOSTILE).html

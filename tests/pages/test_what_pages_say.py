"""What a reader finds on a page: the answer, where it comes from, when it was true, and what is not known."""

import re
from datetime import date

import pytest
from django.test import Client

from guidance.models import Source
from guidance.rules.fixed.slugs import RoleSlug
from guidance.rules.years.contract_years import get_slug_on, label_year
from guidance.views.requests import get_today
from tests import factories
from tests.site.pages import Page

pytestmark = pytest.mark.django_db


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return Page(response.content.decode()).text


def test_a_topic_gives_its_answer_before_its_statements(client: Client) -> None:
    section = factories.a_section(factories.a_role(slug="the-role"), answer="The provider pays half.")
    factories.a_statement(section, heading="Halves", body="Each pays 50%.")
    said = text(client, "/roles/the-role/funding/")
    assert said.index("The provider pays half.") < said.index("Halves") < said.index("Each pays 50%.")


def test_a_topic_leads_to_the_one_before_and_the_one_after_it_in_the_guide(client: Client) -> None:
    role = factories.a_role(slug="the-role")
    for topic in ("benefits", "funding", "banding"):
        factories.a_section(role, topic)

    def neighbours(topic: str) -> list[tuple[str, str]]:
        html = client.get(f"/roles/the-role/{topic}/").content.decode()
        return sorted((rel, href) for href, rel in re.findall(r'href="([^"]*)"[^>]* rel="(prev|next)"', html))

    of_funding = [("next", "/roles/the-role/banding/"), ("prev", "/roles/the-role/benefits/")]
    assert neighbours("funding") == of_funding
    assert neighbours("benefits") == [("next", "/roles/the-role/funding/")]
    assert neighbours("banding") == [("prev", "/roles/the-role/funding/")]


def test_a_statement_names_its_source_with_publisher_date_place_scope_and_check(client: Client) -> None:
    source = factories.a_source(
        title="Role page",
        publisher="Training Hub",
        published_on=date(2021, 8, 4),
        scope=Source.Scope.LOCAL,
        area="Bristol",
        checked_on=date(2026, 11, 21),
    )
    factories.a_statement(factories.a_section(factories.a_role(slug="the-role")), source)
    said = text(client, "/roles/the-role/funding/")
    for part in ("Role page", "page 1", "Training Hub, 4 August 2021", "Local: Bristol", "Checked 21 November 2026"):
        assert part in said


@pytest.mark.parametrize(
    ("fields", "caution"),
    [
        ({"evidence": "secondary", "publisher": "Pulse"}, "Reported by Pulse; check the original"),
        ({"standing": "draft"}, "Draft"),
        ({"standing": "superseded"}, "Superseded"),
        ({"published_on": date(2023, 1, 1), "date_precision": "about"}, "about 2023, date not stated"),
        ({"published_on": None, "date_precision": "unknown"}, "date not stated"),
    ],
    ids=["reported", "draft", "superseded", "about", "undated"],
)
def test_a_source_that_needs_care_says_so_wherever_it_is_cited(
    client: Client, fields: dict[str, object], caution: str
) -> None:
    factories.a_statement(factories.a_section(factories.a_role(slug="the-role")), factories.a_source(**fields))
    assert caution in text(client, "/roles/the-role/funding/")


def test_a_report_of_a_contract_year_says_to_check_the_specification(client: Client) -> None:
    source = factories.a_source(evidence="secondary", publisher="Pulse", contract_year=factories.a_year("2024-25"))
    factories.a_statement(factories.a_section(factories.a_role(slug="the-role")), source)
    assert "Reported by Pulse; check the specification" in text(client, "/roles/the-role/funding/")


def test_sources_that_disagree_stand_side_by_side_with_what_to_do(client: Client) -> None:
    section = factories.a_section(factories.a_role(slug="the-role"))
    sources = (factories.a_source(title="First"), factories.a_source(title="Second"))
    factories.a_statement(section, *sources, says="Band so", body="Follow the clause.")
    said = text(client, "/roles/the-role/funding/")
    assert "Sources differ" in said
    for part in ("Band so (0)", "First", "Band so (1)", "Second", "Follow the clause."):
        assert part in said


def test_a_page_says_which_year_it_speaks_of_and_that_the_year_has_passed(client: Client) -> None:
    section = factories.a_section(factories.a_role(slug="the-role"), contract_year=factories.a_year("2021-22"))
    factories.a_statement(section)
    said = text(client, "/roles/the-role/funding/")
    assert "Covers 2021/22." in said
    assert f"It is now {label_year(get_slug_on(get_today()))}" in said
    assert "Checked 21 November 2026" in said


def test_a_clause_shows_its_words_to_the_letter_and_what_they_mean(client: Client) -> None:
    root = factories.a_clause(factories.an_instrument(factories.a_year("2021-22")))
    factories.a_clause(root.instrument, "B14.1", root, wording="The role may be undertaken.", plain_english="It may.")
    said = text(client, "/contract/2021-22/B14/")
    assert "The role may be undertaken." in said
    assert "It may." in said
    assert "We do not have the official words" not in said


def test_a_clause_whose_words_are_not_held_says_so(client: Client) -> None:
    root = factories.a_clause(factories.an_instrument(factories.a_year("2023-24")))
    factories.a_clause(root.instrument, "B14.2", root, wording="", plain_english="It must.")
    assert "We do not have the official words" in text(client, "/contract/2023-24/B14/")


def test_standards_that_are_restated_on_purpose_do_not_miss_their_words(client: Client) -> None:
    standards = factories.an_instrument(None, slug="standards", kind="standards", title="Service standards")
    factories.a_clause(standards, "1", heading="Service", plain_english="Have enough staff.")
    said = text(client, "/standards/standards/")
    assert "Have enough staff." in said
    assert "We do not have the official words" not in said


def test_what_is_under_a_chapter_of_a_plan_is_folded_away_and_under_a_clause_of_law_is_not(client: Client) -> None:
    for kind, folds in (("workforce-plan", True), ("statutory-instrument", False)):
        instrument = factories.an_instrument(None, slug=kind, kind=kind)
        chapter = factories.a_clause(instrument, "3", plain_english="Have a plan.")
        for number in ("3.1", "3.2"):
            factories.a_clause(instrument, number, chapter, plain_english=f"Do {number}.")
        outside, fold, folded = client.get(f"/standards/{kind}/").content.decode().partition("The 2 parts of 3</span>")
        assert bool(fold) == folds
        assert "Have a plan." in outside
        assert "Do 3.2." in (folded if folds else outside)


def test_pay_that_is_not_known_reads_so_and_a_step_that_is_not_there_reads_so(client: Client) -> None:
    band, year = factories.a_band("7"), factories.a_year(get_slug_on(get_today()))
    factories.a_pay_point(band, year, "entry", 46148)
    factories.a_pay_point(band, year, "intermediate", None)
    said = text(client, "/bands/")
    assert "£46,148" in said
    assert "not known" in said
    assert "no such step" in said
    assert "£0" not in said


def test_the_funding_page_answers_for_its_year_and_leads_to_the_answers_of_the_others(client: Client) -> None:
    role = factories.a_role(slug=RoleSlug.MHP)
    for slug in ("2021-22", "2023-24", "2024-25"):
        factories.a_fact(role, factories.a_year(slug), slug="who-pays", body=f"The rule of {slug}.")
    page = Page(client.get("/funding/?year=2023-24").content.decode())
    assert page.text.index("The rule of 2023-24.") < page.text.index("Other years")
    assert "The rule of 2021-22." not in page.text
    assert page.links_by_name["Who pays in 2021/22"] == {"/contract/2021-22/#who-pays"}
    assert page.links_by_name["All that we have on 2024/25"] == {"/contract/2024-25/"}
    assert [place for place in page.ids if place.startswith("year-")] == [
        "year-2023-24",
        "year-2024-25",
        "year-2021-22",
    ]
    assert "Maximum reimbursement We have not found this for" in page.text


def test_a_source_page_lists_its_parts_and_the_pages_that_answer_each(client: Client) -> None:
    source = factories.a_source(slug="the-source")
    source.parts.create(title="page 1")
    source.parts.create(title="Cookies", left_out="page furniture")
    factories.a_statement(factories.a_section(factories.a_role(name="practitioner")), source)
    response = client.get("/sources/the-source/")
    said = Page(response.content.decode())
    assert "Left out: page furniture" in said.text
    assert any(link.startswith("/roles/") and "/funding/#" in link for link in said.links)


def test_a_source_page_names_what_rests_on_it_as_readers_would(client: Client) -> None:
    source = factories.a_source(slug="the-source")
    factories.a_fact(factories.a_role(name="practitioner"), factories.a_year("2021-22"), source)
    factories.an_agreement_point(source, slug="leaving-the-des", text="What happens on leaving. Both sides agree it.")
    said = text(client, "/sources/the-source/")
    assert "Practitioner: 2021/22" in said
    assert "Agreement checklist: What happens on leaving" in said
    assert "leaving the des" not in said
    assert "Both sides" not in said


def test_a_source_that_nobody_here_saw_is_not_called_checked_and_says_how_to_find_it(client: Client) -> None:
    source = factories.a_source(slug="minutes", title="Minutes", publisher="A board", reading="named", address="")
    factories.a_statement(factories.a_section(factories.a_role(slug="the-role")), source)
    assert "Not seen by us." in text(client, "/roles/the-role/funding/")
    assert "with the name of its publisher, A board" in text(client, "/sources/minutes/")


def test_a_source_page_says_when_it_was_last_checked(client: Client) -> None:
    factories.a_source(slug="minutes", checked_on=date(2026, 11, 21))
    assert "Last checked 21 November 2026" in " ".join(text(client, "/sources/minutes/").split())


def test_a_source_of_a_year_whose_specification_is_not_held_has_its_page(client: Client) -> None:
    source = factories.a_source(slug="the-source")
    factories.a_fact(factories.a_role(name="practitioner"), factories.a_year("2022-23"), source)
    assert "Practitioner: 2022/23" in text(client, "/sources/the-source/")


def test_questions_are_narrowed_by_role_and_topic_and_an_unknown_choice_narrows_nothing(client: Client) -> None:
    first, second = factories.a_role(slug="first"), factories.a_role(slug="second")
    factories.a_faq(first, question="Who trains them?")
    factories.a_faq(second, question="Who pays them?")
    assert "Who pays them?" not in text(client, "/faqs/?role=first")
    assert "Who pays them?" in text(client, "/faqs/?role=no-such-role")


def test_publications_are_narrowed_by_theme(client: Client) -> None:
    factories.a_point(factories.a_publication(title="On staying"), theme="retention")
    factories.a_point(factories.a_publication(title="On learning"), theme="learning-and-development")
    said = text(client, "/publications/?theme=retention")
    assert "On staying" in said
    assert "On learning" not in said


def test_the_glossary_is_narrowed_to_terms_with_a_word_and_says_so_where_none_has_it(client: Client) -> None:
    factories.a_term("ICB", "integrated care board")
    factories.a_term("AfC", "Agenda for Change", definition="The pay system.")
    assert "Integrated care board" in text(client, "/glossary/")
    for word in ("agenda", "AFC", "pay  System"):
        narrowed = text(client, f"/glossary/?term={word}")
        assert "Agenda for Change (AfC)" in narrowed
        assert "Integrated care board" not in narrowed
    assert "No term has" in text(client, "/glossary/?term=zebra")
    assert "<i>" not in client.get("/glossary/?term=<i>").content.decode()


def test_a_name_that_changed_leads_to_the_one_used_now(client: Client) -> None:
    now = factories.a_term("ICB", "integrated care board")
    source = factories.a_source()
    factories.a_term(
        "CCG", "clinical commissioning group", replaced_by=now, replaced_on=date(2022, 7, 1), source=source, locator="1"
    )
    said = text(client, "/glossary/")
    assert "Clinical commissioning group (CCG)" in said
    assert "since 1 July 2022" in said

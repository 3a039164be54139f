"""The guided form: what is answered in an address, and what the address then says."""

import re

import pytest
from django.test import Client

from guidance.models import YearFact
from tests import factories
from tests.pages.deciding import content
from tests.site.pages import Page

pytestmark = pytest.mark.django_db

ANSWER = "/which-role/answer/"


@pytest.fixture(autouse=True)
def _content() -> None:
    content()


def answer(client: Client, query: str = "", status: int = 200) -> Page:
    response = client.get(f"{ANSWER}?{query}")
    assert response.status_code == status
    return Page(response.content.decode())


@pytest.mark.slow
def test_roles_that_fit_come_first_each_reason_with_its_source_and_silence_is_said(client: Client) -> None:
    found = answer(client, "need=first-contact&age=adults&year=2026-27")
    text = found.text
    text = text[text.index("Fits what you answered") :]
    assert text.index("Mental health practitioner") < text.index("The sources do not say whether a PCN can claim")
    assert "We have found nothing that says how these fit your answers: nursing associate" in text
    assert "/roles/mental-health-practitioner/what-they-do/#areas-of-focus" in found.links
    assert "What you need most Seeing people first in the practice" in found.text


def test_a_role_that_does_not_fit_says_why(client: Client) -> None:
    found = answer(client, "registration=not-registered&year=2021-22").text
    assert "Does not fit Mental health practitioner" in found
    assert "The clause of 2021/22 asks for a registered clinical role." in found


def after_heading(page: Page) -> list[str]:
    """The words that follow the page's heading."""
    return Page(page.html[page.html.index("</h1>") :]).text.split()


@pytest.mark.parametrize("year", ["2021-22", "2022-23", "2023-24", "2024-25", "2025-26", "2026-27"])
def test_which_role_who_pays_and_how_many_stand_first_each_with_its_label(client: Client, year: str) -> None:
    words = after_heading(answer(client, f"year={year}&list_size=62000"))
    short = " ".join(words[:60])
    assert short.startswith("Which role Our reading Mental health practitioner.")
    facts = YearFact.objects.filter(contract_year__slug=year, role__slug="mental-health-practitioner")
    for question, subject in (("Who pays", "funding"), ("How many", "entitlement")):
        label = facts.filter(subject=subject).exclude(post="children").order_by("order")[0].get_label_display()
        assert f"{question} {label} " in short, (year, question)
    assert len(short.partition("How many")[2].split()) > 4


def test_the_rule_of_the_year_stands_with_its_source_for_the_post_that_was_named(client: Client) -> None:
    first = answer(client, "place=first&year=2026-27")
    assert "Who pays Reported The ARRS repays 50% of the cost" in first.text
    assert "The other half: usually the mental health provider, as in 2023/24. Confirm with yours." in first.text
    assert "up to 100%" not in " ".join(after_heading(first)[:60])
    assert "Haresign's calculator" in first.text
    assert "The source, page 1" in first.text
    both = answer(client, "year=2026-27").text
    assert "First post in its band: The ARRS repays 50%" in both
    assert "Later post in its band: The ARRS repays up to 100%" in both
    assert "The ARRS repays 50% of the cost" in answer(client, "year=2023-24").text
    merged = answer(client, "year=2025-26").text
    assert "Who pays Official guidance One merged ARRS pot repays the cost" in merged
    assert "We have not found the share that the ARRS repays in 2025/26." in merged


AS_MANY = "Our reading You can probably have as many practitioners as you and the mental health provider agree."
HOW_MANY = [
    ("2021-22", "100,000", "Reported One for 100,000 patients. Every PCN can have one full-time practitioner"),
    ("2021-22", "100,001", "Reported Two for 100,001 patients. Every PCN can have one full-time practitioner"),
    ("2022-23", "62,000", "Our reading Your PCN can probably have up to two for 62,000 patients. NHS England"),
    (
        "2023-24",
        "62,000",
        "Reported There is no cap: all recruitment caps on mental health practitioners were removed.",
    ),
    ("2024-25", "62,000", AS_MANY),
    ("2025-26", "62,000", "Official guidance There is no limit on the number"),
    (
        "2026-27",
        "62,000",
        f"{AS_MANY} We have found no cap since 2023/24; NHS England's minimum for 62,000 patients is one.",
    ),
]


@pytest.mark.slow
def test_a_second_post_with_a_list_size_is_answered_for_every_year(client: Client) -> None:
    for year, size, says in HOW_MANY:
        text = answer(client, f"year={year}&list_size={size}&place=later").text
        assert f"How many {says}" in text, year
        no_number = "no number by list size, so your 62,000 patients do not change this"
        assert (no_number in text) == (year in {"2023-24", "2024-25", "2025-26"}), year
    assert "Every PCN can have one full-time practitioner, and two above" in answer(client, "year=2021-22").text
    plan = answer(client, "year=2022-23&list_size=52000").text
    assert "at least one up to 100,000" in plan
    assert "The plan of January 2021 was for two" in plan


@pytest.mark.slow
def test_the_number_is_that_of_the_kind_of_post_that_was_named(client: Client) -> None:
    children = answer(client, "year=2021-22&post=children&list_size=62000").text
    assert "How many Reported Your PCN can also have a practitioner for children and young people" in children
    adult = answer(client, "year=2021-22&post=adult&list_size=62000").text.partition("What to check")[0]
    assert "can also have a practitioner for children" not in adult


OUTSIDE = ["employer=practice", "place=outside", "employer=practice&place=first", "employer=council&place=outside"]


@pytest.mark.slow
def test_of_a_post_outside_the_arrs_nothing_says_what_the_arrs_repays(client: Client) -> None:
    for year in ("2021-22", "2024-25", "2026-27"):
        for asked in OUTSIDE:
            found = answer(client, f"{asked}&year={year}&list_size=62000")
            assert not re.search(r"ARRS (repays|may fund)|\d+%|minimum for|each pay half", found.text), (year, asked)
            assert "in full" in " ".join(after_heading(found)[:60])
            costs = next(link for link in found.links if link.startswith("/costs/?"))
            assert "place=outside" in costs
            assert not [link for link in found.links if link.startswith(("/evidence-checklist/?", "/board-paper/?"))]


def test_a_council_or_a_vcse_provider_as_employer_is_said_beside_who_pays(client: Client) -> None:
    assert "Ask your ICB first whether a post that a local authority employs counts." in (
        answer(client, "employer=council&place=first&year=2026-27").text
    )
    assert "as the mental health provider's subcontractor" in answer(client, "employer=vcse&year=2026-27").text


@pytest.mark.slow
def test_answers_that_contradict_each_other_are_named_with_the_way_back_and_the_rest_is_answered(
    client: Client,
) -> None:
    found = answer(client, "age=children&post=adult&need=first-contact&year=2026-27&place=first")
    assert (
        "Two answers contradict each other: ‘Children and young people under 18’ and "  # noqa: RUF001
        "‘The adult and older adult post’. The adult post is for adults and older adults."  # noqa: RUF001
    ) in found.text
    assert found.text.index("contradict each other") < found.text.index("Which role Our reading")
    asked = "/which-role/?age=children&post=adult&need=first-contact&year=2026-27&place=first"
    assert {f"{asked}#age", f"{asked}#post"} <= set(found.links)
    assert "Which role Our reading Mental health practitioner." in found.text
    assert "Who pays Reported The ARRS repays 50%" in found.text
    form = Page(client.get(asked).content.decode())
    assert {"age", "post"} <= set(form.ids)
    assert "contradict" not in answer(client, "age=children&post=children&year=2026-27").text


@pytest.mark.slow
def test_what_the_law_leaves_to_an_amhp_comes_before_all_else_once(client: Client) -> None:
    found = answer(client, "need=act-assessments&age=adults&setting=primary-care&year=2026-27&list_size=62000")
    short = " ".join(after_heading(found)[:60])
    assert short.startswith("Which role Law None that your PCN can appoint. Only an AMHP approved by a local authority")
    assert "Who pays Our reading Not your PCN" in short
    assert "How many Our reading None" in short
    assert found.text.count("By law: Only an AMHP") == 1
    assert "This rules out mental health practitioner, nursing associate." in found.text
    assert "ARRS repays" not in found.text


@pytest.mark.slow
def test_registration_tells_a_regulator_an_accredited_register_and_neither_apart(client: Client) -> None:
    form = Page(client.get("/which-role/").content.decode()).text
    for said in ("a statutory regulator, such as the NMC", "an accredited register only", "Somebody on neither"):
        assert said in form
    accredited = answer(client, "registration=accredited&year=2026-27").text
    assert "None mentions accredited registers: ask your ICB." in accredited
    assert "Whether it accepts a postholder who is on an accredited register only" in accredited
    assert "A registered clinician at Band 5 or above may fill the post" in (
        answer(client, "registration=registered&year=2026-27").text
    )


def test_a_year_without_an_answer_to_how_many_shows_that_of_the_year_before(client: Client) -> None:
    YearFact.objects.filter(contract_year__slug="2024-25", subject="entitlement").delete()
    text = answer(client, "year=2024-25&list_size=52000").text
    assert "How many posts We have not found this for 2024/25. In 2023/24: " in text
    YearFact.objects.filter(subject="entitlement").delete()
    text = answer(client, "year=2024-25&list_size=52000").text
    assert "How many posts We have not found this. Ask your ICB's primary care team." in text


@pytest.mark.slow
def test_what_goes_with_the_role_is_offered_and_keeps_the_answers(client: Client) -> None:
    found = answer(client, "place=later&year=2024-25&need=first-contact")
    assert "/job-descriptions/the-template/" in found.links
    assert "/costs/?year=2024-25&place=later" in found.links
    assert "/board-paper/?year=2024-25&place=later&role=mental-health-practitioner" in found.links
    assert "/evidence-checklist/?year=2024-25&place=later&role=mental-health-practitioner" in found.links
    assert "/which-role/?place=later&year=2024-25&need=first-contact" in found.links
    assert "The provider supervises." in found.text
    assert "The mental health provider still employs or engages the practitioner." in found.text
    form = client.get("/which-role/?place=later&year=2024-25&need=first-contact").content.decode()
    assert 'value="later" checked' in form
    assert 'value="first-contact" checked' in form


def test_every_question_may_be_left_or_answered_not_sure(client: Client) -> None:
    nothing = answer(client).text
    unsure = answer(client, "need=not-sure&age=not-sure&place=not-sure&list_size=").text
    assert "Nothing: all the roles are listed." in nothing
    assert "Nothing: all the roles are listed." in unsure


def test_a_slip_is_said_at_its_field_and_what_was_typed_is_kept(client: Client) -> None:
    found = answer(client, "list_size=lots&need=cake&age=adults", 400)
    assert found.title.startswith("Error: ")
    assert found.text.count("List size must be a whole number, like 52,000") == 2
    assert "Choose an answer to 'What do you need most?' from the list" in found.text
    assert 'value="lots"' in found.html
    assert 'value="adults" checked' in found.html
    assert "List size must be from 1 to 2,000,000" in answer(client, "list_size=2000001", 400).text


def test_a_year_that_is_not_held_gets_a_page_that_says_what_to_type(client: Client) -> None:
    response = client.get(f"{ANSWER}?year=1999-00")
    assert response.status_code == 400
    assert "We have nothing on contract year 1999/00" in response.content.decode()


def test_a_day_chooses_its_contract_year(client: Client) -> None:
    assert "Contract year 2021/22" in answer(client, "on=2021-10-05").text


def test_what_an_editor_corrects_in_figures_is_worked_out_at_once(client: Client) -> None:
    fact = factories.Role.objects.get(slug="mental-health-practitioner").year_facts.get(
        contract_year__slug="2026-27", slug="funding"
    )
    fact.first_share = 70
    fact.save()
    text = answer(client, "place=first&year=2026-27").text.partition("What we have found for 2026/27")[0]
    assert "The ARRS repays 50%" not in text
    assert "The ARRS repays 70% of the cost" in text


def test_who_would_employ_is_asked_of_the_icb_where_it_is_unusual(client: Client) -> None:
    asked = "Whether a post that your PCN employs itself can be claimed for at all."
    assert asked in answer(client, "employer=practice&year=2026-27").text
    assert asked not in answer(client, "employer=provider&year=2026-27").text


def test_a_post_that_the_pcn_employs_is_answered_as_the_faq_on_employing_directly(client: Client) -> None:
    found = answer(client, "employer=practice&place=first&year=2026-27")
    assert "Who pays Our reading Probably your PCN or practice, in full: the ARRS is unlikely to repay" in found.text
    assert "The mental health provider probably employs" not in found.text
    assert "Employment models:" not in found.text


def test_what_fits_is_said_once_of_a_role(client: Client) -> None:
    asked = "age=adults&post=adult&setting=community-team&severity=severe&need=brief-interventions&year=2026-27"
    page = client.get(f"/which-role/?{asked}").content.decode()
    for role in page.split('<li class="app-fits__role">')[1:]:
        reasons = re.findall(r"<li><strong>(.*?)</strong>(.*?)<a ", role.partition("</ul>")[0])
        assert len(reasons) == len(set(reasons))
        assert role.count("for adults and older adults") <= 1

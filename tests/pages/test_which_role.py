"""The guided form: what is answered in an address, and what the address then says."""

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
    assert text.index("Fits what you answered") < text.index("Mental health practitioner")
    assert text.index("Mental health practitioner") < text.index("The sources do not say whether a PCN can claim")
    assert "Nor do they say anything that you asked of nursing associate" in text
    assert "/roles/mental-health-practitioner/what-they-do/#areas-of-focus" in found.links
    assert "What you need most Seeing people first in the practice" in text


def test_a_role_that_does_not_fit_says_why(client: Client) -> None:
    found = answer(client, "registration=not-registered&year=2021-22").text
    assert "Does not fit Mental health practitioner" in found
    assert "The clause of 2021/22 asks for a registered clinical role." in found


def test_the_rule_of_the_year_stands_with_its_source_for_the_post_that_was_named(client: Client) -> None:
    first = answer(client, "place=first&year=2026-27").text
    assert "The ARRS repays 50% of the cost" in first
    assert "Haresign's calculator" in first
    assert "The source, page 1" in first
    both = answer(client, "year=2026-27").text
    assert "First post in its band: The ARRS repays 50%" in both
    assert "Later post in its band: The ARRS repays up to 100%" in both
    assert "The ARRS repays 50% of the cost" in answer(client, "year=2023-24").text
    assert "The share that the ARRS repays in 2025/26 is not held." in answer(client, "year=2025-26").text


@pytest.mark.slow
def test_the_entitlement_goes_by_the_list_size_and_no_account_stands_for_another(client: Client) -> None:
    assert (
        "1 for your list size: Adult post: One full-time practitioner for every PCN"
        in answer(client, "year=2021-22&list_size=100,000").text
    )
    assert (
        "2 for your list size: Adult post: One full-time practitioner for every PCN"
        in answer(client, "year=2021-22&list_size=100,001").text
    )
    plan = answer(client, "year=2022-23&list_size=52000").text
    assert "2 for your list size: Probably up to two, or four above 100,000 patients" in plan
    assert plan.count("for your list size") == 1  # only of the answer to follow
    assert "At least one up to 100,000" in plan
    assert "The plan of January 2021 was for two" in plan
    assert "for your list size" not in answer(client, "year=2023-24&list_size=52000").text  # no cap
    assert (
        "Probably as many as you and the mental health provider agree"
        in answer(client, "year=2026-27&list_size=52000").text
    )
    assert "for your list size" not in answer(client, "year=2021-22").text


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
    assert "Nothing is held for contract year 1999/00" in response.content.decode()


def test_a_day_chooses_its_contract_year(client: Client) -> None:
    assert "Contract year 2021/22" in answer(client, "on=2021-10-05").text


def test_what_an_editor_corrects_in_figures_is_worked_out_at_once(client: Client) -> None:
    fact = factories.Role.objects.get(slug="mental-health-practitioner").year_facts.get(
        contract_year__slug="2026-27", slug="funding"
    )
    fact.first_share = 70
    fact.save()
    text = answer(client, "place=first&year=2026-27").text.partition("What is held of 2026/27")[0]
    assert "The ARRS repays 50%" not in text
    assert "The ARRS repays 70% of the cost" in text


def test_who_would_employ_is_asked_of_the_icb_where_it_is_unusual(client: Client) -> None:
    asked = "Whether a post that your PCN employs itself can be claimed for at all."
    assert asked in answer(client, "employer=practice&year=2026-27").text
    assert asked not in answer(client, "employer=provider&year=2026-27").text

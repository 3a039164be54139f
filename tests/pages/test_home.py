"""The home page: what managers ask, answered in a line for the year."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from guidance.models import Role
from guidance.rules.fixed.slugs import SeriesSlug
from guidance.rules.years.contract_years import get_slug_on, label_year
from tests import factories
from tests.site.pages import Page

pytestmark = pytest.mark.django_db

NOW = get_slug_on(timezone.localdate())


@pytest.fixture
def role() -> Role:
    factories.a_year("2023-24")
    factories.a_year(NOW)
    return factories.a_role(name="practitioner")


def read(client: Client, query: str = "") -> Page:
    return Page(client.get(f"/?{query}").content.decode())


def test_a_question_is_answered_in_the_years_own_words_with_its_label_and_role(client: Client, role: Role) -> None:
    factories.a_home_question(role, question="Who pays?", subject="funding", path="/funding/")
    factories.a_fact(role, factories.a_year(NOW), order=1, answer="The ARRS pays half.", label="reported")
    factories.a_fact(role, factories.a_year(NOW), order=2, answer="The ARRS pays all.", label="reported")
    page = read(client)
    assert f"Who pays? The ARRS pays half. Reported Practitioner, {label_year(NOW)}. See the other answers" in page.text
    assert "The ARRS pays all." not in page.text
    assert "/funding/" in page.links


def test_it_answers_for_the_year_that_is_asked_for_or_names_the_year_of_its_answer(client: Client, role: Role) -> None:
    factories.a_home_question(role, question="Who pays?", subject="funding")
    factories.a_fact(role, factories.a_year("2023-24"), body="Half is **repaid**.\n\nMore.")
    assert "Who pays? Half is repaid. Practitioner, 2023/24" in read(client, "year=2023-24").text
    said = f"We have not found this for {label_year(NOW)}. In 2023/24: Half is repaid."
    assert said in read(client).text


def test_a_question_that_no_year_answers_says_whom_to_ask(client: Client, role: Role) -> None:
    factories.a_home_question(role, question="Who pays?", subject="funding")
    assert "Who pays? We have not found this. Ask your ICB's primary care team." in read(client).text


def test_search_comes_first_then_the_steps_then_the_questions_then_roles_and_tools(client: Client, role: Role) -> None:
    factories.a_section(role)
    factories.a_home_question(role, question="What does it cost?", text="Worked out.", path="/costs/")
    html = read(client).html
    places = [
        html.index(part)
        for part in ("<h1", "<search", "step by step", "What does it cost?", 'id="roles"', 'id="tools"')
    ]
    assert places == sorted(places)
    assert html.count("<search") == 1


def test_without_questions_the_page_has_no_empty_list(client: Client) -> None:
    assert "What managers ask" not in read(client).text


def test_the_cost_of_a_post_is_worked_out_and_leads_to_the_sum(client: Client, role: Role) -> None:
    factories.a_home_question(role, question="What does it cost?", subject="cost", path="/costs/")
    factories.a_pay_point(factories.a_band("6"), factories.a_year(NOW), step="entry", amount=32_000)
    factories.a_figure(factories.a_series(slug=SeriesSlug.HOURS), value=Decimal("37.5"), holds_from=date(2018, 4, 1))
    page = read(client)
    assert "costs at least £32,000 a year without National Insurance and the pension, which we have not found." in (
        page.text
    )
    assert any(link.startswith("/costs/?band=6&step=entry&hours=37.5") for link in page.links)


def test_without_the_pay_the_cost_is_left_to_the_reader(client: Client, role: Role) -> None:
    factories.a_home_question(role, question="What does it cost?", subject="cost", path="/costs/")
    assert "We have not found the pay for" in read(client).text


def test_a_link_to_a_part_of_a_page_leads_to_the_answer_of_the_year(client: Client, role: Role) -> None:
    factories.a_home_question(role, subject="funding", path="/funding/#who-pays")
    factories.a_fact(role, factories.a_year(NOW), slug="half-of-it")
    assert f"/funding/#{NOW}.half-of-it" in read(client).links

"""The year that a page answers for, and the choice of it."""

from datetime import date

import pytest

from guidance.models import ContractYear
from guidance.presenters.shared_rows import shared_rows
from guidance.presenters.years import ChosenYear, find_chosen_year, year_control
from guidance.rules.years.as_at import AsAt
from guidance.rules.years.contract_years import get_bounds
from tests import factories

TODAY = date(2026, 11, 21)
HELD = tuple(
    ContractYear(pk=pk, slug=slug, starts_on=get_bounds(slug)[0], ends_on=get_bounds(slug)[1])
    for pk, slug in enumerate(("2023-24", "2024-25", "2025-26", "2026-27"), start=1)
)


def chosen(slug: str, day: date | None = None, today: date = TODAY) -> ChosenYear:
    return find_chosen_year(AsAt(slug, day), today, HELD)


@pytest.mark.parametrize(
    ("year", "query", "days", "text"),
    [
        (chosen("2026-27"), "", (TODAY, TODAY), "contract year 2026/27"),
        (chosen("2026-27", TODAY), "", (TODAY, TODAY), "21 November 2026, in contract year 2026/27"),
        (chosen("2023-24"), "?year=2023-24", get_bounds("2023-24"), "contract year 2023/24"),
        (
            chosen("2023-24", date(2023, 10, 5)),
            "?on=2023-10-05",
            (date(2023, 10, 5), date(2023, 10, 5)),
            "5 October 2023, in contract year 2023/24",
        ),
        (
            chosen("2026-27", date(2026, 4, 2)),
            "?on=2026-04-02",
            (date(2026, 4, 2), date(2026, 4, 2)),
            "2 April 2026, in contract year 2026/27",
        ),
    ],
    ids=["today", "today by its date", "another year", "a day of another year", "another day of this year"],
)
def test_a_choice_is_kept_by_a_query_and_answers_for_its_days(
    year: ChosenYear, query: str, days: tuple[date, date], text: str
) -> None:
    assert (year.query, year.days, year.text) == (query, days, text)


@pytest.mark.parametrize(
    ("year", "of", "not_of"),
    [
        (chosen("2026-27"), HELD[0], ""),
        (chosen("2023-24"), HELD[0], ""),
        (chosen("2023-24"), HELD[1], "2023/24"),
        (chosen("2023-24"), None, ""),
    ],
    ids=["today's page marks nothing", "of the year itself", "of another", "of no year"],
)
def test_what_is_of_another_year_than_the_one_asked_for_is_marked(
    year: ChosenYear, of: ContractYear | None, not_of: str
) -> None:
    assert year.unless(of) == not_of


def test_the_control_offers_every_year_newest_first_with_the_one_in_force_marked() -> None:
    control = year_control(chosen("2024-25"))
    assert [option.text for option in control.options] == ["2026/27 (now)", "2025/26", "2024/25", "2023/24"]
    assert [option.slug for option in control.options if option.chosen] == ["2024-25"]


def test_another_year_is_noted_with_a_way_back_that_keeps_the_other_answers() -> None:
    control = year_control(chosen("2024-25"), (("role", "a&b"),))
    assert control.note == "This page answers for contract year 2024/25. The contract year is now 2026/27."
    assert control.back.href == "?role=a%26b&year=2026-27"
    assert year_control(chosen("2026-27")).note == ""


def test_a_year_in_force_of_which_nothing_is_held_yet_is_offered_and_said() -> None:
    control = year_control(chosen("2027-28", today=date(2027, 4, 1)))
    assert control.options[0].text == "2027/28 (now)"
    assert control.options[0].chosen
    assert control.note == "The contract year is now 2027/28, and we have found nothing on it yet."
    assert chosen("2027-28", today=date(2027, 4, 1)).href == ""


@pytest.mark.django_db
def test_the_rows_that_most_pages_share_are_read_in_one_query(django_assert_num_queries: object) -> None:
    kept = factories.a_year("2023-24")
    factories.a_year("2021-22")
    factories.a_term("PCN", "primary care network")
    factories.a_term("ACS", "acute or community services", expand=False)
    second = factories.a_faq(factories.a_role(slug="the-role"), question="Who pays?", order=2)
    factories.a_faq(second.role, question="Who employs?", order=1)
    with django_assert_num_queries(1):  # type: ignore[operator]
        rows = shared_rows("a version")
    assert [str(year) for year in rows.years] == ["2021/22", "2023/24"]
    assert rows.years[1] == kept
    assert (rows.years[1].starts_on, rows.years[1].ends_on) == (kept.starts_on, kept.ends_on)
    assert [(term.abbreviation, term.expand) for term in rows.terms] == [("ACS", False), ("PCN", True)]
    assert [asked.question for asked in rows.questions] == ["Who employs?", "Who pays?"]
    assert (rows.questions[0].role_slug, rows.questions[0].topic_slug) == ("the-role", "funding")

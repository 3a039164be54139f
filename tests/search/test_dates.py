"""The contract year that a text means, as managers say it."""

from datetime import date

import pytest

from guidance.search.dates import compares_with_now, find_month, list_years

DAY = date(2026, 11, 30)
HELD = ("2021-22", "2022-23", "2023-24", "2024-25", "2025-26", "2026-27")


def find(text: str) -> list[str]:
    return [slug for _, slug in list_years(text, HELD, DAY)]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("FY23", "2022-23"),
        ("fy 2023", "2022-23"),
        ("FY23/24", "2023-24"),
        ("2023/4", "2023-24"),
        ("the year before last", "2024-25"),
        ("a year ago", "2025-26"),
        ("two years ago", "2024-25"),
        ("3 years back", "2023-24"),
        ("a couple of years ago", "2024-25"),
        ("this time last year", "2025-26"),
        ("since October", "2026-27"),
        ("since December", "2025-26"),
        ("before April 2025", "2024-25"),
        ("until 2025", "2024-25"),
        ("before October 2024", "2024-25"),
        ("who paid when the role started", "2021-22"),
        ("in the first year of the scheme", "2021-22"),
        ("what changed over the last two years", "2024-25"),
    ],
)
def test_what_managers_call_a_contract_year(text: str, year: str) -> None:
    assert find(text) == [year]


@pytest.mark.parametrize("text", ["in the first year of training", "for the last two years", "2023/5", "fyi 23 posts"])
def test_what_sounds_like_a_year_and_is_none(text: str) -> None:
    assert find(text) == []


def test_the_words_of_a_year_are_taken_out_with_it() -> None:
    assert [match[0] for match, _ in list_years("pay this time last year, please", HELD, DAY)] == [
        "this time last year"
    ]


@pytest.mark.parametrize(("text", "compares"), [("changes in the past two years", True), ("two years ago", False)])
def test_what_changed_in_the_last_years_compares_with_now(text: str, *, compares: bool) -> None:
    assert compares_with_now(text) is compares


@pytest.mark.parametrize(
    ("text", "month"), [("what happened on 1 Oct 2024", "October 2024"), ("from April 2024", ""), ("in 2024", "")]
)
def test_a_month_is_named_unless_a_contract_year_begins_in_it(text: str, month: str) -> None:
    assert find_month(text) == month

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.years.as_at import AsAt, NotAYearHeldError, read_as_at
from guidance.rules.years.contract_years import get_slug_on

TODAY = date(2026, 11, 21)
QUOTATION_MARKS = str.maketrans("\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}", "[]")
HELD = ("2021-22", "2022-23", "2023-24", "2024-25", "2025-26", "2026-27")


@pytest.mark.parametrize(
    ("year", "on", "expected"),
    [
        ("", "", AsAt("2026-27")),
        ("  ", "", AsAt("2026-27")),
        ("2023-24", "", AsAt("2023-24")),
        (" 2023/24 ", "", AsAt("2023-24")),
        ("", "2023-10-05", AsAt("2023-24", date(2023, 10, 5))),
        ("", "2022-03-31", AsAt("2021-22", date(2022, 3, 31))),
        ("", "2022-04-01", AsAt("2022-23", date(2022, 4, 1))),
        ("2023-24", "2023-10-05", AsAt("2023-24", date(2023, 10, 5))),
    ],
)
def test_a_year_or_a_day_names_its_contract_year(year: str, on: str, expected: AsAt) -> None:
    assert read_as_at(year, on, TODAY, HELD) == expected


@pytest.mark.parametrize(
    ("year", "on", "problem"),
    [
        ("2023", "", "[2023] is not a contract year. Type it like 2023-24."),
        ("2023-25", "", "[2023-25] is not a contract year. Type it like 2023-24."),
        ("٢٠٢٣-٢٤", "", "[٢٠٢٣-٢٤] is not a contract year. Type it like 2023-24."),
        ("x" * 99, "", f"[{'x' * 40}] is not a contract year. Type it like 2023-24."),
        ("\x00\x1b", "", "[] is not a contract year. Type it like 2023-24."),
        (
            "2031-32",
            "",
            "We have nothing on contract year 2031/32. Our years run from 2021/22 to 2026/27.",
        ),
        ("", "5/10/2023", "[5/10/2023] is not a day. Type the year, the month and the day, like 2023-10-05."),
        ("", "2023-02-30", "[2023-02-30] is not a day. Type the year, the month and the day, like 2023-10-05."),
        ("", "0000-01-01", "[0000-01-01] is not a day. Type the year, the month and the day, like 2023-10-05."),
        ("", "1066-10-14", "We have nothing on 14 October 1066. Our years run from 2021/22 to 2026/27."),
        (
            "2021-22",
            "2023-10-05",
            "5 October 2023 is in contract year 2023/24, not 2021/22. Give one or the other.",
        ),
        ("2021-22", "soon", "[soon] is not a day. Type the year, the month and the day, like 2023-10-05."),
    ],
)
def test_what_is_no_year_held_is_refused_in_words_that_help(year: str, on: str, problem: str) -> None:
    with pytest.raises(NotAYearHeldError) as refused:
        read_as_at(year, on, TODAY, HELD)
    assert str(refused.value).translate(QUOTATION_MARKS) == problem


def test_the_year_in_force_is_answered_for_even_before_it_is_held() -> None:
    day = date(2027, 4, 1)
    assert read_as_at("", "", day, HELD) == read_as_at("2027-28", "", day, HELD) == AsAt("2027-28")
    assert read_as_at("", "2027-05-01", day, HELD).slug == "2027-28"


def test_before_any_year_is_held_a_refusal_says_so() -> None:
    with pytest.raises(NotAYearHeldError, match="We have no year yet"):
        read_as_at("2021-22", "", TODAY, ())


@given(year=st.text(), on=st.text())
def test_any_text_is_a_year_held_or_is_refused(year: str, on: str) -> None:
    try:
        assert read_as_at(year, on, TODAY, HELD).slug in HELD
    except NotAYearHeldError as refused:
        assert str(refused).isprintable()


@given(st.dates(date(2021, 4, 1), date(2027, 3, 31)))
def test_every_day_is_answered_for_by_the_year_that_holds_it(day: date) -> None:
    assert read_as_at("", day.isoformat(), TODAY, HELD) == AsAt(get_slug_on(day), day)

from dataclasses import dataclass
from datetime import date

import pytest

from guidance.rules.years import holding

APRIL_1, MARCH_31 = date(2024, 4, 1), date(2025, 3, 31)
SEPTEMBER_30, OCTOBER_1 = date(2024, 9, 30), date(2024, 10, 1)


@dataclass(frozen=True)
class Amount:
    name: str
    holds_from: date | None = None
    holds_to: date | None = None


def named(found: list[holding.HeldFor[Amount]]) -> list[tuple[str, date, date]]:
    return [(held.row.name, held.first, held.last) for held in found]


OLD = Amount("old", date(2023, 7, 1))
NEW = Amount("new", OCTOBER_1)
ENDED = Amount("ended", date(2023, 7, 1), date(2024, 6, 30))
ALWAYS = Amount("always")


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([], []),
        ([OLD], [("old", APRIL_1, MARCH_31)]),
        ([NEW, OLD], [("old", APRIL_1, SEPTEMBER_30), ("new", OCTOBER_1, MARCH_31)]),
        ([ENDED, NEW], [("ended", APRIL_1, date(2024, 6, 30)), ("new", OCTOBER_1, MARCH_31)]),
        ([ALWAYS, NEW], [("always", APRIL_1, SEPTEMBER_30), ("new", OCTOBER_1, MARCH_31)]),
        ([OLD, Amount("later", date(2025, 4, 1))], [("old", APRIL_1, MARCH_31)]),
        ([Amount("gone", date(2022, 4, 1)), OLD], [("old", APRIL_1, MARCH_31)]),
        ([Amount("gone", date(2022, 4, 1), date(2023, 3, 31))], []),
        ([Amount("one day", MARCH_31)], [("one day", MARCH_31, MARCH_31)]),
    ],
)
def test_a_year_gets_what_holds_in_it_oldest_first(rows: list[Amount], found: list[object]) -> None:
    assert named(holding.find_in_year(rows, "2024-25")) == found


@pytest.mark.parametrize(
    ("day", "name"),
    [(date(2023, 6, 30), ""), (date(2024, 6, 30), "ended"), (date(2024, 7, 1), ""), (OCTOBER_1, "new")],
)
def test_a_day_gets_what_holds_on_it_or_nothing(day: date, name: str) -> None:
    found = holding.find_on([ENDED, NEW], day)
    assert (found.name if found else "") == name


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], ""),
        ([OLD], "old"),
        ([OLD, NEW], "until 30 September 2024: old; from 1 October 2024: new"),
        ([ENDED, NEW], "until 30 June 2024: ended; from 1 October 2024: new"),
        ([NEW], "from 1 October 2024: new"),
        ([Amount("brief", date(2024, 5, 1), date(2024, 5, 31))], "1 May 2024 to 31 May 2024: brief"),
        ([Amount("same", date(2023, 4, 1)), Amount("same", OCTOBER_1)], "same"),
    ],
)
def test_an_amount_is_written_with_its_days_only_where_it_changes_within_the_year(
    rows: list[Amount], said: str
) -> None:
    found = holding.find_in_year(rows, "2024-25")
    assert holding.write_amounts(found, "2024-25", lambda row: row.name) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (APRIL_1, MARCH_31, "2024/25"),
        (APRIL_1, None, "from 1 April 2024"),
        (OCTOBER_1, MARCH_31, "1 October 2024 to 31 March 2025"),
        (None, MARCH_31, "until 31 March 2025"),
        (None, None, ""),
    ],
)
def test_days_are_named_as_a_year_where_they_are_one(first: date | None, last: date | None, said: str) -> None:
    assert holding.write_days(first, last) == said


def test_amounts_that_hold_on_one_day_are_named_in_pairs() -> None:
    long = Amount("long", date(2023, 4, 1), MARCH_31)
    assert list(holding.find_overlapping([NEW, long])) == [(long, NEW)]
    assert list(holding.find_overlapping([OLD, NEW, Amount("ended", APRIL_1, SEPTEMBER_30)])) == []
    assert list(holding.find_overlapping([ALWAYS, Amount("always too")])) != []


def test_the_years_that_amounts_are_given_for_are_listed() -> None:
    assert holding.list_years([]) == []
    assert holding.list_years([ALWAYS]) == []
    assert holding.list_years([Amount("", MARCH_31)]) == ["2024-25"]
    assert holding.list_years([OLD, NEW, ENDED]) == ["2023-24", "2024-25"]
    assert holding.list_years([Amount("", date(2022, 1, 1), APRIL_1)]) == ["2021-22", "2022-23", "2023-24", "2024-25"]

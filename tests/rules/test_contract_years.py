from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.years.contract_years import get_bounds, get_slug_on, label_year


@pytest.mark.parametrize(
    ("day", "slug"),
    [
        (date(2022, 3, 31), "2021-22"),
        (date(2022, 4, 1), "2022-23"),
        (date(2026, 11, 21), "2026-27"),
        (date(1999, 12, 31), "1999-00"),
    ],
)
def test_the_contract_year_turns_on_1_april(day: date, slug: str) -> None:
    assert get_slug_on(day) == slug


@given(st.dates(min_value=date(1901, 1, 1), max_value=date(9998, 1, 1)))
def test_every_day_lies_within_its_own_contract_year(day: date) -> None:
    first, last = get_bounds(get_slug_on(day))
    assert first <= day <= last
    assert (first.month, first.day, last.month, last.day) == (4, 1, 3, 31)


@pytest.mark.parametrize("slug", ["2021", "2021-23", "2021/22", "21-22", ""])
def test_a_year_that_is_not_one_is_refused_with_the_form_it_should_have(slug: str) -> None:
    with pytest.raises(ValueError, match="written like '2021-22'"):
        get_bounds(slug)


def test_a_year_is_read_with_a_stroke() -> None:
    assert label_year("2021-22") == "2021/22"

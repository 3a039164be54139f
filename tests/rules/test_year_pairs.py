import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.years.year_pairs import read_year_pair

HELD = ("2021-22", "2022-23", "2023-24")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("2021-22", "2023-24", ("2021-22", "2023-24", [])),
        (" 2023/24", "2021-22 ", ("2023-24", "2021-22", [])),
        ("2021-22", "", ("2021-22", "", [("to", "Choose the second year.")])),
        ("", "2021-22", ("", "2021-22", [("from", "Choose the first year.")])),
        (
            "2021-22",
            "2021-22",
            ("2021-22", "2021-22", [("to", "2021/22 is chosen twice. Choose two different years.")]),
        ),
        (
            "2031-32",
            "2021-22",
            (
                "",
                "2021-22",
                [
                    (
                        "from",
                        "We have nothing on contract year 2031/32. Our years run from 2021/22 to 2023/24.",
                    )
                ],
            ),
        ),
    ],
)
def test_two_years_are_read_or_what_is_wrong_with_them_is_said(
    before: str, after: str, expected: tuple[str, str, list[tuple[str, str]]]
) -> None:
    assert read_year_pair(before, after, HELD) == expected


@given(before=st.text(), after=st.text())
def test_any_two_texts_are_two_years_held_or_something_is_wrong(before: str, after: str) -> None:
    first, second, wrong = read_year_pair(before, after, HELD)
    assert wrong or (first in HELD and second in HELD and first != second)

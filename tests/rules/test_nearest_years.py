import pytest

from guidance.rules.years.nearest_years import find_nearest_years


@pytest.mark.parametrize(
    ("asked", "held", "expected"),
    [
        ("2023-24", [], []),
        ("2023-24", ["2021-22", "2022-23", "2024-25", "2026-27"], ["2022-23", "2024-25"]),
        ("2023-24", ["2022-23", "2021-22", "2021-22"], ["2022-23"]),
        ("2023-24", ["2025-26"], ["2025-26"]),
        ("2023-24", ["2023-24"], []),
        ("1999-00", ["2000-01", "1998-99"], ["1998-99", "2000-01"]),
    ],
)
def test_the_nearest_years_are_one_on_either_side(asked: str, held: list[str], expected: list[str]) -> None:
    assert find_nearest_years(asked, held) == expected

"""Whose answer is shown where a year has none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.years.year_shown import describe_gap, find_year_shown

YEARS = st.integers(min_value=2000, max_value=2098).map(lambda year: f"{year}-{(year + 1) % 100:02}")


@pytest.mark.parametrize(
    ("asked", "held", "shown"),
    [
        ("2023-24", ["2022-23", "2023-24", "2024-25"], "2023-24"),
        ("2026-27", ["2021-22", "2025-26"], "2025-26"),
        ("2023-24", ["2022-23", "2024-25"], "2022-23"),
        ("2021-22", ["2024-25", "2023-24"], "2023-24"),
        ("2021-22", [], None),
    ],
    ids=["its own", "the latest before it", "before rather than after", "the first after it", "none"],
)
def test_a_year_shows_its_own_answer_or_else_the_latest_before_it(
    asked: str, held: list[str], shown: str | None
) -> None:
    assert find_year_shown(asked, held) == shown


@given(asked=YEARS, held=st.lists(YEARS))
def test_the_year_shown_is_held_and_is_the_year_asked_wherever_that_is(asked: str, held: list[str]) -> None:
    shown = find_year_shown(asked, held)
    assert (shown in held) == bool(held)
    assert asked not in held or shown == asked
    assert shown is None or not any(shown < other <= asked for other in held)


@pytest.mark.parametrize(
    ("asked", "shown", "said"),
    [
        ("2026-27", "2026-27", ("", "")),
        ("2026-27", "2025-26", ("We have not found this for 2026/27.", "In 2025/26:")),
        ("2026-27", None, ("We have not found this.", "Ask your ICB's primary care team.")),
    ],
)
def test_another_year_is_named_and_where_there_is_none_whom_to_ask(
    asked: str, shown: str | None, said: tuple[str, str]
) -> None:
    assert describe_gap(asked, shown) == said

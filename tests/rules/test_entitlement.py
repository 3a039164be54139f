import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.choosing.entitlement import PostsAnswer
from tests.rules.year_facts import year_texts


@pytest.mark.parametrize(
    ("year", "list_size", "posts"),
    [
        # The adult post, and the children's without a number.
        ("2021-22", 52_000, [1, None]),
        ("2021-22", 100_000, [1, None]),  # above 100,000, not at it
        ("2021-22", 100_001, [2, None]),
        ("2021-22", None, [None, None]),
        # Twice the first year's, a minimum, an extra one without a number, the plan of January 2021, the children's.
        ("2022-23", 100_000, [2, 1, None, 2, None]),
        ("2022-23", 100_001, [4, 2, None, 4, None]),
        ("2022-23", None, [None, None, None, None, None]),
        ("2023-24", 30_000, [None, 3]),  # no cap, and the plan
        ("2023-24", 130_000, [None, 6]),
        ("2024-25", 52_000, [None]),  # no cap found
        ("2025-26", 52_000, [None]),
        ("2026-27", 52_000, [None]),  # no cap found
        ("2027-28", 52_000, []),
    ],
)
def test_each_answer_of_a_year_gives_the_posts_of_a_list_size_or_no_number(
    year: str, list_size: int | None, posts: list[int | None]
) -> None:
    assert [answer.count_posts(list_size) for answer in year_texts().posts(year)] == posts


@given(posts=st.integers(1, 10), above=st.integers(11, 20), list_size=st.integers(1, 2_000_000))
def test_the_larger_number_is_for_more_than_100_000_patients(posts: int, above: int, list_size: int) -> None:
    answer = PostsAnswer("", posts, above, ("2026-27", "entitlement"))
    assert answer.count_posts(list_size) == (above if list_size > 100_000 else posts)
    assert answer.count_posts(None) is None

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.choosing.entitlement import LARGE_LIST, PostsAnswer, order_for_post, write_number
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
        ("2026-27", 52_000, [1]),  # a minimum
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


AS_MANY = "You can probably have as many practitioners as you and the mental health provider agree."


@pytest.mark.parametrize(
    ("year", "list_size", "says"),
    [
        ("2021-22", 62_000, "One for 62,000 patients. Every PCN can have one full-time practitioner"),
        ("2021-22", 120_000, "Two for 120,000 patients. Every PCN can have one full-time practitioner"),
        ("2022-23", 62_000, "Your PCN can probably have up to two for 62,000 patients. NHS England"),
        ("2022-23", 120_000, "Your PCN can probably have up to four for 120,000 patients. NHS England"),
        ("2023-24", 62_000, "There is no cap: all recruitment caps on mental health practitioners were removed."),
        ("2024-25", 62_000, AS_MANY),
        ("2025-26", 62_000, "There is no limit on the number"),
        (
            "2026-27",
            62_000,
            f"{AS_MANY} We have found no cap since 2023/24; NHS England's minimum for 62,000 patients is one.",
        ),
        ("2026-27", 120_000, AS_MANY),
        ("2026-27", None, AS_MANY),
    ],
)
def test_every_year_says_how_many_a_pcn_of_a_size_may_have(year: str, list_size: int | None, says: str) -> None:
    first = order_for_post(year_texts().posts(year), for_children=False)[0]
    assert first.answer_for(list_size).startswith(says)


@given(
    posts=st.integers(1, 30),
    above=st.integers(1, 30),
    list_size=st.integers(1, 2_000_000),
    words=st.sampled_from(["The minimum is {}.", "Probably up to {}, says one.", "As the letter says."]),
)
def test_an_answer_for_a_list_size_gives_its_number_and_never_that_of_the_other_sizes(
    posts: int, above: int, list_size: int, words: str
) -> None:
    both = f"{write_number(posts)}, or {write_number(above)} above 100,000 patients"
    answer = PostsAnswer("", posts, above, ("2026-27", "entitlement"), words.format(both))
    said = answer.answer_for(list_size)
    right = write_number(above if list_size > LARGE_LIST else posts)
    patients = f"{list_size:,} patient{'' if list_size == 1 else 's'}"
    assert any(f"{start} {patients}" in said for start in (f"{right} for", f"{right.capitalize()} for")) or (
        f"for {patients} is {right}." in said
    )
    assert "above 100,000" not in said
    assert answer.answer_for(None) == answer.answer


def test_answers_on_the_other_post_are_left_out_and_those_on_ones_own_come_first() -> None:
    posts = year_texts().posts("2021-22")
    assert [one.is_for_children for one in order_for_post(posts, for_children=False)] == [False]
    assert [one.is_for_children for one in order_for_post(posts, for_children=True)] == [True, False]

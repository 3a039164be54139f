import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.choosing.entitlement import ENTITLEMENT_RULES, double_for_large_list, list_entitlements
from tests.rules.year_facts import year_facts


@pytest.mark.parametrize(
    ("year", "list_size", "posts"),
    [
        ("2021-22", 52_000, [1]),
        ("2021-22", 100_000, [1]),  # above 100,000, not at it
        ("2021-22", 100_001, [2]),
        ("2021-22", None, [None]),
        ("2022-23", 100_000, [1, None, 2]),  # a minimum, an extra one without a number, and the plan of January 2021
        ("2022-23", 100_001, [2, None, 4]),
        ("2023-24", 30_000, [None, 3]),  # no cap, and the plan
        ("2023-24", 130_000, [None, 6]),
        ("2024-25", 52_000, []),
        ("2025-26", 52_000, [None]),
        ("2026-27", 52_000, []),
        ("2027-28", 52_000, []),
    ],
)
def test_each_account_of_a_year_gives_the_posts_of_a_list_size_or_no_number(
    year: str, list_size: int | None, posts: list[int | None]
) -> None:
    assert [account.posts for account in list_entitlements(year, list_size, year_facts())] == posts


def test_an_account_stops_once_its_text_says_something_else() -> None:
    said = dict(year_facts())
    for year, slug in said:
        if slug == "entitlement":
            said[year, slug] = "Seven for every PCN."
    assert [list_entitlements(year, 52_000, said) for year in ENTITLEMENT_RULES] == [()] * len(ENTITLEMENT_RULES)
    assert list_entitlements("2021-22", 52_000, {}) == ()


def test_an_account_that_doubles_needs_the_words_that_say_so() -> None:
    said = dict(year_facts())
    said["2021-22", "entitlement"] = (
        said["2021-22", "entitlement"]
        .replace("doubled", "not doubled")
        .replace("is not doubled for", "is the same for")
    )
    assert list_entitlements("2021-22", 120_000, said) == ()


@pytest.mark.parametrize("year", ENTITLEMENT_RULES)
def test_each_account_names_its_source(year: str) -> None:
    for written in ENTITLEMENT_RULES[year]:
        assert written.count.__doc__
        assert any(name in written.count.__doc__ for name in ("Pulse", "NHS England"))


@given(posts=st.integers(1, 10), list_size=st.integers(1, 2_000_000))
def test_a_longer_list_never_has_fewer_posts_and_an_unknown_one_has_no_number(posts: int, list_size: int) -> None:
    smaller, larger = double_for_large_list(posts, list_size), double_for_large_list(posts, list_size + 1)
    assert smaller and larger
    assert smaller <= larger
    assert double_for_large_list(posts, None) is None

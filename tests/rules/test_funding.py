from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.choosing.funding import (
    HALF,
    RESTS_ON,
    RULES,
    WHOLE,
    FundingRule,
    PlaceInBand,
    describe_rule,
    get_funding_rule,
    split_cost,
)
from guidance.rules.held import CHANGED, NotHeld
from tests.rules.year_facts import year_facts

FIRST, LATER = PlaceInBand.FIRST, PlaceInBand.LATER
costs = st.decimals(min_value=0, max_value=1_000_000, places=2)
rules = st.builds(FundingRule, arrs=st.decimals(min_value=0, max_value=1, places=4))


@pytest.mark.parametrize(
    ("year", "place", "share", "up_to", "rest", "condition"),
    [
        ("2021-22", FIRST, HALF, False, "the local provider of community mental health services", ""),
        ("2021-22", LATER, HALF, False, "the local provider of community mental health services", ""),
        ("2021-22", None, HALF, False, "the local provider of community mental health services", ""),
        ("2022-23", FIRST, HALF, False, "the money that the ICS holds for community mental health transformation", ""),
        ("2024-25", LATER, WHOLE, True, "", ""),
        ("2026-27", FIRST, HALF, False, "", ""),
        ("2026-27", LATER, WHOLE, True, "", "a written agreement"),
    ],
)
def test_a_year_s_rule_is_as_its_text_says(
    year: str, place: PlaceInBand | None, share: Decimal, up_to: bool, rest: str, condition: str
) -> None:
    rule = get_funding_rule(year, place, year_facts())
    assert isinstance(rule, FundingRule)
    assert (rule.arrs, rule.up_to, rule.rest, rule.condition) == (share, up_to, rest, condition)


@pytest.mark.parametrize(
    ("year", "place", "why"),
    [
        ("2019-20", FIRST, "The share that the ARRS repays in 2019/20 is not held."),
        ("2023-24", FIRST, "The share that the ARRS repays in 2023/24 is not held."),
        ("2023-24", LATER, "The share that the ARRS repays in 2023/24 is not held."),
        ("2024-25", FIRST, "We do not hold the conditions."),
        ("2024-25", None, "We do not hold the conditions."),
        ("2025-26", LATER, "The share that the ARRS repays in 2025/26 is not held."),
        ("2026-27", None, "it depends on whether the post is the first in its band"),
        ("2027-28", FIRST, "The share that the ARRS repays in 2027/28 is not held."),
    ],
)
def test_what_is_not_held_is_said_and_no_other_year_s_rule_stands_in(
    year: str, place: PlaceInBand | None, why: str
) -> None:
    rule = get_funding_rule(year, place, year_facts())
    assert isinstance(rule, NotHeld)
    assert why in rule.why


@pytest.mark.parametrize("year", RULES)
def test_a_rule_stops_once_its_text_says_something_else(year: str) -> None:
    said = dict(year_facts())
    assert RESTS_ON[year] in " ".join(said[year, "funding"].split())
    said[year, "funding"] = "The ARRS repays 70% for every practitioner."
    assert get_funding_rule(year, LATER, said) == CHANGED
    assert get_funding_rule(year, LATER, {}) == CHANGED


def test_every_year_with_a_text_on_who_pays_has_a_rule_or_is_known_to_give_no_share() -> None:
    written = {year for year, slug in year_facts() if slug == "funding"}
    assert written - set(RULES) == {"2025-26"}  # it speaks of merged pots, and gives no share
    assert set(RULES) <= written


@pytest.mark.parametrize("year", RULES)
def test_each_rule_names_its_instrument_and_says_that_its_clause_is_not_held(year: str) -> None:
    reference = RULES[year].__doc__ or ""
    assert f"Network Contract DES {year.replace('-', '/')}" in reference
    assert "clause number not held" in reference


@pytest.mark.parametrize(
    ("cost", "share", "most", "claimed", "rest", "repaid", "left"),
    [
        ("40609.16", "0.5", "20000", "20304.58", "20304.58", "20000", "304.58"),
        ("40609.16", "0.5", "30000", "20304.58", "20304.58", "20304.58", "0.00"),
        ("0.01", "0.5", "1", "0.01", "0.00", "0.01", "0.00"),  # half a penny goes up
        ("0.03", "0.5", "1", "0.02", "0.01", "0.02", "0.00"),
        ("100", "1", "60.555", "100.00", "0.00", "60.56", "39.44"),
    ],
)
def test_a_cost_is_split_to_the_penny(
    cost: str, share: str, most: str, claimed: str, rest: str, repaid: str, left: str
) -> None:
    found = split_cost(Decimal(cost), FundingRule(Decimal(share)), Decimal(most))
    assert found
    expected = tuple(map(Decimal, (claimed, rest, repaid, left)))
    assert (found.claimed, found.rest, found.repaid, found.left) == expected


@given(cost=costs, rule=rules, most=costs)
def test_shares_add_up_to_the_penny(cost: Decimal, rule: FundingRule, most: Decimal) -> None:
    found = split_cost(cost, rule, most)
    assert found and found.repaid is not None and found.left is not None
    assert found.claimed + found.rest == cost
    assert found.repaid + found.left + found.rest == cost
    assert min(found.claimed, found.rest, found.repaid, found.left) >= 0
    assert found.repaid <= most


@given(cost=costs, rule=rules)
def test_what_is_repaid_and_left_is_unknown_while_the_most_is_not_held(cost: Decimal, rule: FundingRule) -> None:
    found = split_cost(cost, rule, None)
    assert found
    assert (found.repaid, found.left) == (None, None)
    assert found.claimed + found.rest == cost
    assert split_cost(None, rule, Decimal(1)) is None


def test_a_rule_in_words_says_up_to_its_condition_and_who_pays_the_rest() -> None:
    later = get_funding_rule("2026-27", LATER, year_facts())
    first = get_funding_rule("2026-27", FIRST, year_facts())
    assert isinstance(later, FundingRule)
    assert isinstance(first, FundingRule)
    assert describe_rule(later) == (
        "The ARRS repays up to 100% of the cost, as far as its maximum amount. There must be a written agreement."
    )
    assert describe_rule(first) == (
        "The ARRS repays 50% of the cost, as far as its maximum amount. Who pays the rest is not stated in the source."
    )

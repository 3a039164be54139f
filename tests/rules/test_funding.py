import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.presenters.year_rules import YearRules
from guidance.rules.choosing.funding import (
    HALF,
    WHOLE,
    FundingRule,
    ShareRepaid,
    SharesOfYear,
    describe_rule,
    find_funding_rule,
    take_share,
)
from guidance.rules.choosing.suitability.weighing import ANSWERS, SuitabilityQuestion
from guidance.rules.choosing.to_check import list_icb_questions
from guidance.rules.costs.posts import PlaceInBand, Post
from guidance.rules.held import NotHeld
from tests.rules.year_facts import year_texts

FIRST, LATER = PlaceInBand.FIRST, PlaceInBand.LATER


def rule_of(year: str, place: PlaceInBand | None) -> FundingRule | NotHeld:
    return find_funding_rule(year, place, year_texts().shares(year))


costs = st.decimals(min_value=0, max_value=1_000_000, places=2)
rules = st.builds(FundingRule, st.builds(ShareRepaid, st.decimals(min_value=0, max_value=1, places=4)))


@pytest.mark.parametrize(
    ("year", "place", "share", "up_to", "rest", "condition"),
    [
        ("2021-22", FIRST, HALF, False, "the local provider of community mental health services", ""),
        ("2021-22", LATER, HALF, False, "the local provider of community mental health services", ""),
        ("2021-22", None, HALF, False, "the local provider of community mental health services", ""),
        ("2022-23", FIRST, HALF, False, "the mental health provider", ""),
        ("2022-23", None, HALF, False, "the mental health provider", ""),
        ("2023-24", FIRST, HALF, False, "the mental health provider", ""),
        ("2023-24", LATER, HALF, False, "the mental health provider", ""),
        ("2024-25", LATER, WHOLE, True, "", ""),
        ("2026-27", FIRST, HALF, False, "", ""),
        ("2026-27", LATER, WHOLE, True, "", "a written agreement"),
    ],
)
def test_a_year_s_rule_is_as_its_text_says(
    year: str, place: PlaceInBand | None, share: Decimal, up_to: bool, rest: str, condition: str
) -> None:
    rule = rule_of(year, place)
    assert isinstance(rule, FundingRule)
    assert (rule.repaid, rule.rest) == (ShareRepaid(share, up_to, condition), rest)


@pytest.mark.parametrize(
    ("year", "place", "why"),
    [
        ("2019-20", FIRST, "We have not found the share that the ARRS repays in 2019/20."),
        ("2024-25", FIRST, "There are conditions on first posts: ask your ICB what they are."),
        ("2024-25", None, "There are conditions on first posts: ask your ICB what they are."),
        ("2025-26", LATER, "We have not found the share that the ARRS repays in 2025/26."),
        ("2026-27", None, "it depends on whether the post is the first in its band"),
        ("2027-28", FIRST, "We have not found the share that the ARRS repays in 2027/28."),
        ("2021-22", PlaceInBand.OUTSIDE, "Outside the ARRS nothing is repaid"),
    ],
)
def test_what_is_not_found_is_said_and_no_other_year_s_rule_stands_in(
    year: str, place: PlaceInBand | None, why: str
) -> None:
    rule = rule_of(year, place)
    assert isinstance(rule, NotHeld)
    assert why in rule.why


def test_every_answer_on_who_pays_gives_a_share_but_the_year_that_speaks_of_merged_pots() -> None:
    texts = year_texts()
    written = {year for year, _ in texts.facts if texts.who_pays(year)}
    assert {year for year in written if texts.shares(year) is None} == {"2025-26"}


def test_a_year_of_which_no_code_has_heard_follows_its_answer() -> None:
    shares = SharesOfYear(
        "It pays most.", ShareRepaid(Decimal("0.7")), ShareRepaid(WHOLE, up_to=True, condition="a plan")
    )
    first = find_funding_rule("2031-32", PlaceInBand.FIRST, shares)
    later = find_funding_rule("2031-32", PlaceInBand.LATER, shares)
    either = find_funding_rule("2031-32", None, shares)
    assert first == FundingRule(ShareRepaid(Decimal("0.7")))
    assert "The rest: we have not found who pays it. Ask your ICB." in describe_rule(
        FundingRule(ShareRepaid(HALF * HALF))
    )
    assert later == FundingRule(ShareRepaid(WHOLE, up_to=True, condition="a plan"))
    assert either == NotHeld(
        "In 2031/32 it depends on whether the post is the first in its band: 70% if it is, up to 100% if not."
    )


def test_the_first_post_s_share_stands_for_no_other_where_a_later_one_s_is_not_known() -> None:
    shares = SharesOfYear("It pays half for the first.", ShareRepaid(HALF), None)
    assert find_funding_rule("2031-32", PlaceInBand.FIRST, shares) == FundingRule(ShareRepaid(HALF))
    for place in (PlaceInBand.LATER, None):
        assert find_funding_rule("2031-32", place, shares) == NotHeld("It pays half for the first.")


@pytest.mark.parametrize(
    ("cost", "share", "claimed"),
    [("40000", "0.5", "20000"), ("0.01", "0.5", "0.01"), ("40609.16", "1", "40609.16"), ("0", "0.5", "0")],
)
def test_a_claim_is_a_share_of_the_cost_to_the_penny(cost: str, share: str, claimed: str) -> None:
    assert take_share(Decimal(cost), FundingRule(ShareRepaid(Decimal(share)))) == Decimal(claimed)


@given(cost=costs, rule=rules)
def test_a_claim_is_never_more_than_the_cost_and_unknown_without_one(cost: Decimal, rule: FundingRule) -> None:
    claimed = take_share(cost, rule)
    assert claimed is not None and 0 <= claimed <= cost
    assert take_share(None, rule) is None


def test_the_rule_of_2022_23_says_that_two_sources_name_other_money_for_the_other_half() -> None:
    rule = rule_of("2022-23", FIRST)
    assert isinstance(rule, FundingRule)
    assert describe_rule(rule) == (
        "The ARRS repays 50% of the cost, within a maximum amount. The other half: the mental health provider. "
        "NHS England's page (about 2023) says that the other half comes from the ICS's money for community mental "
        "health transformation. Neither page names a contract year."
    )


def test_a_rule_in_words_says_up_to_its_condition_and_who_pays_the_rest() -> None:
    later = rule_of("2026-27", LATER)
    first = rule_of("2026-27", FIRST)
    assert isinstance(later, FundingRule)
    assert isinstance(first, FundingRule)
    assert describe_rule(later) == (
        "The ARRS repays up to 100% of the cost, within a maximum amount. It takes a written agreement."
    )
    assert describe_rule(first) == (
        "The ARRS repays 50% of the cost, within a maximum amount. The other half: usually the mental health "
        "provider, as in 2023/24. Confirm with yours."
    )


REPAYS = re.compile(r"ARRS (?:repays|pays|may fund)|\d+%")
YEARS = ("2020-21", "2021-22", "2022-23", "2023-24", "2024-25", "2025-26", "2026-27", "2031-32")
posts_of_a_pcn = st.builds(
    Post,
    year=st.sampled_from(YEARS),
    place=st.sampled_from([None, *PlaceInBand]),
    employer=st.sampled_from(["", *ANSWERS[SuitabilityQuestion.EMPLOYER]]),
)


@given(post=posts_of_a_pcn)
def test_of_a_post_outside_the_arrs_nothing_says_what_the_arrs_repays(post: Post) -> None:
    rules = YearRules(post, year_texts())
    outside = post.place == PlaceInBand.OUTSIDE or post.employer == "practice"
    assert post.is_outside_the_arrs == outside
    asked = " ".join(list_icb_questions(post, rules.funding, rules.posts, {}, varies_locally=True))
    if outside:
        assert rules.in_words == rules.sourced == "Outside the ARRS nothing is repaid: the employer pays in full."
        assert not REPAYS.search(rules.in_words)
        assert not REPAYS.search(asked)
        assert rules.who_pays_sources == ""

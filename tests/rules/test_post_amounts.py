"""What a post costs between two days: parts add up, however it is divided, and to the penny."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.costs.cost_numbers import HeldNumbers, PeriodNumbers
from guidance.rules.costs.costed_periods import cost_periods
from guidance.rules.costs.months import EVERYTHING, Days, Shared, all_days, round_share
from guidance.rules.costs.post_amounts import NONE_YET, PostAmounts, sum_up
from guidance.rules.costs.posts import OwnNumbers, Post
from guidance.rules.held import NotHeld
from tests.rules.made_up_numbers import a_number, hours, some_held, years

YEAR = all_days("2026-27")
A_DAY = timedelta(days=1)


other_costs = st.none() | st.decimals(min_value=0, max_value=9_000, places=2)


@st.composite
def posts(draw: st.DrawFn) -> Post:
    return Post("2026-27", hours=draw(hours), own=OwnNumbers(other=draw(other_costs)), pays_levy=draw(st.booleans()))


def add_up(amounts: Sequence[PostAmounts]) -> PostAmounts:
    total = NONE_YET
    for one in amounts:
        total = total.plus(one)
    return total


@given(post=posts(), periods=years())
def test_months_add_up_to_the_year(post: Post, periods: list[PeriodNumbers]) -> None:
    months = [sum_up(cost_periods(post, periods), month) for month in YEAR.by_month()]
    assert len(months) == 12
    assert add_up(months) == sum_up(cost_periods(post, periods), YEAR)


@given(post=posts(), periods=years(), day=st.dates(YEAR.first + A_DAY, YEAR.last))
def test_a_post_split_in_time_costs_what_the_whole_does(post: Post, periods: list[PeriodNumbers], day: date) -> None:
    before, after = Days(YEAR.first, day - A_DAY), Days(day, YEAR.last)
    split = [sum_up(cost_periods(post, periods), before), sum_up(cost_periods(post, periods), after)]
    assert add_up(split) == sum_up(cost_periods(post, periods), YEAR)


@given(post=posts(), periods=years(), cuts=st.lists(st.integers(1, 99), min_size=1, max_size=4, unique=True))
def test_shares_of_pcns_add_up_to_the_post_in_every_month(
    post: Post, periods: list[PeriodNumbers], cuts: list[int]
) -> None:
    bounds = [Fraction(0), *(Fraction(one, 100) for one in sorted(cuts)), Fraction(1)]
    shares = [Shared(before, through) for before, through in pairwise(bounds)]
    costed = cost_periods(post, periods)
    for days in (YEAR, *YEAR.by_month()):
        assert add_up([sum_up(costed, days, one) for one in shares]) == sum_up(costed, days)
    for one in shares:
        months = [sum_up(costed, month, one) for month in YEAR.by_month()]
        assert add_up(months) == sum_up(costed, YEAR, one)


@given(post=posts(), held=some_held, longer=hours)
def test_more_hours_never_cost_less(post: Post, held: HeldNumbers, longer: Decimal) -> None:
    assert post.hours is not None
    shorter, longer = sorted((post.hours, longer))
    periods = [PeriodNumbers(YEAR, held)]
    less, more = (sum_up(cost_periods(replace(post, hours=one), periods), YEAR) for one in (shorter, longer))
    assert less.cost is not None and more.cost is not None
    assert less.cost <= more.cost


@given(post=posts(), periods=years())
def test_what_comes_back_is_within_the_claim_and_the_maximum_and_the_rest_makes_up_the_cost(
    post: Post, periods: list[PeriodNumbers]
) -> None:
    found = sum_up(cost_periods(post, periods[:1]), periods[0].days)
    assert found.cost is not None and found.claimable is not None and found.others is not None
    if isinstance(periods[0].held.rule, NotHeld):
        assert (found.claimed, found.rest, found.repaid) == (None, None, None)
        return
    assert found.claimed is not None and found.rest is not None
    assert found.claimed + found.rest + found.others == found.cost
    assert (found.repaid is None) == (periods[0].held.most.value is None)
    if found.repaid is not None and found.most is not None:
        assert found.repaid <= min(found.claimed, found.most)


@given(held=some_held, days=st.just(YEAR))
def test_an_amount_that_is_not_known_is_never_0(held: HeldNumbers, days: Days) -> None:
    post = Post("2026-27", hours=Decimal(30), own=OwnNumbers(other=Decimal(100)))
    unpaid = sum_up(cost_periods(post, [PeriodNumbers(YEAR, replace(held, pay=a_number(None)))]), days)
    assert (unpaid.cost, unpaid.claimable, unpaid.claimed, unpaid.repaid) == (None, None, None, None)
    periods = [
        PeriodNumbers(Days(YEAR.first, date(2026, 6, 30)), replace(held, most=a_number(None))),
        PeriodNumbers(Days(date(2026, 7, 1), YEAR.last), held),
    ]
    assert sum_up(cost_periods(post, periods), days).most is None


@pytest.mark.parametrize(
    ("days", "share", "text"),
    [
        (Days(date(2026, 12, 1), date(2027, 3, 31)), Fraction(4, 12), "4 months"),
        (Days(date(2026, 12, 10), date(2026, 12, 10)), Fraction(1, 31 * 12), "1 of 31 days"),
        # 22 of December's 31 days, January, and 14 of February's 28.
        (
            Days(date(2026, 12, 10), date(2027, 2, 14)),
            (Fraction(22, 31) + 1 + Fraction(14, 28)) / 12,
            "22 of 31 days, 1 month and 14 of 28 days",
        ),
        (Days(date(2028, 2, 1), date(2028, 2, 29)), Fraction(1, 12), "1 month"),  # a leap year
        (YEAR, Fraction(1), "12 months"),
    ],
)
def test_a_month_is_a_twelfth_and_part_of_one_goes_by_its_days(days: Days, share: Fraction, text: str) -> None:
    assert days.through - days.before == share
    assert days.months_text == text


@pytest.mark.parametrize(
    ("annual", "share", "amount"),
    [("100.00", Fraction(1, 3), "33.33"), ("0.01", Fraction(1, 2), "0.01"), ("-0.01", Fraction(1, 2), "-0.01")],
)
def test_half_a_penny_goes_up(annual: str, share: Fraction, amount: str) -> None:
    assert round_share(Decimal(annual), share) == Decimal(amount)


def test_a_post_without_days_in_the_year_costs_nothing_in_it() -> None:
    assert sum_up([], None, EVERYTHING) == NONE_YET


@pytest.mark.parametrize(
    ("first", "last"), [(date(2026, 5, 2), date(2026, 5, 1)), (date(2026, 3, 31), date(2026, 4, 1))]
)
def test_days_are_in_order_and_in_one_contract_year(first: date, last: date) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        Days(first, last)

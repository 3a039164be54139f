from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.costs.employment_cost import (
    add_up_known,
    get_percentage,
    high_cost_supplement,
    in_proportion,
    national_insurance,
    round_to_penny,
)

FULL = Decimal("37.5")
pay = st.decimals(min_value=1, max_value=500_000, places=2)
rate = st.decimals(min_value=0, max_value=100, places=3)
hours = st.decimals(min_value="0.5", max_value="37.5", places=2)


@pytest.mark.parametrize(
    ("amount", "rounded"), [("0.005", "0.01"), ("0.004", "0.00"), ("2.675", "2.68"), ("-0.005", "-0.01")]
)
def test_half_a_penny_goes_up(amount: str, rounded: str) -> None:
    assert round_to_penny(Decimal(amount)) == Decimal(rounded)


@pytest.mark.parametrize(
    ("full_time", "hours", "amount"),
    [("39959", "37.5", "39959.00"), ("39959", "30", "31967.20"), ("32073", "0.5", "427.64"), ("10", "12.5", "3.33")],
)
def test_pay_is_in_proportion_to_the_hours(full_time: str, hours: str, amount: str) -> None:
    assert in_proportion(Decimal(full_time), Decimal(hours), FULL) == Decimal(amount)


@pytest.mark.parametrize(
    ("pay", "rate", "threshold", "amount"),
    [
        ("31967.20", "15", "5000", "4045.08"),  # 2026/27
        ("37338", "13.8", "9100", "3896.84"),  # 2024/25
        ("4999.99", "15", "5000", "0.00"),  # known, and nothing to pay
    ],
)
def test_national_insurance_is_paid_on_what_is_above_the_threshold(
    pay: str, rate: str, threshold: str, amount: str
) -> None:
    assert national_insurance(Decimal(pay), Decimal(rate), Decimal(threshold)) == Decimal(amount)


@pytest.mark.parametrize(
    ("pay", "amount"),
    [("20000", "5415.00"), ("38682", "7736.40"), ("46580", "8465.00")],  # least, 20%, most: inner London, 2025/26
)
def test_a_supplement_is_a_share_of_pay_within_two_limits(pay: str, amount: str) -> None:
    assert high_cost_supplement(Decimal(pay), Decimal(20), Decimal(5415), Decimal(8465)) == Decimal(amount)


@given(amount=pay, rate=rate)
def test_an_amount_that_rests_on_an_unknown_one_is_unknown_and_never_0(amount: Decimal, rate: Decimal) -> None:
    assert in_proportion(None, FULL, FULL) is None
    assert in_proportion(amount, None, FULL) is None
    assert in_proportion(amount, FULL, None) is None
    assert get_percentage(None, rate) is None
    assert get_percentage(amount, None) is None
    assert national_insurance(None, rate, amount) is None
    assert national_insurance(amount, None, amount) is None
    assert national_insurance(amount, rate, None) is None
    assert high_cost_supplement(None, rate, amount, amount) is None
    assert high_cost_supplement(amount, None, amount, amount) is None
    assert high_cost_supplement(amount, rate, None, amount) is None
    assert high_cost_supplement(amount, rate, amount, None) is None
    assert add_up_known(None, amount) is None


@given(first=pay, others=st.lists(st.one_of(st.none(), pay), max_size=5))
def test_a_total_is_the_sum_of_the_parts_that_are_known(first: Decimal, others: list[Decimal | None]) -> None:
    assert add_up_known(first, *others) == first + sum(amount for amount in others if amount is not None)


@given(amount=pay, rate=rate, threshold=pay, shorter=hours, longer=hours)
def test_more_hours_never_cost_less(
    amount: Decimal, rate: Decimal, threshold: Decimal, shorter: Decimal, longer: Decimal
) -> None:
    shorter, longer = sorted((shorter, longer))
    less, more = in_proportion(amount, shorter, FULL), in_proportion(amount, longer, FULL)
    assert less is not None and more is not None
    assert less <= more
    assert national_insurance(less, rate, threshold) <= national_insurance(more, rate, threshold)  # type: ignore[operator]
    assert get_percentage(less, rate) <= get_percentage(more, rate)  # type: ignore[operator]

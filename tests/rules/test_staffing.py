from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.costs.staffing import amhps_for


@pytest.mark.parametrize(
    ("population", "people_for_each", "amhps"),
    [
        (250_000, "7600", "32.9"),  # the plan says 33
        (1_100_000, "11800", "93.2"),  # the plan says 100, and its own ratio gives 93
        (16_000, "16000", "1.0"),
        (38_000, "16000", "2.4"),  # 2.375, half up at the first place
    ],
)
def test_a_ratio_gives_the_number_of_amhps_to_one_place(population: int, people_for_each: str, amhps: str) -> None:
    assert amhps_for(population, Decimal(people_for_each)) == Decimal(amhps)


def test_an_unknown_population_or_ratio_gives_no_number() -> None:
    assert amhps_for(None, Decimal(7600)) is None
    assert amhps_for(250_000, None) is None


@given(population=st.integers(1, 70_000_000), people=st.decimals(min_value=1, max_value=100_000, places=3))
def test_more_people_never_need_fewer(population: int, people: Decimal) -> None:
    fewer, more = amhps_for(population, people), amhps_for(population + 1000, people)
    assert fewer is not None and more is not None
    assert fewer <= more

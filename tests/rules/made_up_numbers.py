"""Numbers that hypothesis makes up for the cost of a post."""

from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import strategies as st

from guidance.rules.choosing.funding import FundingRule, ShareRepaid
from guidance.rules.costs.cost_numbers import HeldNumbers, Number, PeriodNumbers
from guidance.rules.costs.months import Days, all_days
from guidance.rules.held import NotHeld

A_DAY = timedelta(days=1)


def a_number(value: Decimal | None) -> Number:
    return Number("A number", "pounds", value)


pay = st.decimals(min_value=20_000, max_value=120_000, places=2)
maxima = st.none() | st.decimals(min_value=1_000, max_value=90_000, places=2)
hours = st.decimals(min_value="0.5", max_value="37.5", places=2)
some_held = st.builds(
    HeldNumbers,
    pay=pay.map(a_number),
    full_time_hours=st.just(a_number(Decimal("37.5"))),
    supplement=st.none(),
    insurance_rate=st.sampled_from(["13.8", "15"]).map(Decimal).map(a_number),
    insurance_threshold=st.sampled_from([9100, 5000]).map(Decimal).map(a_number),
    pension_rate=st.just(a_number(Decimal("14.38"))),
    most=maxima.map(a_number),
    rule=st.sampled_from(
        [FundingRule(ShareRepaid(Decimal("0.5"))), FundingRule(ShareRepaid(Decimal(1))), NotHeld("Nobody says.")]
    ),
)


@st.composite
def years(draw: st.DrawFn, year: str = "2026-27") -> list[PeriodNumbers]:
    """A contract year of one to three periods."""
    days = all_days(year)
    starts = sorted(draw(st.sets(st.dates(days.first + A_DAY, days.last), max_size=2)))
    bounds = [days.first, *starts, days.last + A_DAY]
    pairs = pairwise(bounds)
    return [PeriodNumbers(Days(first, end - A_DAY), draw(some_held)) for first, end in pairs]

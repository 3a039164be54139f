from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from guidance.rules.costs.months import Days
from guidance.rules.costs.posts import PcnShare, Post

POST = Post("2026-27", band="6", step="entry")


def test_a_post_is_full_time_at_37_and_a_half_hours() -> None:
    assert replace(POST, hours=Decimal("37.5")).wte == 1
    assert replace(POST, hours=Decimal(30)).wte == Decimal("0.8")
    assert POST.wte is None


def test_a_post_is_named_by_its_band_pay_point_and_year() -> None:
    assert POST.name == "Band 6, entry, 2026/27"


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "text", "days"),
    [
        (None, None, "", Days(date(2026, 4, 1), date(2027, 3, 31))),
        (date(2026, 10, 1), None, "From 1 October 2026", Days(date(2026, 10, 1), date(2027, 3, 31))),
        (None, date(2026, 4, 30), "Until 30 April 2026", Days(date(2026, 4, 1), date(2026, 4, 30))),
        (
            date(2025, 1, 1),
            date(2028, 1, 1),
            "From 1 January 2025 to 1 January 2028",
            Days(date(2026, 4, 1), date(2027, 3, 31)),
        ),
        (date(2027, 6, 1), None, "From 1 June 2027", None),
        (None, date(2026, 1, 31), "Until 31 January 2026", None),
    ],
)
def test_only_the_days_of_its_contract_year_are_counted(
    starts_on: date | None, ends_on: date | None, text: str, days: Days | None
) -> None:
    post = replace(POST, starts_on=starts_on, ends_on=ends_on)
    assert (post.dates_text, post.find_days()) == (text, days)


def test_a_post_is_written_as_wte_and_as_hours() -> None:
    assert replace(POST, hours=Decimal(30)).hours_text == "0.8 WTE, 30 hours a week"
    assert replace(POST, hours=Decimal("37.5")).hours_text == "1 WTE, 37.5 hours a week"
    assert replace(POST, hours=Decimal("12.375")).hours_text == "0.33 WTE, 12.375 hours a week"


@pytest.mark.parametrize(
    "wrong",
    [
        {"hours": Decimal(0)},
        {"hours": Decimal(-1)},
        {"starts_on": date(2026, 5, 2), "ends_on": date(2026, 5, 1)},
        {"shares": (PcnShare("North", Decimal("0.6")), PcnShare("East", Decimal("0.5")))},
        {"shares": (PcnShare("North", Decimal(1)), PcnShare("East", Decimal(0)))},
    ],
)
def test_a_post_that_there_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        replace(POST, **wrong)

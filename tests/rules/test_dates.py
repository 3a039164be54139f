from datetime import date

import pytest

from guidance.rules.dates import date_to_precision, long_date


def test_a_day_reads_without_a_leading_zero_or_an_ordinal() -> None:
    assert long_date(date(2026, 2, 1)) == "1 February 2026"


@pytest.mark.parametrize(
    ("precision", "text"),
    [
        ("day", "1 March 2019"),
        ("month", "March 2019"),
        ("year", "2019"),
        ("about", "about 2019"),
        ("unknown", "date not stated"),
    ],
)
def test_a_date_is_written_only_as_exactly_as_it_is_known(precision: str, text: str) -> None:
    assert date_to_precision(date(2019, 3, 1), precision) == text


def test_no_date_is_never_given_one() -> None:
    assert date_to_precision(None, "unknown") == "date not stated"


def test_a_precision_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ValueError, match="not 'week'"):
        date_to_precision(date(2019, 3, 1), "week")

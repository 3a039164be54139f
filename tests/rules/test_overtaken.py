from datetime import date

import pytest

from guidance.rules.years.overtaken import Standing, get_standing

FIRST, LAST = date(2023, 4, 1), date(2024, 3, 31)


@pytest.mark.parametrize(
    ("overtaken_on", "first", "last", "expected"),
    [
        (None, FIRST, LAST, Standing.DAY_UNKNOWN),
        (date(2023, 3, 31), FIRST, LAST, Standing.BEFORE),
        (date(2023, 4, 1), FIRST, LAST, Standing.BEFORE),
        (date(2023, 4, 2), FIRST, LAST, Standing.WITHIN),
        (date(2024, 3, 31), FIRST, LAST, Standing.WITHIN),
        (date(2024, 4, 1), FIRST, LAST, Standing.NOT_YET),
        (date(2023, 10, 5), date(2023, 10, 5), date(2023, 10, 5), Standing.BEFORE),
        (date(2023, 10, 6), date(2023, 10, 5), date(2023, 10, 5), Standing.NOT_YET),
    ],
)
def test_what_was_overtaken_is_told_from_what_was_about_to_be(
    overtaken_on: date | None, first: date, last: date, expected: Standing
) -> None:
    assert get_standing(overtaken_on, first, last) == expected

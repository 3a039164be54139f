from decimal import Decimal

import pytest

from guidance.rules.money import format_pounds


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Decimal("32073"), "£32,073"),
        (Decimal("32073.00"), "£32,073"),
        (Decimal("1234567.5"), "£1,234,567.50"),
        (Decimal("0"), "£0"),
        (Decimal("-12"), "-£12"),
        (None, "not held"),
    ],
)
def test_money_is_written_in_whole_pounds_where_it_is_whole_and_not_held_where_unknown(
    amount: Decimal | None, text: str
) -> None:
    assert format_pounds(amount) == text

from decimal import Decimal

import pytest

from guidance.rules.money import Range, format_pounds


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Decimal("32073"), "£32,073"),
        (Decimal("32073.00"), "£32,073"),
        (Decimal("1234567.5"), "£1,234,567.50"),
        (Decimal("0"), "£0"),
        (Decimal("-12"), "-£12"),
        (None, "not known"),
    ],
)
def test_money_is_written_in_whole_pounds_where_it_is_whole_and_never_0_where_unknown(
    amount: Decimal | None, text: str
) -> None:
    assert format_pounds(amount) == text


@pytest.mark.parametrize(
    ("lowest", "highest", "text"),
    [
        (5, 9, "£5 to £9"),
        (5, 5, "£5"),
        (0, 9, "£0 to £9"),
        (5, None, "from £5"),
        (None, 9, "up to £9"),
        (None, None, "not known"),
    ],
)
def test_a_range_goes_as_far_as_its_ends_are_known(lowest: int | None, highest: int | None, text: str) -> None:
    ends = (None if end is None else Decimal(end) for end in (lowest, highest))
    assert Range(*ends).text == text

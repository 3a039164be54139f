from decimal import Decimal

import pytest

from guidance.rules.numbers import format_measure


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Decimal("3900.000"), "AMHPs", "3,900"),
        (Decimal("10.400"), "AMHPs per 100,000 people", "10.4"),
        (Decimal("62.000"), "per cent", "62%"),
        (Decimal("5000000.000"), "pounds", "£5,000,000"),
        (Decimal("100"), "people", "100"),
        (None, "people", "not known"),
        (None, "per cent", "not known"),
        (None, "pounds", "not known"),
    ],
)
def test_a_number_is_written_as_its_source_gives_it_with_its_sign_and_unknown_is_never_nought(
    value: Decimal | None, unit: str, text: str
) -> None:
    assert format_measure(value, unit) == text

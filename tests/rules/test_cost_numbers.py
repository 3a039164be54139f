from decimal import Decimal

import pytest

from guidance.rules.costs.cost_numbers import TYPED, Number


@pytest.mark.parametrize(
    ("unit", "value", "text"),
    [
        ("pounds", Decimal(5000), "£5,000"),
        ("per cent", Decimal(15), "15%"),
        ("hours a week", Decimal("37.5"), "37.5 hours a week"),
        ("hours a week", None, "not known"),
    ],
)
def test_a_number_is_said_with_its_unit_and_one_that_is_not_held_without(
    unit: str, value: Decimal | None, text: str
) -> None:
    assert Number("A number", unit, value).text == text


def test_a_number_that_is_typed_stands_in_for_one_that_is_held_and_no_longer_names_its_source() -> None:
    held = Number("Rate", "per cent", Decimal(15), "Act", "Parliament", "/sources/act/", "Draft")
    assert held.or_typed(None) is held
    assert held.or_typed(Decimal(0)) == Number("Rate", "per cent", Decimal(0), TYPED, TYPED)

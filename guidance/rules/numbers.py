"""Numbers that are not money, as the portal writes them."""

from decimal import Decimal

from guidance.rules import money

POUNDS = "pounds"
PER_CENT = "per cent"


def format_number(value: Decimal | None) -> str:
    """Write a number with thousands separators and no trailing zeros. None reads 'not known', never 0."""
    if value is None:
        return money.UNKNOWN
    return f"{value.normalize():,f}"


def format_measure(value: Decimal | None, unit: str) -> str:
    """Write pounds and percentages with their sign: '£3,000', '62%'. For other units, write the number alone."""
    if unit == POUNDS:
        return money.format_pounds(value)
    return f"{format_number(value)}%" if unit == PER_CENT and value is not None else format_number(value)

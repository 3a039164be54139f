"""Numbers that are not money, as the portal writes them."""

from decimal import Decimal

from guidance.rules import money

POUNDS = "pounds"
PER_CENT = "per cent"


def number(value: Decimal | None) -> str:
    """As the source gives it: thousands parted, and no more decimals than it has. A null reads 'not held', never 0."""
    if value is None:
        return money.NOT_HELD
    return f"{value.normalize():,f}"


def measure(value: Decimal | None, unit: str) -> str:
    """A number with its sign, where its unit has one: '£3,000', '62%'. Other units stand beside it."""
    if unit == POUNDS:
        return money.pounds(value)
    return f"{number(value)}%" if unit == PER_CENT and value is not None else number(value)

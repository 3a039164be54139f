"""Numbers that are not money, as the portal writes them."""

from decimal import Decimal

from guidance.rules.money import NOT_HELD


def number(value: Decimal | None) -> str:
    """As the source gives it: thousands parted, and no more decimals than it has. A null reads 'not held', never 0."""
    if value is None:
        return NOT_HELD
    return f"{value.normalize():,f}"

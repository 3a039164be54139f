"""Money as the portal writes it: '£32,073', and pence only where there are any."""

from decimal import Decimal

NOT_HELD = "not held"


def pounds(amount: Decimal | None) -> str:
    """An amount in pounds. An amount nobody holds reads 'not held', never '£0'."""
    if amount is None:
        return NOT_HELD
    sign = "-" if amount < 0 else ""
    whole = amount == amount.to_integral_value()
    return f"{sign}£{abs(amount):,.{0 if whole else 2}f}"

"""Money as the portal writes it: '£32,073', with pence only if there are any."""

from dataclasses import dataclass
from decimal import Decimal

UNKNOWN = "not known"


def format_pounds(amount: Decimal | None) -> str:
    """Write an amount in pounds. None reads 'not known', never '£0'."""
    if amount is None:
        return UNKNOWN
    sign = "-" if amount < 0 else ""
    whole = amount == amount.to_integral_value()
    return f"{sign}£{abs(amount):,.{0 if whole else 2}f}"


@dataclass(frozen=True, slots=True)
class Range:
    """From the lowest amount to the highest. None means not known."""

    lowest: Decimal | None
    highest: Decimal | None

    @property
    def text(self) -> str:
        if self.lowest is None and self.highest is None:
            return UNKNOWN
        if self.highest is None:
            return f"from {format_pounds(self.lowest)}"
        if self.lowest is None:
            return f"up to {format_pounds(self.highest)}"
        lowest, highest = format_pounds(self.lowest), format_pounds(self.highest)
        return lowest if lowest == highest else f"{lowest} to {highest}"

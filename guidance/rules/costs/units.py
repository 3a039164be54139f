"""How much of full time a post is, in hours a week or in WTE. A number that could be either has two readings."""

from decimal import Decimal

from guidance.rules.costs.posts import FULL_TIME_WEEK, Post

SHORTEST_WEEK = Decimal("0.5")
FULL_TIME = Decimal(1)
ASKED_UP_TO = Decimal(2)  # so many hours or fewer may be WTE
WTE, HOURS = "wte", "hours"


def find_unclear(hours: Decimal | None, wte: Decimal | None) -> Decimal | None:
    """The one number that was typed, where it is not a likely number of its unit."""
    if hours is not None and wte is None and hours <= ASKED_UP_TO:
        return hours
    return wte if wte is not None and hours is None and wte > FULL_TIME else None


def read_both(typed: Decimal) -> dict[str, Decimal]:
    """The hours a week that it would be, by the unit that it may be in."""
    return {WTE: typed * FULL_TIME_WEEK, HOURS: typed}


def ask_which(readings: dict[str, Decimal]) -> str:
    return f"Choose which you mean: {' or '.join(map(write_hours, readings.values()))}"


def find_out_of_range(hours: Decimal) -> str:
    """What is wrong with a reading that no post can have, or blank."""
    if SHORTEST_WEEK <= hours <= FULL_TIME_WEEK:
        return ""
    limits = f"from {SHORTEST_WEEK} to {FULL_TIME_WEEK} hours a week"
    return f"One post is {limits}, and {write_hours(hours)} is not. Change what you typed"


def write_hours(hours: Decimal) -> str:
    """'0.8 WTE, 30 hours a week'."""
    return Post("", hours=hours).hours_text

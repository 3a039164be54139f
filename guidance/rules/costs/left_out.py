"""What the cost of a post leaves out, because we do not have a number that it needs and nobody typed one."""

from collections.abc import Iterator

from guidance.rules.costs import posts
from guidance.rules.costs.cost_numbers import HeldNumbers
from guidance.rules.costs.cost_sheets import LeftOut


def list_left_out(post: posts.Post, held: HeldNumbers) -> Iterator[LeftOut]:
    """`held` is with what was typed. Without the pay nothing is worked out, so nothing else is named beside it."""
    if held.pay.value is None:
        yield LeftOut("Pay", f"the full-time pay of {post.name}", ("pay",))
        return
    if held.full_time_hours.value is None:
        yield LeftOut("Pay", "the hours of a full-time week", ("pay",))
        return
    limits = held.supplement
    if limits and post.own.supplement is None and any(one.value is None for one in limits):
        of_zone = "its limits" if limits[0].value is not None else "its rate and limits"
        yield LeftOut("the high cost area supplement", f"{of_zone} for {post.year_text}", ("supplement",))
    if post.on_costs == posts.OnCosts.RATES:
        yield from _list_rates_left_out(post, held)
    if post.on_costs == posts.OnCosts.PERCENTAGE and post.own.percentage is None:
        yield LeftOut("the employer's own costs", "their percentage of pay", ("percentage",))


def _list_rates_left_out(post: posts.Post, held: HeldNumbers) -> Iterator[LeftOut]:
    parts = (
        (held.insurance_rate, "rate", "insurance_rate"),
        (held.insurance_threshold, "threshold", "insurance_threshold"),
    )
    missing = [(name, field) for number, name, field in parts if number.value is None]
    if missing:
        names = " and ".join(name for name, _ in missing)
        yield LeftOut("National Insurance", f"its {names} for {post.year_text}", tuple(field for _, field in missing))
    if held.pension_rate.value is None:
        yield LeftOut("the pension", f"what the employer pays for {post.year_text}", ("pension_rate",))

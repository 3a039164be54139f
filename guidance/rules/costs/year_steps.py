"""The steps by which a year's cost is worked out, at numbers that stay the same for all of it."""

from collections.abc import Iterator
from decimal import Decimal

from guidance.rules import numbers
from guidance.rules.costs import annual_costs, cost_numbers, cost_sheets, posts, sum_steps
from guidance.rules.costs.costed_periods import CostedPeriod
from guidance.rules.money import format_pounds

TIMES, LESS = "\N{MULTIPLICATION SIGN}", "\N{MINUS SIGN}"
LEFT_OUT = "left out: a number that it needs is not known"
NOT_CLAIMED = (
    "Not part of a claim. Training, supervision, management fees, premises and equipment are not repaid, says Practice "
    "Business (undated, and not official). We have found no rule on travel or the levy for any year: ask your ICB."
)
OUTSIDE = "Beside pay, National Insurance and pension."


def list_year_parts(post: posts.Post, period: CostedPeriod, when: str) -> Iterator[sum_steps.Part]:
    """`when` follows each heading where the year has several such parts: ', until 30 September 2026'."""
    held, annual = period.held, period.annual
    yield sum_steps.Part(f"Pay{when}", tuple(_list_pay(post, held, annual)))
    own_costs = tuple(_list_own_costs(post, held, annual))
    yield sum_steps.Part(f"The employer's own costs{when}", own_costs, _note_left_out(post))
    others = tuple(_list_others(post, annual))
    if others:
        yield sum_steps.Part(f"Other costs{when}", others, OUTSIDE if post.is_outside_the_arrs else NOT_CLAIMED)


def write_hours(post: posts.Post, held: cost_numbers.HeldNumbers) -> str:
    return f"{numbers.format_number(post.hours)} ÷ {numbers.format_number(held.full_time_hours.value)}"


def name_total(post: posts.Post, left_out: tuple[cost_sheets.LeftOut, ...]) -> str:
    has_more = post.on_costs != posts.OnCosts.NONE or post.own.other is not None or post.pays_levy
    named = "The cost of the post, a year" if has_more else "Pay alone, a year"
    return f"{named}, as far as we know it" if left_out else named


def _list_pay(
    post: posts.Post, held: cost_numbers.HeldNumbers, annual: annual_costs.AnnualCosts
) -> Iterator[sum_steps.SumStep]:
    full_time = held.pay.value
    yield sum_steps.SumStep("Full-time pay a year", "typed by you" if held.pay.is_typed else post.name, full_time)
    working = f"{held.pay.in_a_sum} {TIMES} {write_hours(post, held)}"
    yield sum_steps.SumStep(f"For {numbers.format_number(post.hours)} hours a week", working, annual.pay)
    if held.supplement is None:
        return
    how = LEFT_OUT if annual.supplement is None else _describe_supplement(post, held, held.supplement)
    yield sum_steps.SumStep("High cost area supplement", how, annual.supplement)
    if annual.supplement is not None:
        working = f"{format_pounds(annual.pay)} + {format_pounds(annual.supplement)}"
        yield sum_steps.SumStep("Pay with the supplement", working, annual.pay_with_supplement)


def _describe_supplement(
    post: posts.Post,
    held: cost_numbers.HeldNumbers,
    supplement: tuple[cost_numbers.Number, cost_numbers.Number, cost_numbers.Number],
) -> str:
    """Worked out for a full-time post, then for the hours. Reducing it by hours is our assumption."""
    full_time = annual_costs.find_full_time_supplement(post, held)
    if post.own.supplement is not None:
        how = f"{format_pounds(full_time)} for a full-time post, typed by you"
    else:
        rate, least, most = (one.in_a_sum for one in supplement)
        how = (
            f"{rate} of {held.pay.in_a_sum}, at least {least} and at most {most}: {format_pounds(full_time)}"
            f"{_how_limits_are_known(supplement)}"
        )
    return f"{how}, {TIMES} {write_hours(post, held)}"


def _how_limits_are_known(supplement: tuple[cost_numbers.Number, ...]) -> str:
    """Limits that are our own arithmetic are said to be, in the line that uses them."""
    said = dict.fromkeys(one.worked_out for one in supplement if one.worked_out)
    return f" (limits: {'; '.join(said).lower()})" if said else ""


def _list_own_costs(
    post: posts.Post, held: cost_numbers.HeldNumbers, annual: annual_costs.AnnualCosts
) -> Iterator[sum_steps.SumStep]:
    pay = format_pounds(annual.pay_with_supplement)
    if post.on_costs == posts.OnCosts.RATES:
        working = f"({pay} {LESS} {held.insurance_threshold.in_a_sum}) {TIMES} {held.insurance_rate.in_a_sum}"
        yield _make_step("National Insurance", working, annual.insurance)
        yield _make_step("Pension", f"{pay} {TIMES} {held.pension_rate.in_a_sum}", annual.pension)
    elif post.on_costs == posts.OnCosts.PERCENTAGE:
        rate = numbers.format_measure(post.own.percentage, numbers.PER_CENT)
        working = f"{pay} {TIMES} {rate}{cost_numbers.MARK}"
        yield _make_step("One percentage of pay", working, annual.percentage)


def _list_others(post: posts.Post, annual: annual_costs.AnnualCosts) -> Iterator[sum_steps.SumStep]:
    if annual.other is not None:
        yield sum_steps.SumStep("Other costs", "typed by you", annual.other)
    if post.pays_levy:
        working = f"{format_pounds(annual.pay_with_supplement)} {TIMES} {cost_numbers.LEVY_RATE.in_a_sum}"
        yield _make_step("Apprenticeship levy", working, annual.levy)


def _make_step(label: str, working: str, amount: Decimal | None) -> sum_steps.SumStep:
    return sum_steps.SumStep(label, LEFT_OUT if amount is None else working, amount)


def _note_left_out(post: posts.Post) -> str:
    if post.own.other is not None:
        return ""
    if post.on_costs == posts.OnCosts.NONE:
        return "Left out, as you chose. The post costs its employer more than its pay."
    return "No other costs were typed, so none are in the sum."


def add_up_working(annual: annual_costs.AnnualCosts) -> str:
    """'£31,967.20 + £4,045.08 + £4,596.88'."""
    parts = (annual.pay_with_supplement, *annual.claimable[2:], *annual.not_claimed)
    return " + ".join(format_pounds(part) for part in parts if part is not None)


def list_numbers(post: posts.Post, held: cost_numbers.HeldNumbers) -> Iterator[cost_numbers.Number]:
    """The numbers that this sum uses, in order."""
    typed = cost_numbers.TYPED
    yield held.pay
    yield held.full_time_hours
    if held.supplement and post.own.supplement is not None:
        yield cost_numbers.Number("High cost area supplement, full time", numbers.POUNDS, post.own.supplement, typed)
    elif held.supplement:
        yield from held.supplement
    if post.on_costs == posts.OnCosts.RATES:
        yield from (held.insurance_rate, held.insurance_threshold, held.pension_rate)
    if post.on_costs == posts.OnCosts.PERCENTAGE:
        share = post.own.percentage
        source = "" if share is None else typed
        yield cost_numbers.Number("Employer's costs, as a share of pay", numbers.PER_CENT, share, source)
    if post.own.other is not None:
        yield cost_numbers.Number("Other costs a year", numbers.POUNDS, post.own.other, typed)
    if post.pays_levy:
        yield cost_numbers.LEVY_RATE

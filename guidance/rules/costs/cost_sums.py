"""Works out the cost of a post with every step, from numbers held and typed, and who pays.

A number that is neither held nor typed is None, and so is every amount worked out from it. The sum goes on without it,
and names what it leaves out; without the pay there is none.
"""

from collections.abc import Iterator
from decimal import Decimal

from guidance.rules import numbers
from guidance.rules.costs import cost_numbers, cost_sheets, employment_cost, hours_and_days, posts, who_pays
from guidance.rules.costs.left_out import list_left_out
from guidance.rules.held import NotHeld
from guidance.rules.money import format_pounds

LEFT_OUT = "left out: a number that it needs is not known"
BY_DAYS = "By days, which is our own arithmetic. Who pays is worked out from this amount."


def build_cost_sheet(post: posts.Post, held: cost_numbers.HeldNumbers) -> cost_sheets.CostSheet:
    held = held.or_typed(post.own)
    pay_steps, pay = _work_out_pay(post, held)
    cost_steps, costs = _work_out_on_costs(post, held, pay)
    cost = employment_cost.add_up_known(pay, *costs)
    left_out = tuple(list_left_out(post, held))
    named = "The cost of the post, a year" if cost_steps else "Pay alone, a year"
    in_all = cost_sheets.SumStep(
        f"{named}, as far as we know it" if left_out else named,
        " + ".join(format_pounds(part) for part in (pay, *costs) if part is not None),
        cost,
    )
    parts = [
        cost_sheets.Part("Pay", tuple(pay_steps)),
        cost_sheets.Part("The employer's own costs", tuple(cost_steps), _note_left_out(post)),
        cost_sheets.Part("In all", (in_all,), " ".join(f"Left out: {one.says} {one.to_type}" for one in left_out)),
    ]
    due = cost
    if post.dates_text:
        due = hours_and_days.keep_days(post, cost)
        step = cost_sheets.SumStep(post.dates_text, f"{format_pounds(cost)}{hours_and_days.write_days(post)}", due)
        parts.append(cost_sheets.Part(f"In {post.year_text}", (step,), BY_DAYS))
    if post.shares:
        parts.append(cost_sheets.Part("Each PCN's share, before anything is repaid", tuple(_share_out(post, due))))
    paid_by, split = who_pays.work_out_who_pays(post, held, due, left_out)
    is_outside = post.is_outside_the_arrs
    return cost_sheets.CostSheet(
        post,
        pay=held.pay.value,
        total=cost,
        claimed=split.claimed if split else None,
        most=held.most.value,
        left_out=left_out,
        parts=(*parts, paid_by),
        numbers=tuple(_list_numbers(post, held)),
        rule="" if is_outside else held.rule_said,
        rule_sources="" if is_outside else held.rule_sources,
        bands_caution="" if is_outside else held.bands_caution,
    )


def _share_out(post: posts.Post, cost: Decimal | None) -> Iterator[cost_sheets.SumStep]:
    """Shares that make up the whole post add up to its cost: a penny that rounding leaves goes to one of them."""
    shared, paid = Decimal(0), Decimal(0)
    for one in post.shares:
        shared += one.share
        up_to_here = employment_cost.in_proportion(cost, shared, Decimal(1))
        amount = None if up_to_here is None else up_to_here - paid
        paid = up_to_here or Decimal(0)
        working = f"{format_pounds(cost)} {hours_and_days.TIMES} {numbers.format_number(one.share * 100)}%"
        yield cost_sheets.SumStep(one.pcn, working, amount)


def _work_out_pay(post: posts.Post, held: cost_numbers.HeldNumbers) -> tuple[list[cost_sheets.SumStep], Decimal | None]:
    full_time = held.pay.value
    basic = employment_cost.in_proportion(full_time, post.hours, held.full_time_hours.value)
    steps = [
        cost_sheets.SumStep("Full-time pay a year", post.name, full_time),
        cost_sheets.SumStep(
            f"For {numbers.format_number(post.hours)} hours a week",
            f"{format_pounds(full_time)} {hours_and_days.TIMES} {hours_and_days.write_hours(post, held)}",
            basic,
        ),
    ]
    if held.supplement is None:
        return steps, basic
    step = _work_out_supplement(post, held, held.supplement)
    if step.amount is None:
        return [*steps, step], basic
    pay = employment_cost.add_up_known(basic, step.amount)
    whole = cost_sheets.SumStep("Pay with the supplement", f"{format_pounds(basic)} + {step.text}", pay)
    return [*steps, step, whole], pay


def _work_out_supplement(
    post: posts.Post,
    held: cost_numbers.HeldNumbers,
    supplement: tuple[cost_numbers.Number, cost_numbers.Number, cost_numbers.Number],
) -> cost_sheets.SumStep:
    """Work it out for a full-time post, then for the hours. Reducing it by hours is our assumption."""
    rate, least, most = (part.value for part in supplement)
    full_time = post.own.supplement
    if full_time is not None:
        how = f"{format_pounds(full_time)} for a full-time post, typed by you"
    else:
        full_time = employment_cost.high_cost_supplement(held.pay.value, rate, least, most)
        if full_time is None:
            return cost_sheets.SumStep("High cost area supplement", LEFT_OUT, None)
        how = (
            f"{numbers.format_measure(rate, numbers.PER_CENT)} of {format_pounds(held.pay.value)}, "
            f"at least {format_pounds(least)} and at most {format_pounds(most)}: {format_pounds(full_time)}"
            f"{_how_limits_are_known(supplement)}"
        )
    for_hours = employment_cost.in_proportion(full_time, post.hours, held.full_time_hours.value)
    return cost_sheets.SumStep(
        "High cost area supplement",
        f"{how}, {hours_and_days.TIMES} {hours_and_days.write_hours(post, held)}",
        for_hours,
    )


def _how_limits_are_known(supplement: tuple[cost_numbers.Number, ...]) -> str:
    """Limits that are our own arithmetic are said to be, in the line that uses them."""
    said = dict.fromkeys(one.worked_out for one in supplement if one.worked_out)
    return f" (limits: {'; '.join(said).lower()})" if said else ""


def _work_out_on_costs(
    post: posts.Post, held: cost_numbers.HeldNumbers, pay: Decimal | None
) -> tuple[list[cost_sheets.SumStep], list[Decimal | None]]:
    steps = []
    if post.on_costs == posts.OnCosts.RATES:
        rate, threshold = held.insurance_rate.value, held.insurance_threshold.value
        above = f"({format_pounds(pay)} {who_pays.LESS} {format_pounds(threshold)})"
        insurance = employment_cost.national_insurance(pay, rate, threshold)
        working = f"{above} {hours_and_days.TIMES} {numbers.format_measure(rate, numbers.PER_CENT)}"
        steps = [
            cost_sheets.SumStep("National Insurance", LEFT_OUT if insurance is None else working, insurance),
            _take_percentage("Pension", pay, held.pension_rate.value),
        ]
    elif post.on_costs == posts.OnCosts.PERCENTAGE:
        steps = [_take_percentage("One percentage of pay", pay, post.own.percentage)]
    if post.own.other is not None:
        other = employment_cost.round_to_penny(post.own.other)
        steps.append(cost_sheets.SumStep("Other costs", "typed by you", other))
    return steps, [step.amount for step in steps]


def _take_percentage(label: str, pay: Decimal | None, rate: Decimal | None) -> cost_sheets.SumStep:
    working = f"{format_pounds(pay)} {hours_and_days.TIMES} {numbers.format_measure(rate, numbers.PER_CENT)}"
    amount = employment_cost.get_percentage(pay, rate)
    return cost_sheets.SumStep(label, LEFT_OUT if amount is None else working, amount)


def _note_left_out(post: posts.Post) -> str:
    if post.own.other is not None:
        return ""
    if post.on_costs == posts.OnCosts.NONE:
        return "Left out, as you chose. The post costs its employer more than its pay."
    return "No other costs were typed, so none are in the sum."


def _list_numbers(post: posts.Post, held: cost_numbers.HeldNumbers) -> Iterator[cost_numbers.Number]:
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
    if not post.is_outside_the_arrs and not isinstance(held.rule, NotHeld):
        yield held.most

"""The cost of a post with every step of the sum, from numbers held and typed, and who pays.

A number that is neither held nor typed is None, and so is every amount worked out from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from guidance.rules.choosing import funding
from guidance.rules.costs import cost_numbers, employment_cost
from guidance.rules.held import NotHeld
from guidance.rules.money import format_pounds
from guidance.rules.numbers import PER_CENT, POUNDS, format_measure, format_number

TIMES = "\N{MULTIPLICATION SIGN}"
LESS = "\N{MINUS SIGN}"
UP_TO, AT_LEAST = "up to", "at least"


@dataclass(frozen=True, slots=True)
class SumStep:
    """One line of the sum. `working` shows how the amount was worked out; an amount of None is not held.

    `limit` is UP_TO or AT_LEAST if the source gives only a limit.
    """

    label: str
    working: str
    amount: Decimal | None
    limit: str = ""

    @property
    def text(self) -> str:
        said = format_pounds(self.amount)
        return f"{self.limit} {said}" if self.limit and self.amount is not None else said


@dataclass(frozen=True, slots=True)
class Part:
    heading: str
    steps: tuple[SumStep, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class CostSheet:
    """`numbers` are all the numbers used in the sum. `total` is a year's cost before anything is repaid."""

    post: str
    year: str
    total: Decimal | None
    parts: tuple[Part, ...]
    numbers: tuple[cost_numbers.Number, ...]

    @property
    def who_pays(self) -> Part:
        return self.parts[-1]


def build_cost_sheet(facts: cost_numbers.CostFacts, answers: cost_numbers.CostAnswers) -> CostSheet:
    facts = _replace_typed(facts, answers)
    pay_steps, pay = _work_out_pay(facts, answers)
    cost_steps, costs = _work_out_on_costs(facts, answers, pay)
    cost = employment_cost.add_up(pay, *costs)
    parts = [
        Part("Pay", tuple(pay_steps)),
        Part("The employer's own costs", tuple(cost_steps), _note_left_out(answers)),
    ]
    named = "The cost of the post, a year" if cost_steps else "Pay alone, a year"
    parts.append(Part("In all", (SumStep(named, " + ".join(format_pounds(part) for part in (pay, *costs)), cost),)))
    parts.append(_who_pays(facts, answers, cost))
    return CostSheet(facts.post, facts.year, cost, tuple(parts), tuple(_list_numbers(facts, answers)))


def _replace_typed(facts: cost_numbers.CostFacts, answers: cost_numbers.CostAnswers) -> cost_numbers.CostFacts:
    return replace(
        facts,
        pay=facts.pay.or_typed(answers.pay),
        insurance_rate=facts.insurance_rate.or_typed(answers.insurance_rate),
        insurance_threshold=facts.insurance_threshold.or_typed(answers.insurance_threshold),
        pension_rate=facts.pension_rate.or_typed(answers.pension_rate),
        most=facts.most.or_typed(answers.most),
    )


def _write_hours(answers: cost_numbers.CostAnswers, facts: cost_numbers.CostFacts) -> str:
    return f"{format_number(answers.hours)} ÷ {format_number(facts.full_time_hours.value)}"


def _work_out_pay(
    facts: cost_numbers.CostFacts, answers: cost_numbers.CostAnswers
) -> tuple[list[SumStep], Decimal | None]:
    full_time, hours = facts.pay.value, facts.full_time_hours.value
    basic = employment_cost.in_proportion(full_time, answers.hours, hours)
    steps = [
        SumStep("Full-time pay a year", facts.post, full_time),
        SumStep(
            f"For {format_number(answers.hours)} hours a week",
            f"{format_pounds(full_time)} {TIMES} {_write_hours(answers, facts)}",
            basic,
        ),
    ]
    if facts.supplement is None:
        return steps, basic
    step = _work_out_supplement(facts, facts.supplement, answers)
    pay = employment_cost.add_up(basic, step.amount)
    return [*steps, step, SumStep("Pay with the supplement", f"{format_pounds(basic)} + {step.text}", pay)], pay


def _work_out_supplement(
    facts: cost_numbers.CostFacts,
    held: tuple[cost_numbers.Number, cost_numbers.Number, cost_numbers.Number],
    answers: cost_numbers.CostAnswers,
) -> SumStep:
    """Work it out for a full-time post, then for the hours. Reducing it by hours is our assumption."""
    rate, least, most = (part.value for part in held)
    full_time = answers.supplement
    if full_time is not None:
        how = f"{format_pounds(full_time)} for a full-time post, typed by you"
    else:
        full_time = employment_cost.high_cost_supplement(facts.pay.value, rate, least, most)
        how = (
            f"{format_measure(rate, PER_CENT)} of {format_pounds(facts.pay.value)}, "
            f"at least {format_pounds(least)} and at most {format_pounds(most)}: {format_pounds(full_time)}"
            f"{_how_limits_are_known(held)}"
        )
    for_hours = employment_cost.in_proportion(full_time, answers.hours, facts.full_time_hours.value)
    return SumStep("High cost area supplement", f"{how}, {TIMES} {_write_hours(answers, facts)}", for_hours)


def _how_limits_are_known(held: tuple[cost_numbers.Number, ...]) -> str:
    """Limits that are our own arithmetic are said to be, in the line that uses them."""
    said = dict.fromkeys(one.worked_out for one in held if one.worked_out)
    return f" (limits: {'; '.join(said).lower()})" if said else ""


def _work_out_on_costs(
    facts: cost_numbers.CostFacts, answers: cost_numbers.CostAnswers, pay: Decimal | None
) -> tuple[list[SumStep], list[Decimal | None]]:
    steps = []
    if answers.on_costs == cost_numbers.OnCosts.RATES:
        rate, threshold = facts.insurance_rate.value, facts.insurance_threshold.value
        pension = facts.pension_rate.value
        steps = [
            SumStep(
                "National Insurance",
                f"({format_pounds(pay)} {LESS} {format_pounds(threshold)}) {TIMES} {format_measure(rate, PER_CENT)}",
                employment_cost.national_insurance(pay, rate, threshold),
            ),
            SumStep(
                "Pension",
                f"{format_pounds(pay)} {TIMES} {format_measure(pension, PER_CENT)}",
                employment_cost.get_percentage(pay, pension),
            ),
        ]
    elif answers.on_costs == cost_numbers.OnCosts.PERCENTAGE:
        rate = answers.percentage
        steps = [
            SumStep(
                "One percentage of pay",
                f"{format_pounds(pay)} {TIMES} {format_measure(rate, PER_CENT)}",
                employment_cost.get_percentage(pay, rate),
            )
        ]
    if answers.other is not None:
        steps.append(SumStep("Other costs", "typed by you", employment_cost.round_to_penny(answers.other)))
    return steps, [step.amount for step in steps]


def _note_left_out(answers: cost_numbers.CostAnswers) -> str:
    if answers.on_costs == cost_numbers.OnCosts.NONE and answers.other is None:
        return "Left out, as you chose. The post costs its employer more than its pay."
    if answers.other is None:
        return "No other costs were typed, so none are in the sum."
    return ""


def _who_pays(facts: cost_numbers.CostFacts, answers: cost_numbers.CostAnswers, cost: Decimal | None) -> Part:
    heading = f"Who pays in {facts.year}"
    if answers.place == cost_numbers.OUTSIDE:
        return Part(heading, (), "Outside the ARRS nothing is repaid: whoever employs the post pays in full.")
    if isinstance(facts.rule, NotHeld):
        return Part(heading, (), f"Not held. {facts.rule.why}")
    terms = [facts.rule.caution]
    if facts.rule.repaid.condition:
        terms.append(f"Only where there is {facts.rule.repaid.condition}.")
    if facts.rule.repaid.up_to:
        terms.append("The source says 'up to': less may be repaid, and then more is left with the PCN.")
    steps = tuple(_list_split_steps(facts, facts.rule, answers, cost))
    return Part(heading, steps, " ".join(term for term in terms if term))


def _list_split_steps(
    facts: cost_numbers.CostFacts, rule: funding.FundingRule, answers: cost_numbers.CostAnswers, cost: Decimal | None
) -> Iterator[SumStep]:
    most = employment_cost.in_proportion(facts.most.value, answers.hours, facts.full_time_hours.value)
    parts = funding.split_cost(cost, rule, most)
    claimed, rest = (parts.claimed, parts.rest) if parts else (None, None)
    repaid, left = (parts.repaid, parts.left) if parts else (None, None)
    up_to, at_least = (UP_TO, AT_LEAST) if rule.repaid.up_to else ("", "")
    yield SumStep(
        "May be claimed from the ARRS",
        f"{format_pounds(cost)} {TIMES} {format_number(rule.repaid.share * 100)}%",
        claimed,
        up_to,
    )
    if rule.repaid.share < 1:
        label = f"Paid by {rule.rest}" if rule.rest else "The rest: who pays it is not stated in the source"
        yield SumStep(label, f"{format_pounds(cost)} {LESS} {format_pounds(claimed)}", rest)
    yield SumStep(
        "Most that it repays for these hours", f"{facts.most.text} {TIMES} {_write_hours(answers, facts)}", most
    )
    yield SumStep("Repaid by the ARRS", "the lower of what may be claimed and the most", repaid, up_to)
    yield SumStep("Left with the PCN", "what may be claimed and is not repaid", left, at_least)


def _list_numbers(facts: cost_numbers.CostFacts, answers: cost_numbers.CostAnswers) -> Iterator[cost_numbers.Number]:
    """The numbers that this sum uses, in order."""
    yield facts.pay
    yield facts.full_time_hours
    if facts.supplement and answers.supplement is not None:
        yield cost_numbers.Number(
            "High cost area supplement, full time", POUNDS, answers.supplement, cost_numbers.TYPED
        )
    elif facts.supplement:
        yield from facts.supplement
    if answers.on_costs == cost_numbers.OnCosts.RATES:
        yield from (facts.insurance_rate, facts.insurance_threshold, facts.pension_rate)
    if answers.on_costs == cost_numbers.OnCosts.PERCENTAGE:
        source = "" if answers.percentage is None else cost_numbers.TYPED
        yield cost_numbers.Number("Employer's costs, as a share of pay", PER_CENT, answers.percentage, source)
    if answers.other is not None:
        yield cost_numbers.Number("Other costs a year", POUNDS, answers.other, cost_numbers.TYPED)
    if answers.place != cost_numbers.OUTSIDE and not isinstance(facts.rule, NotHeld):
        yield facts.most

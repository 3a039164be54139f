"""The cost of a post, step by step."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.choosing.funding import FundingRule, ShareRepaid
from guidance.rules.costs.cost_numbers import TYPED, HeldNumbers, Number, PeriodNumbers
from guidance.rules.costs.cost_sheets import CostSheet
from guidance.rules.costs.cost_sums import build_cost_sheet
from guidance.rules.costs.months import Days, all_days
from guidance.rules.costs.posts import OnCosts, OwnNumbers, PcnShare, PlaceInBand, Post
from guidance.rules.held import NotHeld

HALF = FundingRule(ShareRepaid(Decimal("0.5")), rest="the provider")
HELD = HeldNumbers(
    pay=Number("Pay", "pounds", Decimal(39959), "Pay scales"),
    full_time_hours=Number("Full-time week", "hours a week", Decimal("37.5"), "Handbook"),
    supplement=None,
    insurance_rate=Number("Rate", "per cent", Decimal(15), "Act"),
    insurance_threshold=Number("Threshold", "pounds", Decimal(5000), "Act"),
    pension_rate=Number("Pension", "per cent", Decimal("14.38"), "NHS Employers"),
    most=Number("Most", "pounds"),
    rule=HALF,
)
LONDON = replace(
    HELD,
    supplement=(
        Number("Supplement", "per cent", Decimal(20), "Annex 9"),
        Number("Least", "pounds", Decimal(5415), "Annex 9"),
        Number("Most", "pounds", Decimal(8465), "Annex 9"),
    ),
)
amounts = st.one_of(st.none(), st.decimals(min_value=0, max_value=200_000, places=2))
rates = st.one_of(st.none(), st.decimals(min_value=0, max_value=100, places=2))
hours = st.decimals(min_value="0.5", max_value="37.5", places=1)


def a_number(label: str) -> st.SearchStrategy[Number]:
    return st.builds(Number, label=st.just(label), unit=st.just("pounds"), value=amounts)


all_held = st.builds(
    HeldNumbers,
    pay=a_number("Pay"),
    full_time_hours=st.just(HELD.full_time_hours),
    supplement=st.one_of(st.none(), st.tuples(a_number("Supplement"), a_number("Least"), a_number("Greatest"))),
    insurance_rate=a_number("Rate"),
    insurance_threshold=a_number("Threshold"),
    pension_rate=a_number("Pension"),
    most=a_number("Most"),
    rule=st.sampled_from([HALF, FundingRule(ShareRepaid(Decimal(1), up_to=True)), NotHeld("Nobody says.")]),
)
posts = st.builds(
    Post,
    year=st.just("2026-27"),
    hours=hours,
    on_costs=st.sampled_from(list(OnCosts)),
    place=st.sampled_from([None, PlaceInBand.FIRST, PlaceInBand.OUTSIDE]),
    starts_on=st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2027, 3, 31))),
    own=st.builds(
        OwnNumbers,
        pay=amounts,
        supplement=amounts,
        insurance_rate=rates,
        insurance_threshold=amounts,
        pension_rate=rates,
        percentage=rates,
        other=amounts,
        most=amounts,
    ),
)


def a_post(on_costs: OnCosts = OnCosts.RATES, place: PlaceInBand | None = PlaceInBand.FIRST, **own: Decimal) -> Post:
    return Post(
        "2026-27",
        band="6",
        step="entry",
        hours=Decimal(30),
        place=place,
        on_costs=on_costs,
        own=OwnNumbers(**own),
    )


def cost_of(post: Post, held: HeldNumbers) -> CostSheet:
    """At numbers that stay the same all year."""
    return build_cost_sheet(post, [PeriodNumbers(all_days(post.year), held)])


def lines(sheet: CostSheet) -> dict[str, str]:
    return {step.label: step.text for part in sheet.parts for step in part.steps}


def test_every_step_of_a_sum_is_there_with_its_working() -> None:
    sheet = cost_of(a_post(), HELD)
    assert [(step.label, step.working, step.text) for part in sheet.parts for step in part.steps] == [
        ("Full-time pay a year", "Band 6, entry, 2026/27", "£39,959"),
        ("For 30 hours a week", "£39,959 × 30 ÷ 37.5", "£31,967.20"),  # noqa: RUF001
        ("National Insurance", "(£31,967.20 − £5,000) × 15%", "£4,045.08"),  # noqa: RUF001
        ("Pension", "£31,967.20 × 14.38%", "£4,596.88"),  # noqa: RUF001
        ("The cost of the post, a year", "£31,967.20 + £4,045.08 + £4,596.88", "£40,609.16"),
        ("May be claimed from the ARRS", "£40,609.16 × 50%", "£20,304.58"),  # noqa: RUF001
        ("The other half", "£40,609.16 − £20,304.58", "£20,304.58"),  # noqa: RUF001
    ]
    assert sheet.total == Decimal("40609.16")


def test_what_is_typed_stands_in_for_what_is_held_and_says_so() -> None:
    sheet = cost_of(a_post(pay=Decimal(40000), pension_rate=Decimal(20), most=Decimal(10000)), HELD)
    assert lines(sheet)["For 30 hours a week"] == "£32,000"
    assert lines(sheet)["Pension"] == "£6,400"
    assert lines(sheet)["Repaid by the ARRS"] == "£8,000"  # in proportion to the hours
    typed = {number.label for number in sheet.numbers if number.source == TYPED}
    assert typed == {"Full-time pay", "Pension", "Most"}


def test_a_supplement_within_limits_that_we_worked_out_says_so_in_its_line() -> None:
    how = "Worked out from the years on either side"
    rate, least, most = LONDON.supplement or ()
    ours = replace(LONDON, supplement=(rate, replace(least, worked_out=how), replace(most, worked_out=how)))
    workings = {step.label: step.working for part in cost_of(a_post(), ours).parts for step in part.steps}
    assert ": £7,991.80 (limits: worked out from the years on either side), " in workings["High cost area supplement"]
    held = {step.label: step.working for part in cost_of(a_post(), LONDON).parts for step in part.steps}
    assert "orked out" not in held["High cost area supplement"]


def test_what_is_typed_takes_the_mark_of_our_arithmetic_away() -> None:
    ours = Number("Threshold", "pounds", Decimal(5000), "Act", caution="Ours", worked_out="Worked out from two years")
    assert ours.or_typed(Decimal(6000)) == Number("Threshold", "pounds", Decimal(6000), TYPED, TYPED)


def test_a_supplement_is_worked_out_full_time_and_then_for_the_hours() -> None:
    sheet = cost_of(a_post(), LONDON)
    assert lines(sheet)["High cost area supplement"] == "£6,393.44"  # 20% is £7,991.80
    assert lines(sheet)["Pay with the supplement"] == "£38,360.64"
    assert lines(cost_of(a_post(supplement=Decimal(7500)), LONDON))["High cost area supplement"] == "£6,000"


def test_costs_can_be_one_percentage_or_left_out_and_the_sum_says_which() -> None:
    one = cost_of(a_post(on_costs=OnCosts.PERCENTAGE, percentage=Decimal(25)), HELD)
    assert lines(one)["One percentage of pay"] == "£7,991.80"
    assert one.numbers[2].source == TYPED
    untyped = cost_of(a_post(on_costs=OnCosts.PERCENTAGE), HELD)
    assert (untyped.numbers[2].value, untyped.numbers[2].source) == (None, "")
    none = cost_of(a_post(on_costs=OnCosts.NONE), HELD)
    assert lines(none)["Pay alone, a year"] == "£31,967.20"
    assert "The post costs its employer more than its pay." in none.parts[1].note
    other = cost_of(a_post(on_costs=OnCosts.NONE, other=Decimal(500)), HELD)
    assert lines(other)["The cost of the post, a year"] == "£32,467.20"
    assert lines(other)["Other costs"] == "£500"
    assert "Other costs a year" in [number.label for number in other.numbers]


@pytest.mark.parametrize("on_costs", OnCosts)
def test_a_sum_says_that_other_costs_are_not_in_it_exactly_where_none_were_typed(on_costs: OnCosts) -> None:
    without = cost_of(a_post(on_costs, percentage=Decimal(25)), HELD)
    assert "Other costs" not in lines(without)
    assert "Other costs a year" not in [number.label for number in without.numbers]
    assert ("Left out" if on_costs == OnCosts.NONE else "none are in the sum") in without.parts[1].note
    for typed in (Decimal(0), Decimal(500)):
        sheet = cost_of(a_post(on_costs, percentage=Decimal(25), other=typed), HELD)
        assert sheet.parts[1].note == ""


def test_up_to_is_passed_on_and_what_is_left_is_then_at_least() -> None:
    rule = FundingRule(ShareRepaid(Decimal(1), up_to=True, condition="a written agreement"))
    sheet = cost_of(a_post(most=Decimal(40000)), replace(HELD, rule=rule))
    assert lines(sheet)["Repaid by the ARRS"] == "up to £32,000"
    assert lines(sheet)["Left with the PCN"] == "at least £8,609.16"
    assert "Only where there is a written agreement." in sheet.who_pays.note
    assert "less may be repaid" in sheet.who_pays.note


@pytest.mark.parametrize(
    ("rule", "place", "note"),
    [
        (NotHeld("Nobody says."), PlaceInBand.FIRST, "Nobody says."),
        (HALF, PlaceInBand.OUTSIDE, "Outside the ARRS nothing is repaid"),
    ],
)
def test_without_a_rule_nothing_is_split(rule: FundingRule | NotHeld, place: PlaceInBand, note: str) -> None:
    sheet = cost_of(a_post(place=place), replace(HELD, rule=rule))
    assert sheet.who_pays.steps == ()
    assert note in sheet.who_pays.note
    assert "Most" not in [number.label for number in sheet.numbers]


@given(post=posts, held=all_held)
def test_a_sum_goes_on_without_a_number_that_is_not_known_names_it_and_never_takes_it_for_0(
    post: Post, held: HeldNumbers
) -> None:
    sheet = cost_of(post, held)
    has_rule = not isinstance(held.rule, NotHeld) and post.place != PlaceInBand.OUTSIDE
    needed = [number.value for number in (sheet.numbers[:-1] if has_rule else sheet.numbers)]
    assert bool(sheet.left_out) == (None in needed)
    assert (sheet.total is None) == (sheet.pay is None)
    for part in sheet.parts:
        for step in part.steps:
            assert (step.text == "not known") == (step.amount is None)
    amounts = {step.label: step.amount for part in sheet.parts for step in part.steps}
    named = {one.what for one in sheet.left_out}
    if sheet.total is not None:
        assert ("National Insurance" in amounts and amounts["National Insurance"] is None) == (
            "National Insurance" in named
        )
        assert ("Pension" in amounts and amounts["Pension"] is None) == ("the pension" in named)


def test_a_sum_without_the_threshold_has_pay_and_pension_and_says_what_to_type() -> None:
    sheet = cost_of(a_post(), replace(HELD, insurance_threshold=Number("Threshold", "pounds")))
    assert sheet.total == Decimal("36564.08")  # 31,967.20 + 4,596.88
    assert sheet.total_text == "£36,564.08 without National Insurance"
    [left_out] = sheet.left_out
    assert left_out.says == "National Insurance: we have not found its threshold for 2026/27."
    assert left_out.to_type == "Type your own under 'National Insurance: threshold a year'."
    assert lines(sheet)["May be claimed from the ARRS"] == "£18,282.04"
    assert "Worked out without National Insurance." in sheet.who_pays.note
    typed = cost_of(
        a_post(insurance_threshold=Decimal(5000)), replace(HELD, insurance_threshold=Number("Threshold", "pounds"))
    )
    assert (typed.total, typed.left_out) == (Decimal("40609.16"), ())


def test_a_supplement_whose_limits_are_not_known_is_left_out_of_pay_and_of_what_goes_by_pay() -> None:
    rate, least, _ = LONDON.supplement or ()
    sheet = cost_of(a_post(), replace(LONDON, supplement=(rate, least, Number("Most", "pounds"))))
    assert sheet.total == Decimal("40609.16")  # as outside London
    assert [(one.what, one.fields) for one in sheet.left_out] == [("the high cost area supplement", ("supplement",))]
    assert "Pay with the supplement" not in lines(sheet)


def test_without_the_pay_there_is_no_sum_and_nothing_else_is_asked_for() -> None:
    sheet = cost_of(a_post(), replace(HELD, pay=Number("Pay", "pounds"), pension_rate=Number("Rate", "per cent")))
    assert sheet.total is None
    assert [one.fields for one in sheet.left_out] == [("pay",)]
    assert sheet.who_pays.steps == ()
    assert "The ARRS repays 50% of the cost" in sheet.who_pays.note


def test_without_the_maximum_a_split_stops_at_the_claim_and_says_so() -> None:
    sheet = cost_of(a_post(), HELD)
    assert sheet.lacks_maximum
    assert "We have not found the maximum reimbursement for 2026/27" in sheet.who_pays.note
    claim, rest = sheet.who_pays.steps
    assert claim.text_and_note == "£20,304.58: within a maximum that we have not found for 2026/27."
    assert (rest.label, rest.text_and_note) == ("The other half", "£20,304.58: paid by the provider.")
    with_maximum = cost_of(a_post(most=Decimal(40000)), HELD)
    assert not with_maximum.lacks_maximum
    assert with_maximum.who_pays.steps[0].text_and_note == "£20,304.58"


def test_a_post_outside_the_arrs_carries_no_rule_of_the_year() -> None:
    held = replace(HELD, rule_said="The ARRS repays 50%.", rule_sources="A calculator")
    sheet = cost_of(a_post(place=PlaceInBand.OUTSIDE), held)
    assert (sheet.rule, sheet.rule_sources) == ("", "")


@given(post=posts, held=all_held)
def test_the_parts_of_a_split_add_up_to_the_cost(post: Post, held: HeldNumbers) -> None:
    sheet = cost_of(post, held)
    steps = {step.label: step.amount for step in sheet.who_pays.steps}
    if not steps or sheet.total is None:
        return
    rest = steps.get("The other half", steps.get("The rest", Decimal(0)))
    in_year = sheet.total - (steps.get("Other costs, not claimed") or Decimal(0))
    assert steps["May be claimed from the ARRS"] == sheet.claimed
    assert steps["May be claimed from the ARRS"] + rest == in_year
    if "Repaid by the ARRS" in steps:
        assert steps["Repaid by the ARRS"] + steps["Left with the PCN"] + rest == in_year


@given(post=posts, held=all_held, longer=hours)
def test_more_hours_never_cost_less(post: Post, held: HeldNumbers, longer: Decimal) -> None:
    shorter, longer = sorted((post.hours or longer, longer))
    less = cost_of(replace(post, hours=shorter), held).total
    more = cost_of(replace(post, hours=longer), held).total
    assert (less is None) == (more is None)
    if less is not None and more is not None:
        assert less <= more


def test_a_post_that_starts_in_the_year_is_paid_for_and_repaid_by_its_months() -> None:
    post = replace(a_post(most=Decimal(20000)), starts_on=date(2026, 10, 1))
    sheet = cost_of(post, HELD)
    (in_all,) = next(part for part in sheet.parts if part.heading == "In all").steps
    assert (in_all.label, in_all.text) == ("The cost of the post, from 1 October 2026", "£20,304.58")
    assert in_all.working == "6 months of £40,609.16 a year (£31,967.20 + £4,045.08 + £4,596.88)"
    assert [(step.working, step.text) for step in sheet.who_pays.steps] == [
        ("£40,609.16 × 50%, for 6 months", "£10,152.29"),  # noqa: RUF001
        ("£20,304.58 − £10,152.29", "£10,152.29"),  # noqa: RUF001
        ("£20,000 (typed by you) × 30 ÷ 37.5, for 6 months", "£8,000"),  # noqa: RUF001
        ("the lower of what may be claimed and the maximum", "£8,000"),
        ("what may be claimed and is not repaid", "£2,152.29"),
    ]
    assert sheet.who_pays.steps[2].label == "Maximum for these hours and days"


def test_pay_and_a_maximum_that_change_in_the_year_are_each_used_on_their_own_days() -> None:
    later = replace(HELD, pay=Number("Pay", "pounds", Decimal(42000)), most=Number("Most", "pounds", Decimal(24000)))
    first = replace(HELD, most=Number("Most", "pounds", Decimal(12000)))
    periods = [
        PeriodNumbers(Days(date(2026, 4, 1), date(2026, 6, 30)), first),
        PeriodNumbers(Days(date(2026, 7, 1), date(2027, 3, 31)), later),
    ]
    sheet = build_cost_sheet(a_post(), periods)
    # At 39,959: 31,967.20 + 4,045.08 + 4,596.88 = 40,609.16 a year; three months are 10,152.29.
    # At 42,000: 33,600 + 4,290 + 4,831.68 = 42,721.68 a year; nine months are 32,041.26.
    assert sheet.total == Decimal("42193.55")
    assert [part.heading for part in sheet.parts if part.heading.startswith("Pay")] == [
        "Pay, until 30 June 2026",
        "Pay, from 1 July 2026",
    ]
    # The maximum for 30 hours is 9,600 and then 19,200 a year: 2,400 and 14,400. Half of the cost is above both.
    assert lines(sheet)["Repaid by the ARRS"] == "£16,800"
    # Half of 10,152.29 and of 32,041.26.
    assert lines(sheet)["May be claimed from the ARRS"] == "£21,096.78"
    # A post that starts on the day of the change is shown the later numbers alone.
    later_alone = build_cost_sheet(replace(a_post(), starts_on=date(2026, 7, 1)), periods)
    assert [part.heading for part in later_alone.parts if part.heading.startswith("Pay")] == ["Pay, from 1 July 2026"]
    assert later_alone.total == Decimal("32041.26")


def test_a_post_of_several_pcns_is_shared_to_the_penny() -> None:
    shares = tuple(PcnShare(pcn, Decimal(1) / 3) for pcn in ("North", "East"))
    sheet = cost_of(replace(a_post(), shares=(*shares, PcnShare("West", 1 - Decimal(2) / 3))), HELD)
    part = next(part for part in sheet.parts if part.heading.startswith("Each PCN's share"))
    assert [step.label for step in part.steps] == ["North", "East", "West"]
    assert sum(step.amount or 0 for step in part.steps) == sheet.total == Decimal("40609.16")
    two = replace(a_post(), shares=(PcnShare("North", Decimal("0.6")), PcnShare("East", Decimal("0.4"))))
    part = cost_of(two, HELD).parts[3]
    assert [(step.working, step.text, step.note) for step in part.steps] == [
        ("£40,609.16 × 60%", "£24,365.50", "of it £12,182.75 may be claimed"),  # noqa: RUF001
        ("£40,609.16 × 40%", "£16,243.66", "of it £8,121.83 may be claimed"),  # noqa: RUF001
    ]
    unknown = cost_of(two, replace(HELD, pay=Number("Pay", "pounds"))).parts[3]
    assert [step.text for step in unknown.steps] == ["not known", "not known"]


def test_the_threshold_counts_once_for_a_shared_post_and_the_result_is_for_the_pcn_s_own_share() -> None:
    half = replace(a_post(), shares=(PcnShare("Your PCN", Decimal("0.5")),))
    sheet = cost_of(half, HELD)
    assert sheet.total == Decimal("40609.16")
    # A post of 15 hours would cost 15,983.60 + 1,647.54 + 2,298.44 = 19,929.58: it would count a threshold of its own.
    assert [line.exact_text for line in sheet.result] == ["£20,304.58", "up to £10,152.29", "at least £10,152.29"]
    assert sheet.who_pays.heading == "Who pays for your 50% of the post in 2026/27"


def test_management_is_never_repaid_whatever_the_share() -> None:
    for share, back in ((Decimal("0.5"), "£20,304.58"), (Decimal(1), "£40,609.16")):
        rule = FundingRule(ShareRepaid(share))
        sheet = cost_of(a_post(other=Decimal(5000), most=Decimal(60000)), replace(HELD, rule=rule))
        assert sheet.total == Decimal("45609.16")
        assert lines(sheet)["What a claim is made of"] == "£40,609.16"
        assert lines(sheet)["Repaid by the ARRS"] == back
        assert lines(sheet)["Other costs, not claimed"] == "£5,000"


def test_the_levy_is_a_cost_that_is_not_claimed_and_only_where_it_is_asked_for() -> None:
    sheet = cost_of(replace(a_post(), pays_levy=True), HELD)
    assert lines(sheet)["Apprenticeship levy"] == "£159.84"  # 0.5% of 31,967.20 is 159.836
    assert sheet.total == Decimal("40769.00")
    assert lines(sheet)["May be claimed from the ARRS"] == "£20,304.58"
    assert "Apprenticeship levy" not in lines(cost_of(a_post(), HELD))


@pytest.mark.parametrize(
    ("changed", "result"),
    [
        ({"most": Decimal(20000)}, ["£40,609", "£16,000", "£24,609"]),
        ({}, ["£40,609", "up to £20,305", "at least £20,305"]),
        ({"place": PlaceInBand.OUTSIDE}, ["£40,609", "£0", "£40,609"]),
    ],
    ids=["a maximum", "no maximum", "outside the ARRS"],
)
def test_the_result_is_three_lines_to_the_nearest_pound(changed: dict[str, Any], result: list[str]) -> None:
    assert [line.text for line in cost_of(a_post(**changed), HELD).result] == result


def test_what_is_typed_is_marked_where_it_is_used_and_never_named_as_the_scale_s() -> None:
    post = a_post(pay=Decimal(40000), insurance_rate=Decimal(10), most=Decimal(9000))
    sheet = cost_of(post, HELD)
    workings = {step.label: step.working for part in sheet.parts for step in part.steps}
    assert workings["Full-time pay a year"] == "typed by you"
    assert workings["For 30 hours a week"] == "£40,000 (typed by you) × 30 ÷ 37.5"  # noqa: RUF001
    assert workings["National Insurance"] == "(£32,000 − £5,000) × 10% (typed by you)"  # noqa: RUF001
    assert workings["Pension"] == "£32,000 × 14.38%"  # noqa: RUF001
    assert post.name == "Band 6, your own pay, 2026/27"
    assert "entry" not in " ".join(workings.values())

"""A plan of several posts: its months, posts and shares add up, and what is not known is never 0."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.choosing.funding import FundingRule, ShareRepaid
from guidance.rules.costs import posts
from guidance.rules.costs.cost_numbers import HeldNumbers, PeriodNumbers
from guidance.rules.costs.months import all_days
from guidance.rules.costs.post_amounts import sum_up
from guidance.rules.costs.shared_posts import find_own_share
from guidance.rules.held import NotHeld
from guidance.rules.plans import plan_sums
from guidance.rules.plans.allocations import (
    TIMES,
    compare_with_allocations,
    describe_end,
    describe_what_is_left,
    write_left,
)
from guidance.rules.plans.plan_amounts import COLUMNS, NOT_RUNNING, PlanAmounts, add_up
from guidance.rules.plans.plan_notes import list_gaps, list_terms
from guidance.rules.plans.plan_results import list_plan_result
from guidance.rules.plans.planned_posts import PlannedPost
from guidance.rules.plans.plans import Plan
from tests.rules.made_up_numbers import a_number, hours, some_held, years

FIRST, LAST = date(2026, 4, 1), date(2028, 3, 31)
BANDS = ("5", "6", "7")
Numbers = dict[tuple[str, str], list[PeriodNumbers]]

held = st.fixed_dictionaries({(band, year): years(year) for band in BANDS for year in ("2026-27", "2027-28")})
some_days = st.none() | st.dates(FIRST, LAST)
shares = st.none() | st.decimals(min_value="0.01", max_value=1, places=2)


@st.composite
def planned(draw: st.DrawFn) -> PlannedPost:
    starts, ends = draw(some_days), draw(some_days)
    if starts and ends and ends < starts:
        starts, ends = ends, starts
    place = draw(st.sampled_from([posts.PlaceInBand.FIRST, posts.PlaceInBand.OUTSIDE]))
    other = draw(st.none() | st.decimals(min_value=0, max_value=9_000, places=2))
    return PlannedPost(
        draw(st.sampled_from("abc")), "a-role", draw(st.sampled_from(BANDS)), "entry", draw(hours), place=place,
        starts_on=starts, ends_on=ends, share=draw(shares), other=other, pays_levy=draw(st.booleans()),
    )  # fmt: skip


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    first, last = sorted((draw(st.dates(FIRST, LAST)), draw(st.dates(FIRST, LAST))))
    return Plan(tuple(draw(st.lists(planned(), max_size=3))), first, last)


def sum_up_plan(plan: Plan, numbers: Numbers) -> plan_sums.PlanSums:
    return plan_sums.sum_up_plan(plan, lambda post: numbers.get((post.band, post.year), []))


@given(plan=plans(), numbers=held)
def test_months_add_up_to_the_post_and_the_plan_however_it_is_divided(plan: Plan, numbers: Numbers) -> None:
    found = sum_up_plan(plan, numbers)
    for post in found.posts:
        assert len(post.by_month) == len(found.months) == len(plan.months)
        assert add_up(post.by_month) == add_up(year.total for year in post.years) == post.total
        for year in post.years:
            if year.days and year.costed:
                whole = sum_up(year.costed, year.days, find_own_share(year.post))
                assert whole.cost == year.total.cost
    for parts in (
        found.by_month,
        found.by_year,
        [one.total for one in found.posts],
        [one.total for one in found.by_role],
        [one.total for one in found.by_band],
    ):
        assert add_up(parts) == found.total


@given(plan=plans(), numbers=held)
def test_every_amount_is_in_pennies_and_the_cost_is_what_its_parts_make_up(plan: Plan, numbers: Numbers) -> None:
    for post in sum_up_plan(plan, numbers).posts:
        for month in post.by_month:
            assert all(amount is None or amount == amount.quantize(Decimal("0.01")) for amount in read(month))
            if not month.lacks:
                assert month.cost == sum(
                    filter(None, (month.repaid, month.with_pcn, month.with_provider, month.not_claimed)), Decimal(0)
                )
                assert month.left is not None and month.back is not None
                assert month.left + month.back == month.cost


@given(post=planned(), numbers=held, cut=st.integers(1, 99))
def test_a_post_that_two_pcns_share_costs_what_the_whole_does(post: PlannedPost, numbers: Numbers, cut: int) -> None:
    """The PCN's own share is the first. What is over is the other's, to the penny."""
    whole = sum_up_plan(Plan((replace(post, share=None),), FIRST, LAST), numbers).total.cost
    ours, theirs = (
        sum_up_plan(Plan((replace(post, share=Decimal(share) / 100),), FIRST, LAST), numbers).total.cost
        for share in (cut, 100 - cut)
    )
    assert whole is not None and ours is not None and theirs is not None
    assert abs(whole - ours - theirs) <= Decimal("0.01") * 12  # each period of each year is rounded


@given(post=planned(), numbers=held, day=st.dates(FIRST + timedelta(days=1), LAST))
def test_a_plan_that_is_split_in_time_costs_what_the_whole_does(post: PlannedPost, numbers: Numbers, day: date) -> None:
    whole, before, after = (
        sum_up_plan(Plan((post,), first, last), numbers).total
        for first, last in ((FIRST, LAST), (FIRST, day - timedelta(days=1)), (day, LAST))
    )
    assert add_up((before, after)).cost == whole.cost


@given(post=planned(), held_in_year=some_held, longer=hours)
def test_more_hours_never_cost_less(post: PlannedPost, held_in_year: HeldNumbers, longer: Decimal) -> None:
    assert post.hours is not None
    numbers = {(post.band, year): [PeriodNumbers(all_days(year), held_in_year)] for year in ("2026-27", "2027-28")}
    less, more = (
        sum_up_plan(Plan((replace(post, hours=one),), FIRST, LAST), numbers).total.cost
        for one in sorted((post.hours, longer))
    )
    assert less is not None and more is not None and less <= more


@given(plan=plans(), numbers=held, data=st.data())
def test_the_order_of_rows_changes_no_total(plan: Plan, numbers: Numbers, data: st.DataObject) -> None:
    other = replace(plan, posts=tuple(data.draw(st.permutations(plan.posts))))
    found, again = sum_up_plan(plan, numbers), sum_up_plan(other, numbers)
    assert [list(map(write, part)) for part in list_totals(found)] == [
        list(map(write, part)) for part in list_totals(again)
    ]


@given(plan=plans(), numbers=held, unpaid=planned())
def test_what_is_not_known_is_never_0(plan: Plan, numbers: Numbers, unpaid: PlannedPost) -> None:
    """Beside others it is left out of their total, which says so. Alone it has no amount."""
    unpaid = replace(unpaid, band="8a")
    found = sum_up_plan(replace(plan, posts=(*plan.posts, unpaid)), numbers)
    known = sum_up_plan(plan, numbers)
    alone = found.posts[-1]
    if alone.total == NOT_RUNNING:
        return
    assert alone.total.cost is None and alone.total.left is None
    assert found.total.is_partial("cost") and found.total.is_partial("left")
    assert all(month.cost is None for month in alone.by_month if month != NOT_RUNNING)
    assert found.total.cost == (known.total.cost if known.total != NOT_RUNNING else None)
    assert [gap.rows for gap in list_gaps(found) if "pay point" in gap.says] == [(len(plan.posts) + 1,)] * len(
        [year for year in alone.years if year.days]
    )


def make_held(**changed: object) -> HeldNumbers:
    of_post = HeldNumbers(
        a_number(Decimal(36_000)), a_number(Decimal("37.5")), None, a_number(Decimal(0)), a_number(Decimal(0)),
        a_number(Decimal(0)), a_number(Decimal(50_000)), FundingRule(ShareRepaid(Decimal("0.5"))),
    )  # fmt: skip
    return replace(of_post, **changed)  # type: ignore[arg-type]


def make_sums(*held_by_post: HeldNumbers, **changed: object) -> plan_sums.PlanSums:
    """Full-time posts of 36,000 in 2026/27, 3,000 a month, each at its own numbers."""
    rows = tuple(PlannedPost(f"Post {place}", band=str(place), hours=Decimal("37.5"))
                 for place, _ in enumerate(held_by_post))  # fmt: skip
    plan = Plan(rows, FIRST, date(2027, 3, 31), **changed)  # type: ignore[arg-type]
    days = all_days("2026-27")
    return plan_sums.sum_up_plan(plan, lambda post: [PeriodNumbers(days, held_by_post[int(post.band)])])


def read(amounts: PlanAmounts) -> Sequence[Decimal | None]:
    return [getattr(amounts, one.name) for one in fields(PlanAmounts) if one.name in COLUMNS]


def write(amounts: PlanAmounts) -> list[str | None]:
    """As a person reads them: which posts they are of is said by their count."""
    return [amounts.write(name) for name in COLUMNS]


def list_totals(sums: plan_sums.PlanSums) -> list[Sequence[PlanAmounts]]:
    groups = [one.total for one in (*sums.by_role, *sums.by_band)]
    return [sums.by_month, sums.by_year, groups, [sums.total]]


def say(sums: plan_sums.PlanSums) -> list[str]:
    return [f"{line.text} {line.note}".strip() for line in list_plan_result(sums.total)]


def test_the_result_is_what_it_costs_what_comes_back_and_what_is_left() -> None:
    assert say(make_sums(make_held(), make_held())) == ["£72,000", "£36,000", "£36,000"]


def test_what_is_only_a_limit_comes_back_up_to_it() -> None:
    limit = make_held(rule=FundingRule(ShareRepaid(Decimal("0.5"), up_to=True)))
    assert say(make_sums(make_held(), limit)) == ["£72,000", "up to £36,000", "at least £36,000"]


def test_a_post_without_a_maximum_brings_back_its_claim_at_most() -> None:
    found = make_sums(make_held(most=a_number(None)))
    assert say(found) == ["£36,000", "up to £18,000", "at least £18,000"]
    assert found.total.repaid is None and found.total.with_pcn is None
    assert [gap.says for gap in list_gaps(found)] == [
        "The maximum reimbursement: we have not found it for 2026/27."
    ]  # fmt: skip


def test_notes_say_what_a_claim_depends_on_and_who_pays_the_rest() -> None:
    whole = FundingRule(ShareRepaid(Decimal(1), up_to=True, condition="a written agreement"))
    found = make_sums(make_held(), make_held(rule=whole, bands_caution="Ask about this band."), make_held())
    assert [note.text for note in list_terms(found)] == [
        "Posts 1 and 3. The other half: we have not found who pays it. Ask your ICB.",
        "Post 2. It comes back only where there is a written agreement.",
        "Post 2. Ask about this band.",
    ]


def test_a_post_without_a_rule_is_left_out_of_what_comes_back() -> None:
    found = make_sums(make_held(), make_held(rule=NotHeld("Nobody says.")))
    assert say(found) == ["£72,000", "£18,000 for 1 of 2 posts", "£18,000 for 1 of 2 posts"]
    assert [(gap.says, gap.rows_text) for gap in list_gaps(found)] == [
        ("We can't work out what comes back. Nobody says.", "Post 2")
    ]


def test_a_partial_total_says_of_how_many_posts_it_is_and_never_at_least_of_what_is_up_to() -> None:
    no_maximum, no_rule = make_held(most=a_number(None)), make_held(rule=NotHeld("Nobody says."))
    found = make_sums(no_maximum, no_rule, no_maximum)
    assert say(found) == ["£108,000", "up to £36,000 for 2 of 3 posts", "at least £36,000 for 2 of 3 posts"]
    assert {month.say_of_what("back") for month in found.by_month} == {"2 of 3 posts"}
    (allocation,) = compare_with_allocations(make_sums(no_maximum, no_rule, allocated={"2026-27": Decimal(20_000)}), {})
    assert [write_left(left, used) for _, left, used in allocation.left_by_month[-2:]] == [
        "at least £3,500, counting 1 of 2 posts",
        "at least £2,000, counting 1 of 2 posts",
    ]
    assert write_left(Decimal(-300), allocation.used) == "over by up to £300, counting 1 of 2 posts"
    assert write_left(Decimal(-300), replace(allocation.used, is_up_to=False, lacks=frozenset())) == "over by £300"


@pytest.mark.parametrize(
    ("whole", "part", "none", "said"),
    [
        (3, 0, 0, ""),
        (2, 0, 1, "2 of 3 posts"),
        (2, 2, 1, "2 of 5 posts and part of 2 more"),
        (0, 1, 0, "part of this post"),
        (0, 3, 0, "part of each of 3 posts"),
        (0, 1, 1, "part of 1 of 2 posts"),
    ],
)
def test_what_a_total_is_of_is_said_in_posts(whole: int, part: int, none: int, said: str) -> None:
    knows = frozenset(("cost", post, "2026-27") for post in range(whole + part))
    lacks = frozenset(("cost", post, "2026-27") for post in range(whole, whole + part + none))
    assert PlanAmounts(cost=Decimal(9), knows=knows, lacks=lacks).say_of_what("cost") == said


def test_a_total_that_has_nothing_of_a_year_says_which_years_it_is_of() -> None:
    """A post outside the ARRS brings back nothing in any year, whatever we know of that year."""
    rows = [PlannedPost(band=str(place), hours=Decimal("37.5")) for place in range(3)]
    rows[2] = replace(rows[2], place=posts.PlaceInBand.OUTSIDE)
    held_of_posts = [make_held(), make_held(rule=NotHeld("Nobody says.")), make_held()]
    days = all_days("2026-27")
    found = plan_sums.sum_up_plan(
        Plan(tuple(rows), FIRST, LAST),
        lambda post: [PeriodNumbers(days, held_of_posts[int(post.band)])] if post.year == "2026-27" else [],
    )
    assert say(found) == [
        "£108,000 for 2026/27",
        "£18,000 for 2 of 3 posts in 2026/27",
        "£54,000 for 2 of 3 posts in 2026/27",
    ]
    assert [one.total.write("back") for one in found.posts] == ["£18,000 for 2026/27", None, "£0"]
    assert [one.write("cost") for one in found.by_year] == ["£108,000", None]


@pytest.mark.parametrize(
    ("amount", "left", "runs_out_in"),
    [
        ("18000", "0", None),
        ("20000", "2000", None),
        ("17999", "-1", date(2027, 3, 1)),
        ("3000", "-15000", date(2026, 6, 1)),
    ],
)  # fmt: skip
def test_an_allocation_runs_out_in_the_first_month_that_it_does_not_cover(
    amount: str, left: str, runs_out_in: date | None
) -> None:
    sums = make_sums(make_held(), allocated={"2026-27": Decimal(amount)})
    (found,) = compare_with_allocations(sums, {})
    assert (found.left, found.runs_out_in) == (Decimal(left), runs_out_in)
    assert len(found.left_by_month) == 12 and found.left_by_month[-1][1] == Decimal(left)


def test_an_allocation_is_worked_out_from_the_weighted_list_unless_one_was_typed() -> None:
    units = {"2026-27": replace(a_number(Decimal("27.668")), source="A source")}
    (found,) = compare_with_allocations(make_sums(make_held(), patients=50_000), units)
    assert (found.amount, found.working) == (Decimal(1_383_400), f"50,000 weighted patients {TIMES} £27.668")
    typed = make_sums(make_held(), patients=50_000, allocated={"2026-27": Decimal(5)})
    assert next(iter(compare_with_allocations(typed, units))).amount == 5


def test_what_is_left_says_whether_it_is_a_limit_or_leaves_something_out() -> None:
    def describe(held_of_post: HeldNumbers, amount: int) -> list[str]:
        sums = make_sums(make_held(), held_of_post, allocated={"2026-27": Decimal(amount)})
        return [f"{describe_what_is_left(one)}. {describe_end(one)}" for one in compare_with_allocations(sums, {})]

    no_maximum, no_rule = make_held(most=a_number(None)), make_held(rule=NotHeld("Nobody says."))
    assert describe(make_held(), 40_000) == ["£4,000 is left. "]
    assert describe(no_maximum, 40_000) == ["at least £4,000 is left. "]
    assert describe(no_rule, 40_000) == ["£22,000 is left, counting 1 of 2 posts. "]
    assert describe(no_rule, 6_000) == [
        "The plan claims £12,000 more than there is, counting 1 of 2 posts. It runs out by August 2026"
    ]
    assert describe(no_maximum, 35_999) == [
        "The plan claims up to £1 more than there is. It runs out in March 2027, if all of that comes back"
    ]


def test_a_year_without_a_price_has_no_allocation_and_says_so() -> None:
    (found,) = compare_with_allocations(make_sums(make_held(), patients=50_000), {})
    assert (found.amount, found.left, found.runs_out_in) == (None, None, None)
    assert found.why.endswith("in 2026/27. Type the allocation")


@pytest.mark.parametrize(
    ("count", "first", "last"),
    [(41, FIRST, LAST), (1, LAST, FIRST), (1, FIRST, date(2031, 4, 1))],
)
def test_a_plan_is_bounded(count: int, first: date, last: date) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        Plan((PlannedPost(),) * count, first, last)

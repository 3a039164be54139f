"""The workbook of a plan, worked out again by LibreOffice, has the portal's sums to the penny."""

import os
import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from guidance.documents.plan_workbook.posts_sheet import AMOUNTS
from guidance.documents.plan_workbook.sheets import NOT_FOUND
from guidance.models import Figure
from guidance.rules.costs.posts import PlaceInBand
from guidance.rules.fixed.slugs import RoleSlug, SeriesSlug
from guidance.rules.plans.plan_amounts import NOT_RUNNING, OF_CLAIMS
from guidance.rules.plans.plan_sums import PlanSums, PostSums
from guidance.rules.plans.planned_posts import PlannedPost
from guidance.rules.plans.plans import Plan
from tests.pages import made_up_plans
from tests.pages.test_posts_by_hand import CHANGED, OUTER, WHOLE_YEARS
from tests.recalculating import Sheets, list_errors, read_values, recalculate

SHEETS = ["Inputs", "Rates", "Posts", "Months", "Totals", "Allocation", "Claims", "Check", "Workings", "Days"]
AT_ONCE = 10  # plans that LibreOffice works out in one run
PLANS = int(os.environ.get("PLANS", "50"))  # 200 take some ten minutes: PLANS=200 pytest --rest -k many_plans


def list_differences(ours: Sheets, again: Sheets) -> list[str]:
    return [
        f"{name} row {row} column {column}: {one!r} and {other!r}"
        for name, rows in ours.items()
        for row, cells in enumerate(rows, start=1)
        for column, one in enumerate(cells, start=1)
        for other in [again[name][row - 1][column - 1]]
        if not is_alike(one, other)
    ]


def is_alike(one: Any, other: Any) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) < 0.000001
    return (one or "") == (other or "")


def read_posts(sheets: Sheets) -> list[dict[str, Any]]:
    """The rows of the sheet of posts, the total last, by their headings."""
    rows = sheets["Posts"]
    return [dict(zip(rows[4], row, strict=False)) for row in rows[5:]]


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("real_content")
def test_plans_worked_out_again_have_the_portals_sums_in_every_cell(tmp_path: Path) -> None:
    compare_plans(0, tmp_path)


@pytest.mark.whole
@pytest.mark.django_db
@pytest.mark.usefixtures("real_content")
@pytest.mark.parametrize("seed", range(1, PLANS // AT_ONCE))
def test_many_plans_worked_out_again_have_the_portals_sums_in_every_cell(seed: int, tmp_path: Path) -> None:
    compare_plans(seed, tmp_path)


def compare_plans(seed: int, folder: Path) -> None:
    """The same plans each time for a seed."""
    change_pension_within_a_month()
    chance = random.Random(seed)  # noqa: S311
    made = {f"plan-{turn}": made_up_plans.work_out(made_up_plans.make_plan(chance)) for turn in range(AT_ONCE)}
    again = recalculate({name: one.xlsx for name, one in made.items()}, folder)
    for name, one in made.items():
        assert list_errors(again[name]) == [], (name, one.sums.plan)
        assert list_differences(read_values(one.xlsx), again[name]) == [], (name, one.sums.plan)
        assert again[name]["Check"][2][0] == "Everything agrees", (name, one.sums.plan)
        for row, post in zip(read_posts(again[name]), (*one.sums.posts, None), strict=False):
            total = post.total if post else one.sums.total
            for amount, heading in AMOUNTS.items():
                expected = total.get_known(amount)
                shown = NOT_FOUND if expected is None else pytest.approx(float(expected))
                is_blank = total == NOT_RUNNING or not applies(one.sums, post, amount)
                assert row[heading] is None if is_blank else row[heading] == shown, (name, row)
        check_what_totals_are_of(again[name], one.sums)


def applies(sums: PlanSums, post: PostSums | None, amount: str) -> bool:
    """Claims are blank for a post outside the ARRS."""
    running = [one for one in ([post] if post else sums.posts) if one.total != NOT_RUNNING]
    return amount not in OF_CLAIMS or any(one.planned.place != PlaceInBand.OUTSIDE for one in running)


def check_what_totals_are_of(sheets: Sheets, sums: PlanSums) -> None:
    """As the portal says it, where it is of posts and not of years. Beside 'not found' it may be blank."""
    said = next((dict(zip(sheets["Posts"][4], row, strict=False)) for row in sheets["Posts"]
                 if row[0] == "Of how many posts"), {})  # fmt: skip
    for amount, heading in AMOUNTS.items() if said and len(sums.plan.years) == 1 else ():
        of_what = sums.total.say_of_what(amount)
        is_known = sums.total.get_known(amount) is not None
        assert (said[heading] or "") in ({of_what} if is_known else {of_what, ""}), (amount, said)


def change_pension_within_a_month() -> None:
    """So that a month has two rates, and each of its parts its own."""
    figure = Figure.objects.get(series__slug=SeriesSlug.PENSION, slug="2025-26")
    Figure.objects.filter(pk=figure.pk).update(holds_to=date(2025, 9, 14))
    figure.pk, figure.slug, figure.order = None, "2025-26-later", 99
    figure.holds_from, figure.holds_to, figure.value = date(2025, 9, 15), date(2026, 3, 31), Decimal("15.2")
    figure.save()


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("real_content")
def test_the_twenty_six_posts_by_hand_are_right_to_the_penny_in_the_workbook(tmp_path: Path) -> None:
    plan, expected = make_plan_by_hand()
    sheets = recalculate({"by-hand": made_up_plans.work_out(plan).xlsx}, tmp_path)["by-hand"]
    backs = read_totals(sheets, "Comes back", plan)
    for turn, (row, back, amounts) in enumerate(zip(read_posts(sheets), backs, expected, strict=False)):
        cost, comes_back, left = (float(one.replace(",", "") or "nan") for one in amounts)
        assert row["Cost"] == pytest.approx(cost), (turn, row)
        if amounts[1]:
            assert (back, row["Cost"] - back) == (pytest.approx(comes_back), pytest.approx(left)), (turn, row)
    for turn, (year, _, _, _, hours, pay, supplement, insurance, pension, _) in enumerate(WHOLE_YEARS):
        row = find_workings(sheets, turn, made_up_plans.bounds(year)[0])
        found = [row[one] for one in ("Hours a week", "Pay for the hours", "Supplement for the hours",
                 "National Insurance", "Pension")]  # fmt: skip
        by_hand = [float(one.replace(",", "")) if one else None for one in (hours, pay, supplement, insurance, pension)]
        assert found == by_hand, (turn, row)


def make_plan_by_hand() -> tuple[Plan, list[tuple[str, ...]]]:
    """The 26 posts that were worked out by hand, and what each costs, brings back and leaves. Blank is not said."""
    posts, expected = [], []
    for year, band, step, zone, hours, *amounts in WHOLE_YEARS:
        first, last = made_up_plans.bounds(year)
        posts.append(a_post(band=band, step=step, zone=zone, hours=Decimal(hours), starts_on=first, ends_on=last))
        expected.append((amounts[-1], "", ""))
    first, last = made_up_plans.bounds("2026-27")
    for changed, *amounts in CHANGED:
        posts.append(change_post(a_post(starts_on=first, ends_on=last), changed))
        expected.append(tuple(amounts))
    return Plan(tuple(posts), made_up_plans.bounds("2024-25")[0], last), expected


def a_post(**said: Any) -> PlannedPost:
    usual = {
        "name": "Post",
        "band": "6",
        "step": "entry",
        "hours": Decimal(30),
        "zone": OUTER,
        "place": PlaceInBand.FIRST,
    }
    return PlannedPost(role=RoleSlug.MHP.value, **{**usual, **said})


def change_post(post: PlannedPost, changed: dict[str, str]) -> PlannedPost:
    """As the changes of the page's cases say it."""

    def read_day(which: str) -> date | None:
        parts = [int(changed[f"{which}_{one}"]) for one in ("year", "month", "day") if f"{which}_day" in changed]
        return date(*parts) if parts else None

    return replace(
        post,
        hours=Decimal(changed["wte"]) * Decimal("37.5") if "wte" in changed else post.hours,
        is_in_wte="wte" in changed,
        place=PlaceInBand(changed.get("place", "first")),
        starts_on=read_day("starts_on") or post.starts_on,
        ends_on=read_day("ends_on") or post.ends_on,
        share=Decimal(changed["share"]) / 100 if "share" in changed else None,
        other=Decimal(changed["other"]) if "other" in changed else None,
        pays_levy="levy" in changed,
        most=Decimal(changed["most"]) if "most" in changed else None,
    )


def read_totals(sheets: Sheets, heading: str, plan: Plan) -> list[Any]:
    """Of the posts in the block of the months that begins with the words. After each, how much of it is known."""
    rows = sheets["Months"]
    top = next(place for place, row in enumerate(rows) if str(row[0]).startswith(heading))
    states = 1 + len(plan.years)  # of all, and of each year
    return [row[-1 - states] for row in rows[top + 1 : top + 1 + len(plan.posts)]]


def find_workings(sheets: Sheets, post: int, first: date) -> dict[str, Any]:
    rows = [dict(zip(sheets["Workings"][4], row, strict=False)) for row in sheets["Workings"][5:]]
    periods = 1 + max(place for place, row in enumerate(rows[:20]) if row["Period"] == place + 1)
    of_post = rows[post * periods : (post + 1) * periods]
    return next(row for row in of_post if row["From"].date() == first)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("real_content")
def test_a_workbook_changed_by_hand_has_the_sums_of_the_plan_that_it_became(tmp_path: Path) -> None:
    """Its WTE, months, first day, costs, band, place and allocation."""
    first, last = made_up_plans.bounds("2026-27")
    before = Plan((a_post(hours=Decimal("37.5"), is_in_wte=True), a_post(name="Other")), first, last, {}, 50_000)
    after = Plan(
        (
            a_post(hours=Decimal("22.5"), is_in_wte=True, starts_on=date(2026, 12, 10), other=Decimal("1200.5")),
            a_post(name="Other", band="7", step="top", zone="fringe", place=PlaceInBand.LATER, share=Decimal("0.6"),
                   ends_on=date(2026, 6, 14), pays_levy=True, most=Decimal(40_000)),
        ), first, last, {"2026-27": Decimal(30_000)}, 50_000,
    )  # fmt: skip
    changed = openpyxl.load_workbook(BytesIO(made_up_plans.work_out(before).xlsx))
    wanted = openpyxl.load_workbook(BytesIO(made_up_plans.work_out(after).xlsx))
    for row in wanted["Inputs"].iter_rows():
        for cell in row:
            changed["Inputs"][cell.coordinate].value = cell.value
    saved = BytesIO()
    changed.save(saved)
    again = recalculate({"changed": saved.getvalue()}, tmp_path)["changed"]
    expected = read_values(made_up_plans.work_out(after).xlsx)
    for sheet in ("Months", "Claims", "Workings", "Days"):
        assert list_differences({sheet: expected[sheet]}, again) == []
    assert [row[:-1] for row in again["Posts"]] == [row[:-1] for row in expected["Posts"]]
    assert again["Allocation"][5][:7] == expected["Allocation"][5][:7]
    assert again["Check"][2][0] == "Look below for what differs", "The portal's sums are those of the plan before."


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("real_content")
def test_a_workbook_shows_its_sheets_unlocked_with_headings_that_stay_and_names_as_text() -> None:
    first, last = made_up_plans.bounds("2026-27")
    posts = tuple(a_post(name=name) for name in made_up_plans.NAMES)
    book = openpyxl.load_workbook(BytesIO(made_up_plans.work_out(Plan(posts, first, last)).xlsx))
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert (sheet.sheet_state, sheet.protection.sheet) == ("visible", False)
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert not any(dimension.hidden for dimension in sheet.column_dimensions.values())
    for name in SHEETS[:5]:
        assert book[name].freeze_panes or name == "Totals"
    typed = [row[1] for row in book["Inputs"].iter_rows(min_row=12, max_row=11 + len(posts))]
    assert [cell.value or "" for cell in typed] == list(made_up_plans.NAMES)
    assert {cell.data_type for cell in typed} <= {"s", "n"}, "None is a formula."


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("real_content")
def test_a_total_that_leaves_posts_out_says_of_how_many_it_is() -> None:
    """Of the first half comes back, of the second nothing, and of the third nobody can say."""
    posts = tuple(a_post(place=place) for place in (PlaceInBand.FIRST, PlaceInBand.OUTSIDE, None))
    first, last = made_up_plans.bounds("2026-27")
    sheets = read_values(made_up_plans.work_out(Plan(posts, first, last, {"2026-27": Decimal(90_000)})).xlsx)
    *_, total, of_posts = read_posts(sheets)
    assert (of_posts["Post"], of_posts["Cost"], of_posts["May be claimed"]) == (
        "Of how many posts",
        None,
        "1 of 2 posts",
    )
    assert total["May be claimed"] == pytest.approx(23_406.52)
    by_band = next(row for row in sheets["Totals"] if row[0] == "6")
    assert [by_band[3], by_band[9]] == [pytest.approx(23_406.52), "1 of 2 posts"]
    assert sheets["Allocation"][5][4:8] == [
        pytest.approx(23_406.52),
        pytest.approx(66_593.48),
        "it lasts",
        "2 of 3 posts",
    ]
    alone = read_values(made_up_plans.work_out(Plan(posts[1:], first, last)).xlsx)
    outside, unknown, total, _ = read_posts(alone)
    amounts = ["May be claimed", "Repaid, within the maximum", "Left with the PCN", "Left with the provider"]
    assert [[row[one] for one in amounts] for row in (outside, unknown, total)] == [
        [None] * 4, [NOT_FOUND] * 4, [NOT_FOUND] * 4,
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("real_content")
def test_what_is_not_found_is_text_and_never_0() -> None:
    first, last = made_up_plans.bounds("2027-28")
    sheets = read_values(made_up_plans.work_out(Plan((a_post(),), first, last)).xlsx)
    row = read_posts(sheets)[0]
    assert [row[heading] for heading in AMOUNTS.values()] == [NOT_FOUND] * len(AMOUNTS)
    amounts = {line[0]: line[3] for line in sheets["Rates"][5:]}
    assert amounts["Pension, paid by the employer"] == NOT_FOUND
    assert 0 not in amounts.values()

"""The posts of a plan as text: what an address has of them is read back as it was."""

from datetime import date, timedelta
from decimal import Decimal

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from guidance.forms.plan_rows import RowReader
from guidance.pages.plans.row_texts import read_address
from guidance.rules.costs.posts import FULL_TIME_WEEK, PlaceInBand
from guidance.rules.fixed.slugs import RoleSlug
from guidance.rules.plans.plan_texts import Column, write_query
from guidance.rules.plans.planned_posts import PlannedPost
from guidance.rules.plans.plans import Plan
from guidance.rules.recruitment.tailoring import clean_line

FIRST, LAST = date(2026, 4, 1), date(2028, 3, 31)
ROLES, BANDS = (RoleSlug.MHP.value, "another-role"), ("5", "6", "8a")
STEPS, ZONES = ("entry", "intermediate", "top"), ("rest-of-england", "inner-london", "outer-london", "fringe")
READER = RowReader(
    {
        Column.ROLE: {role: role.capitalize() for role in ROLES},
        Column.BAND: {band: f"Band {band}" for band in BANDS},
        Column.STEP: {step: step.capitalize() for step in STEPS},
        Column.ZONE: {zone: zone.capitalize() for zone in ZONES},
        Column.PLACE: {place.value: place.value.capitalize() for place in PlaceInBand},
        Column.LEVY: {"yes": "Yes", "no": "No"},
    },
    {"2026-27": {band: list(STEPS) for band in BANDS}},
    FIRST,
    LAST,
)

pounds = st.none() | st.decimals(min_value=1, max_value=500_000, places=2)
some_days = st.none() | st.dates(FIRST, LAST)
names = st.text(max_size=60).map(clean_line).filter(lambda name: len(name) <= 80)
in_hours = st.decimals(min_value="0.5", max_value="37.5", places=2).map(lambda hours: (hours, False))
in_wte = st.decimals(min_value="0.02", max_value=1, places=4).map(lambda wte: (wte * FULL_TIME_WEEK, True))


@st.composite
def planned(draw: st.DrawFn) -> PlannedPost:
    starts, ends = draw(some_days), draw(some_days)
    if starts and ends and ends < starts:
        starts, ends = ends, starts
    hours, is_in_wte = draw(in_hours | in_wte)
    return PlannedPost(
        name=draw(names),
        role=draw(st.sampled_from(ROLES)),
        band=draw(st.sampled_from(BANDS)),
        step=draw(st.sampled_from(STEPS)),
        hours=hours,
        is_in_wte=is_in_wte,
        zone=draw(st.sampled_from(ZONES)),
        place=draw(st.none() | st.sampled_from(PlaceInBand)),
        starts_on=starts,
        ends_on=ends,
        share=draw(st.none() | st.decimals(min_value="0.01", max_value=100, places=2).map(lambda share: share / 100)),
        other=draw(pounds),
        pays_levy=draw(st.booleans()),
        pay=draw(pounds),
        most=draw(pounds),
    )


@given(posts=st.lists(planned(), min_size=1, max_size=4))
def test_a_plan_goes_into_an_address_and_out_again_as_it_was(posts: list[PlannedPost]) -> None:
    query = write_query(Plan(tuple(posts), FIRST, LAST))
    found = READER.read_rows(READER.tidy(row) for row in read_address(QueryDict(query)))
    assert found.faults == []
    assert found.posts == posts


def test_a_row_is_read_however_its_cells_are_written() -> None:
    row = {
        Column.NAME: " North ",
        Column.BAND: "band  6",
        Column.STEP: "ENTRY",
        Column.HOURS: "30 hours",
        Column.ZONE: "Outer-London",
        Column.PLACE: "first",
        Column.STARTS: "1 Dec 2026",
        Column.ENDS: "31.3.2027",
        Column.SHARE: "60%",
        Column.OTHER: "£5,000",
        Column.LEVY: "Yes",
    }
    (post,) = READER.read_rows([row]).posts
    assert post == PlannedPost(
        "North", RoleSlug.MHP.value, "6", "entry", Decimal(30), is_in_wte=False, zone="outer-london",
        place=PlaceInBand.FIRST, starts_on=date(2026, 12, 1), ends_on=date(2027, 3, 31), share=Decimal("0.6"),
        other=Decimal(5000), pays_levy=True,
    )  # fmt: skip


def test_rows_keep_their_numbers_where_one_is_empty() -> None:
    full = {Column.BAND: "6", Column.WTE: "1"}
    found = READER.read_rows([{}, full, {Column.NAME: "North"}])
    assert found.numbers == [2]
    assert {fault.row for fault in found.faults} == {3}


def test_days_outside_the_plan_and_a_point_that_the_band_lacks_are_named() -> None:
    reader = RowReader(READER.choices, {"2026-27": {"6": ["entry", "top"]}}, FIRST, LAST)
    row = {Column.BAND: "6", Column.WTE: "1"}
    said = [
        fault.in_words
        for changed in (
            {Column.STEP: "intermediate"},
            {Column.STARTS: (LAST + timedelta(days=1)).isoformat()},
            {Column.ENDS: "2026-03-31"},
            {Column.STARTS: "2026-06-02", Column.ENDS: "2026-06-01"},
        )
        for fault in reader.read_rows([{**row, **changed}]).faults
    ]
    assert said == [
        "Row 1, Pay point: band 6 has no intermediate pay point in 2026/27. It has entry and top",
        "Row 1, First day: the first day must be before the end of the plan",
        "Row 1, Last day: the last day must be after the start of the plan",
        "Row 1, Last day: the last day must be on or after the first",
    ]

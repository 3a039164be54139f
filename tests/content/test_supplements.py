"""The limits of the London supplement in the content: they move together, and our own arithmetic is marked."""

from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest
from django.conf import settings

from guidance.content.records import Record
from guidance.content.validation import validate_all
from guidance.content.yaml_reading import read_directory
from guidance.models import Figure, PayPoint
from guidance.rules.costs import employment_cost
from guidance.rules.fixed.slugs import SeriesSlug

YEARS = ("2022-23", "2023-24", "2024-25", "2025-26", "2026-27")
LIMITS = {"least": SeriesSlug.SUPPLEMENT_MINIMUM, "most": SeriesSlug.SUPPLEMENT_MAXIMUM}
ZONES = ("inner-london", "outer-london", "fringe")
WORKED_OUT = {"2024-25", "2025-26"}
MARK = "Worked out from the years on either side"
WITHIN = 2  # pounds: the published limits are rounded to a pound


@cache
def records() -> dict[type, list[Record]]:
    entries, _ = read_directory(settings.FIXTURES_DIR)
    given, _ = validate_all(entries)
    kinds: dict[type, list[Record]] = {}
    for one in given:
        kinds.setdefault(one.record.kind, []).append(one.record)
    return kinds


@cache
def figures(series: str) -> dict[str, Record]:
    return {record.key[1]: record for record in records()[Figure] if record.key[0] == series}


def value(series: str, slug: str) -> Decimal:
    return Decimal(str(figures(series)[slug].fields["value"]))


def limit(year: str, zone: str, end: str) -> Decimal:
    return value(LIMITS[end], f"{year}-{zone}")


@pytest.mark.parametrize(("earlier", "later"), list(pairwise(YEARS)))
@pytest.mark.parametrize("zone", ZONES)
def test_both_limits_of_a_zone_moved_by_the_same_share_since_the_year_before(
    earlier: str, later: str, zone: str
) -> None:
    moved = limit(later, zone, "most") / limit(earlier, zone, "most")
    assert abs(limit(earlier, zone, "least") * moved - limit(later, zone, "least")) <= WITHIN


@pytest.mark.parametrize("year", YEARS)
def test_the_shares_of_every_year_are_20_15_and_5_per_cent(year: str) -> None:
    shares = [value(SeriesSlug.SUPPLEMENT_RATE, f"{year}-{zone}") for zone in ZONES]
    assert shares == [20, 15, 5]


@pytest.mark.parametrize("year", YEARS)
def test_limits_that_nobody_published_are_marked_as_our_own_arithmetic(year: str) -> None:
    for slug, record in [each for series in LIMITS.values() for each in figures(series).items()]:
        if slug.startswith(year):
            marks = (
                record.fields["basis"].startswith(MARK),
                record.fields["label"].endswith("(worked out)"),
                "Our own arithmetic" in record.fields.get("note", ""),
            )
            assert set(marks) == {year in WORKED_OUT}, slug


@pytest.mark.parametrize(("year", "total"), [("2024-25", "42775.26"), ("2025-26", "45293.03"), ("2026-27", "46813.04")])
def test_a_band_6_of_30_hours_in_outer_london_costs_its_employer(year: str, total: str) -> None:
    """By hand for 2026/27: pay £31,967.20, supplement £4,795.08, National Insurance £4,764.34, pension £5,286.42."""
    hours, full_time_hours = Decimal(30), Decimal("37.5")
    [point] = [one for one in records()[PayPoint] if one.key == ("6", "entry", f"{year[:4]}-04-01")]
    full_time = Decimal(str(point.fields["amount"]))
    supplement = employment_cost.high_cost_supplement(
        full_time,
        value(SeriesSlug.SUPPLEMENT_RATE, f"{year}-outer-london"),
        limit(year, "outer-london", "least"),
        limit(year, "outer-london", "most"),
    )
    pay = employment_cost.add_up_known(
        employment_cost.in_proportion(full_time, hours, full_time_hours),
        employment_cost.in_proportion(supplement, hours, full_time_hours),
    )
    insurance = employment_cost.national_insurance(
        pay, value(SeriesSlug.INSURANCE_RATE, year), value(SeriesSlug.INSURANCE_THRESHOLD, year)
    )
    pension = employment_cost.get_percentage(pay, value(SeriesSlug.PENSION, year))
    assert employment_cost.add_up_known(pay, insurance, pension) == Decimal(total)

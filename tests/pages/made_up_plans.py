"""Plans made up for tests of what a plan comes to and of its files, with the real content's rates."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from guidance.documents.plan_workbook.plan_files import PlanFile
from guidance.documents.plan_workbook.workbooks import to_xlsx
from guidance.models import ContentVersion
from guidance.pages.plans.plan_file import build_plan_file
from guidance.presenters.costs.plan_numbers import PlanNumbers
from guidance.rules.costs.posts import PlaceInBand
from guidance.rules.fixed.slugs import RoleSlug
from guidance.rules.plans.plan_sums import PlanSums, sum_up_plan
from guidance.rules.plans.planned_posts import PlannedPost
from guidance.rules.plans.plans import Plan
from guidance.rules.years import contract_years
from guidance.views import plan_reading

DAY = date(2026, 11, 30)
NAMES = ("=1+1", "+44 post", "-cmd", "@SUM(A1)", "Practitioner, north", "O'Neil & <b>", "", "Élan 精神")
ZONES = ("rest-of-england", "inner-london", "outer-london", "fringe")


@dataclass(frozen=True)
class WorkedOut:
    sums: PlanSums
    file: PlanFile
    xlsx: bytes


def work_out(plan: Plan) -> WorkedOut:
    numbers, version = PlanNumbers(), ContentVersion.current()
    sums = sum_up_plan(plan, numbers.find_numbers)
    roles = plan_reading.read_roles()
    reader = plan_reading.make_reader(version, numbers, plan.years, plan.first, plan.last, roles)
    file = build_plan_file(sums, numbers, reader.choices, DAY, "https://example.org/plan/")
    return WorkedOut(sums, file, to_xlsx(file))


def make_plan(chance: random.Random) -> Plan:
    """Of up to five posts, over up to three contract years, from 2022/23: of the last we have no rates."""
    start = chance.randrange(2022, 2028)
    first = date(start, 4, 1)
    last = date(start + chance.choice((1, 1, 1, 2, 2, 3)), 3, 31)
    if chance.random() < 0.4:
        first += timedelta(chance.randrange(200))
        last -= timedelta(chance.randrange(120))
    posts = tuple(make_post(chance, first, last) for _ in range(chance.randrange(6)))
    years = Plan((), first, last).years
    allocated = {year: Decimal(chance.randrange(20_000, 200_000)) for year in years if chance.random() < 0.3}
    return Plan(posts, first, last, allocated, chance.choice((None, 31_207, 52_000)))


def make_post(chance: random.Random, first: date, last: date) -> PlannedPost:
    def perhaps(value: Decimal | date, share: float = 0.25) -> Decimal | None:
        return value if chance.random() < share else None  # type: ignore[return-value]

    starts, ends = sorted(first + timedelta(chance.randrange((last - first).days + 1)) for _ in range(2))
    is_in_wte = chance.random() < 0.6
    hours = Decimal(chance.randrange(5, 101)) * 37 / 100 if not is_in_wte else Decimal(chance.randrange(2, 101)) / 100
    return PlannedPost(
        name=chance.choice(NAMES),
        role=chance.choice((RoleSlug.MHP,) * 5 + (RoleSlug.MHWP,)).value,
        band=chance.choice(("5", "6", "7", "8a")),
        step=chance.choice(("entry", "top")),
        hours=hours * Decimal("37.5") if is_in_wte else hours,
        is_in_wte=is_in_wte,
        zone=chance.choice(ZONES),
        place=chance.choice((PlaceInBand.FIRST, PlaceInBand.FIRST, PlaceInBand.LATER, PlaceInBand.OUTSIDE, None)),
        starts_on=perhaps(starts, 0.4),
        ends_on=perhaps(ends, 0.4),
        share=perhaps(Decimal(chance.randrange(1, 1000)) / 1000),
        other=perhaps(Decimal(chance.randrange(1, 900_000)) / 100),
        pays_levy=chance.random() < 0.3,
        pay=perhaps(Decimal(chance.randrange(2_000_000, 9_000_000)) / 100),
        most=perhaps(Decimal(chance.randrange(1_000_000, 7_000_000)) / 100, 0.5),
    )


def bounds(year: str) -> tuple[date, date]:
    return contract_years.get_bounds(year)

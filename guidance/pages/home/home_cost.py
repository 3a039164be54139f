"""What a post costs its employer, in a line: worked out by the rules of the calculator, whose page it leads to."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from urllib.parse import urlencode

from guidance import models
from guidance.models.page_paths import page_path
from guidance.presenters.costs.cost_periods import find_periods
from guidance.presenters.costs.cost_rows import cost_rows_of_employer
from guidance.presenters.years import ChosenYear
from guidance.rules.costs.cost_sums import build_cost_sheet
from guidance.rules.costs.posts import FULL_TIME_WEEK, OnCosts, Post
from guidance.rules.money import format_pounds

BAND, STEP, ZONE = "6", models.PayPoint.Step.ENTRY, models.Zone.REST_OF_ENGLAND
POUND = Decimal(1)


@dataclass(frozen=True, slots=True)
class CostInALine:
    """`label` is blank where we have not found the pay, and so nothing was worked out."""

    text: str
    label: str
    href: str


def work_out_cost(chosen: ChosenYear) -> CostInALine:
    """A full-time post at the entry point of Band 6 outside London, in the chosen year. Makes two queries."""
    rows = cost_rows_of_employer(chosen.slug, chosen.days[-1])
    post = Post(year=chosen.slug, band=BAND, step=STEP.value, hours=FULL_TIME_WEEK, zone=ZONE.value)
    held = find_periods(rows, post)
    sheet = build_cost_sheet(post, held) if held else None
    href = chosen.kept.link(f"{page_path('costs')}?{_write_answers(post)}")
    if sheet is None or sheet.total is None:
        return CostInALine(f"We have not found the pay for {chosen.label}. You can type your own.", "", href)
    pounds = format_pounds(sheet.total.quantize(POUND, ROUND_HALF_UP))
    what = f"A full-time Band {BAND} at the entry point, outside London, costs"
    if sheet.left_out:
        names = " and ".join(one.what for one in sheet.left_out)
        text = f"{what} at least {pounds} a year without {names}, which we have not found."
    else:
        text = f"{what} {pounds} a year with National Insurance and pension, before anything is repaid."
    return CostInALine(text, rows.label(post).label, href)


def _write_answers(post: Post) -> str:
    """What the calculator's form asks, as it names it."""
    answers = {"band": BAND, "step": post.step, "hours": str(post.hours), "zone": post.zone, "on_costs": OnCosts.RATES}
    return urlencode(answers)

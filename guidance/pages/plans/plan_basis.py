"""What a plan's sums are based on, by contract year: the rule on who pays, and every number with its source."""

from dataclasses import dataclass

from guidance.rules.costs import cost_sheets
from guidance.rules.costs.cost_numbers import Number
from guidance.rules.costs.year_steps import list_numbers
from guidance.rules.held import NotHeld
from guidance.rules.plain_text import plain_text
from guidance.rules.plans.plan_sums import PlanSums
from guidance.rules.plans.post_years import PostYear
from guidance.rules.years.contract_years import label_year

ASSUMPTIONS = cost_sheets.ASSUMPTIONS


@dataclass(frozen=True, slots=True)
class YearBasis:
    """`rule` is who pays in the year, with how firm that is and where it is from. `cautions` come with the bands."""

    year: str
    rule: str
    rule_label: str
    rule_sources: str
    cautions: tuple[str, ...]
    numbers: tuple[Number, ...]


def list_years(sums: PlanSums) -> list[YearBasis]:
    found = []
    for place, year in enumerate(sums.plan.years):
        posts = [post.years[place] for post in sums.posts if post.years[place].costed]
        if posts:
            found.append(_describe_year(label_year(year), posts))
    return found


def _describe_year(year: str, posts: list[PostYear]) -> YearBasis:
    periods = [(one.post, period.held) for one in posts for period in one.costed]
    numbers = dict.fromkeys(number for post, held in periods for number in list_numbers(post, held))
    claimed = [held for post, held in periods if not post.is_outside_the_arrs]
    numbers |= dict.fromkeys(held.most for held in claimed if not isinstance(held.rule, NotHeld))
    said = next((held for held in claimed if held.rule_said), None)
    return YearBasis(
        year,
        plain_text(said.rule_said) if said else "",
        said.rule_label if said else "",
        said.rule_sources if said else "",
        tuple(dict.fromkeys(held.bands_caution for held in claimed if held.bands_caution)),
        tuple(numbers),
    )

"""The numbers that a plan is worked out from, in each of its contract years."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from guidance import models
from guidance.presenters.costs import cost_periods, cost_rows
from guidance.presenters.year_texts import year_texts
from guidance.rules import held, numbers
from guidance.rules.costs import cost_numbers, posts
from guidance.rules.fixed import slugs
from guidance.rules.years import contract_years

OTHER_ROLE = (
    "We have the ARRS's rules for the mental health practitioner only. Ask your ICB what it repays for this role."
)
UNIT_PRICE = "ARRS money for each weighted patient"


class PlanNumbers:
    """Reads what a plan asks for, and keeps it: three queries for each year, one for the facts and one for `units`."""

    def __init__(self) -> None:
        self.units = read_unit_prices()
        self._texts = year_texts()
        self._rows: dict[str, cost_rows.CostRows] = {}
        self._found: dict[tuple[str, ...], list[cost_numbers.PeriodNumbers]] = {}

    def get_rows(self, year: str) -> cost_rows.CostRows:
        if year not in self._rows:
            self._rows[year] = cost_rows.cost_rows(year, self._texts, contract_years.get_bounds(year)[1])
        return self._rows[year]

    def get_points(self, year: str) -> dict[str, list[str]]:
        """The pay points of each band, empty where we have no pay for the year."""
        return self.get_rows(year).steps

    def find_numbers(self, post: posts.Post) -> Sequence[cost_numbers.PeriodNumbers]:
        """For `sum_up_plan`. The same for every post that is alike in what they depend on."""
        key = (post.year, post.role, post.band, post.step, post.zone, post.place or "")
        if key not in self._found:
            periods = cost_periods.find_periods(self.get_rows(post.year), post)
            self._found[key] = periods if post.role == slugs.RoleSlug.MHP else [_without_rule(one) for one in periods]
        return self._found[key]


@lru_cache(maxsize=2)
def plan_numbers(content_version: str) -> PlanNumbers:  # noqa: ARG001  the key of the cache
    """What a version of the content has. A plan asks for so much that each could not read it afresh in time."""
    return PlanNumbers()


def read_unit_prices() -> dict[str, cost_numbers.Number]:
    """By contract year."""
    figures = models.Figure.objects.filter(series__slug=slugs.SeriesSlug.ARRS_UNIT_PRICE).select_related(
        "series", "source"
    )
    return {
        figure.slug: cost_numbers.Number(
            UNIT_PRICE,
            numbers.POUNDS,
            figure.value,
            *cost_rows.describe_source(figure.source, figure.locator, figure.note.rstrip(".")),
        )
        for figure in figures
    }


def _without_rule(period: cost_numbers.PeriodNumbers) -> cost_numbers.PeriodNumbers:
    most = replace(period.held.most, value=None, source="", publisher="", href="", caution="")
    no_rule = held.NotHeld(OTHER_ROLE)
    numbers_held = replace(period.held, rule=no_rule, rule_said="", rule_sources="", rule_label="", most=most)
    return cost_numbers.PeriodNumbers(period.days, numbers_held)

"""What the workbook of a plan is made from: its sums, the rates of its years, and the words for what was chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from guidance.documents.plan_workbook.plan_files import PlanFile
from guidance.presenters.costs import plan_numbers
from guidance.presenters.costs.plan_rates import list_plan_rates
from guidance.rules.costs import costed_periods
from guidance.rules.plans.allocations import compare_with_allocations
from guidance.rules.plans.plan_rates import PlanRates
from guidance.rules.plans.plan_sums import PlanSums
from guidance.rules.plans.plan_texts import Column
from guidance.rules.plans.planned_posts import PlannedPost
from guidance.rules.years.contract_years import get_slug_on

Choices = Mapping[str, Mapping[str, str]]


def build_plan_file(
    sums: PlanSums, held: plan_numbers.PlanNumbers, choices: Choices, day: date, address: str
) -> PlanFile:
    """`choices` are the values of each column that has some, with their names."""
    rates = list_plan_rates(held, sums.plan.days)
    return PlanFile(
        sums,
        rates,
        tuple(tuple(_cost(post, rates, held)) for post in sums.plan.posts),
        tuple(compare_with_allocations(sums, held.units)),
        held.units,
        roles=choices[Column.ROLE],
        zones=choices[Column.ZONE],
        bands=tuple(choices[Column.BAND]),
        made_on=day,
        address=address,
    )


def _cost(
    planned: PlannedPost, rates: PlanRates, held: plan_numbers.PlanNumbers
) -> Iterator[costed_periods.CostedPeriod | None]:
    """At the rates of each period, whether or not the post runs in it."""
    for days in rates.periods:
        post = replace(planned, starts_on=None, ends_on=None).in_year(get_slug_on(days.first))
        costed = costed_periods.cost_periods(post, held.find_numbers(post))
        yield next((one for one in costed if one.days.within(days)), None)

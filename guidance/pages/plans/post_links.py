"""Links from a post of a plan to every step of its sum, on the page of costs."""

from collections.abc import Iterator
from urllib.parse import urlencode

from guidance.models.page_paths import page_path
from guidance.presenters.links import Link
from guidance.rules.costs.posts import OnCosts
from guidance.rules.plans import post_years
from guidance.rules.plans.plan_sums import PostSums
from guidance.rules.plans.plan_texts import Column, write_row

_AS_THEY_ARE = (
    Column.BAND,
    Column.STEP,
    Column.HOURS,
    Column.WTE,
    Column.ZONE,
    Column.PLACE,
    Column.SHARE,
    Column.OTHER,
    Column.LEVY,
    Column.PAY,
    Column.MOST,
)


def link_steps(post: PostSums) -> Iterator[Link]:
    """One for each contract year that it runs in, for its days of the plan there."""
    for year in post.years:
        if year.days:
            query = urlencode(_write_answers(post, year))
            yield Link(year.post.year_text, f"{page_path('costs')}?{query}")


def _write_answers(post: PostSums, year: post_years.PostYear) -> dict[str, str]:
    row = write_row(post.planned)
    answers = {"year": year.post.year, "on_costs": OnCosts.RATES.value, "called": post.planned.name}
    answers |= {column.value: row[column] for column in _AS_THEY_ARE}
    assert year.days  # noqa: S101  for the type checker
    whole = year.days.months_text == "12 months"
    for name, day in (("starts_on", year.days.first), ("ends_on", year.days.last)):
        if not whole:
            answers |= {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}
    return {name: value for name, value in answers.items() if value}

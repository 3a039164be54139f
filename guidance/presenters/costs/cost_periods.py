"""A contract year divided into the periods in which all the numbers of a post stay the same."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from guidance.presenters.costs.cost_rows import CostRows
from guidance.rules.costs.cost_numbers import PeriodNumbers
from guidance.rules.costs.months import Days
from guidance.rules.costs.posts import Post
from guidance.rules.fixed import slugs
from guidance.rules.years import holding

Rows = Sequence[holding.HoldsForDays]


def find_periods(rows: CostRows, post: Post) -> list[PeriodNumbers]:
    """Oldest first. Empty where the post's band has no such pay point in the year."""
    found: list[PeriodNumbers] = []
    for days in divide_days(*rows.bounds, _list_rows(rows, post)):
        held = replace(rows, day=days.first).find_numbers(post)
        if held is None:
            return []
        same = found.pop() if found and found[-1].held.values == held.values else None
        found.append(PeriodNumbers(Days(same.days.first, days.last) if same else days, held))
    return found


def divide_days(first: date, last: date, rows: Iterable[Rows]) -> Iterator[Days]:
    """The days from the first to the last, divided where a row begins or ends. Each of `rows` is for one number."""
    held = [one for each in rows for one in holding.find_holding(each, first, last)]
    begins = {first, *(one.first for one in held), *(one.last + holding.A_DAY for one in held if one.last < last)}
    for begun, next_begun in pairwise([*sorted(begins), last + holding.A_DAY]):
        yield Days(begun, next_begun - holding.A_DAY)


def _list_rows(rows: CostRows, post: Post) -> Iterator[Rows]:
    yield rows.points.get((post.band, post.step), ())
    yield rows.reimbursements.get((post.band, post.zone), ())
    for (series, zone), figures in rows.rates.items():
        if series in slugs.RATES and zone in ("", post.zone):
            yield figures

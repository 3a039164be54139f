"""Amounts that apply from one day to another. A contract year asks for those that apply in it, and may get two."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Generic, Protocol, TypeVar

from guidance.rules.dates import long_date
from guidance.rules.years import contract_years

A_DAY = timedelta(days=1)


class HoldsForDays(Protocol):
    """Without a first day it has always applied; without a last one it applies until the next of its kind begins."""

    @property
    def holds_from(self) -> date | None: ...

    @property
    def holds_to(self) -> date | None: ...


RowT = TypeVar("RowT", bound=HoldsForDays)
AnyRowT = TypeVar("AnyRowT")


@dataclass(frozen=True, slots=True)
class HeldFor(Generic[AnyRowT]):
    """A row, and the first and last of the days asked about that it applies on."""

    row: AnyRowT
    first: date
    last: date


def find_holding(rows: Iterable[RowT], first: date, last: date) -> list[HeldFor[RowT]]:
    """Those of the rows, all for the same thing, that apply on any of the days, oldest first."""
    ordered = sorted(rows, key=_begins)
    found = []
    for place, row in enumerate(ordered):
        ends = row.holds_to or date.max
        if place + 1 < len(ordered):
            ends = min(ends, _day_before(_begins(ordered[place + 1])))
        held = HeldFor(row, max(_begins(row), first), min(ends, last))
        if held.first <= held.last:
            found.append(held)
    return found


def find_in_year(rows: Iterable[RowT], year: str) -> list[HeldFor[RowT]]:
    """Those that apply in the contract year '2026-27'."""
    return find_holding(rows, *contract_years.get_bounds(year))


def find_on(rows: Iterable[RowT], day: date) -> RowT | None:
    """The one of the rows, all for the same thing, that applies on the day."""
    return next((held.row for held in find_holding(rows, day, day)), None)


def list_years(rows: Iterable[HoldsForDays]) -> list[str]:
    """The contract years from the first day that any of the rows gives to the last, oldest first."""
    days = [day for row in rows for day in (row.holds_from, row.holds_to) if day]
    if not days:
        return []
    slugs = (contract_years.get_slug_on(date(year, 12, 31)) for year in range(min(days).year - 1, max(days).year + 1))
    first, last = contract_years.get_slug_on(min(days)), contract_years.get_slug_on(max(days))
    return [slug for slug in slugs if first <= slug <= last]


def find_overlapping(rows: Iterable[RowT]) -> Iterator[tuple[RowT, RowT]]:
    """Pairs of rows for the same thing that both apply on some day, the earlier first."""
    for earlier, later in combinations(sorted(rows, key=_begins), 2):
        begins = _begins(later)
        if begins == _begins(earlier) or (earlier.holds_to and earlier.holds_to >= begins):
            yield earlier, later


def describe_amounts(found: Sequence[HeldFor[AnyRowT]], year: str, write: Callable[[AnyRowT], str]) -> str:
    """'until 30 September 2024: £x; from 1 October 2024: £y'. Blank where one amount applies in all of the year."""
    bounds = contract_years.get_bounds(year)
    runs: list[tuple[str, date, date]] = []
    for held in found:
        amount = write(held.row)
        if runs and runs[-1][0] == amount and runs[-1][2] + A_DAY == held.first:
            runs[-1] = (amount, runs[-1][1], held.last)
        else:
            runs.append((amount, held.first, held.last))
    written = ((write_days_within(starts, ends, *bounds), amount) for amount, starts, ends in runs)
    return "; ".join(f"{days}: {amount}" for days, amount in written if days)


def write_amounts(found: Sequence[HeldFor[AnyRowT]], year: str, write: Callable[[AnyRowT], str]) -> str:
    """The one amount of all the year, or each with its days. Blank where none was found."""
    described = describe_amounts(found, year, write)
    return described or (write(found[0].row) if found else "")


def write_days_within(starts: date, ends: date, first: date, last: date) -> str:
    """'until 30 September 2024', 'from 1 October 2024', '1 July 2023 to 30 September 2023'; blank for all the days."""
    if starts <= first and ends >= last:
        return ""
    if starts <= first:
        return f"until {long_date(ends)}"
    if ends >= last:
        return f"from {long_date(starts)}"
    return long_date(starts) if starts == ends else f"{long_date(starts)} to {long_date(ends)}"


def write_days(holds_from: date | None, holds_to: date | None) -> str:
    """'2024/25' for a whole contract year, or else 'from 1 October 2024', '1 July 2023 to 30 September 2024'."""
    if holds_from and (holds_from, holds_to) == contract_years.get_bounds(contract_years.get_slug_on(holds_from)):
        return contract_years.label_year(contract_years.get_slug_on(holds_from))
    if holds_from and holds_to:
        return f"{long_date(holds_from)} to {long_date(holds_to)}"
    if holds_from:
        return f"from {long_date(holds_from)}"
    return f"until {long_date(holds_to)}" if holds_to else ""


def _begins(row: HoldsForDays) -> date:
    return row.holds_from or date.min


def _day_before(day: date) -> date:
    return day if day == date.min else day - A_DAY

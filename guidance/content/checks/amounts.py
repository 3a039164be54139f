"""Checks of amounts: no two apply at once, and both limits of a zone's supplement move together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from guidance import models
from guidance.content.checks.content import Content
from guidance.content.problems import Problem
from guidance.content.records import Record
from guidance.models.contract.held_amounts import explain_overlap
from guidance.rules.dates import long_date
from guidance.rules.fixed import slugs
from guidance.rules.numbers import PER_CENT, format_measure
from guidance.rules.years import holding

LIMITS = {slugs.SeriesSlug.SUPPLEMENT_MINIMUM: "minimum", slugs.SeriesSlug.SUPPLEMENT_MAXIMUM: "maximum"}
ROUNDING = Decimal(1)  # pounds: limits are published to a pound
REMEDY = "Correct whichever is wrong, or check both with the source."


@dataclass(frozen=True, slots=True)
class RecordHeld:
    """A record that applies from one day to another."""

    record: Record

    def __str__(self) -> str:
        return str(self.record)

    @property
    def holds_from(self) -> date | None:
        return self.record.fields.get("holds_from")

    @property
    def holds_to(self) -> date | None:
        return self.record.fields.get("holds_to")

    @property
    def value(self) -> Decimal | None:
        said = self.record.fields.get("value")
        return None if said is None else Decimal(said)


def find_overlapping(content: Content) -> Iterator[Problem]:
    for rows in _group_by_thing(content.around(models.PayPoint, models.Reimbursement, models.Figure)).values():
        for earlier, later in holding.find_overlapping(rows):
            for one in (earlier, later):
                wrong = explain_overlap(earlier, later)
                yield content.build_problem(one.record, wrong, "Correct the days of one of the two.", "holds_from")


def _group_by_thing(records: Iterable[Record]) -> dict[tuple[str, ...], list[RecordHeld]]:
    """By what the amount is for. Of figures, those that sums find by series, zone and day."""
    found: dict[tuple[str, ...], list[RecordHeld]] = defaultdict(list)
    for record in records:
        fields = record.fields
        if record.kind is not models.Figure:
            found[str(record.kind), *map(str, record.key[:-1])].append(RecordHeld(record))
        elif fields["series"][0] in slugs.RATES:
            found[fields["series"][0], fields.get("zone", "")].append(RecordHeld(record))
    return found


def find_moved_apart(content: Content) -> Iterator[Problem]:
    """A rise that a source's table gives for one limit alone is more likely a slip of ours."""
    groups = _group_by_thing(content.around(models.Figure))
    for zone in models.Zone:
        least, most = (
            {row.holds_from: row for row in groups.get((series, zone), ()) if row.holds_from and row.value}
            for series in LIMITS
        )
        begin = sorted({*least, *most})
        for earlier, later in pairwise(begin):
            there = [row for limit in (least, most) for row in (limit.get(earlier), limit.get(later)) if row]
            wrong = _find_difference([limit.get(day) for limit in (least, most) for day in (earlier, later)])
            if wrong:
                days = f"{long_date(earlier)} and {long_date(later)}"
                for row in (row for row in there if row.holds_from == later):
                    said = f"Between {days} the supplement's limits in {zone.label} did not move together: {wrong}."
                    yield content.build_problem(row.record, said, REMEDY, "value", is_warning=True)


def _find_difference(limits: Sequence[RecordHeld | None]) -> str:
    """What differs between the minimum before and after, and the maximum before and after. Blank where nothing does."""
    values = [limit.value if limit else None for limit in limits]
    for name, (before, after), (_, other) in zip(
        LIMITS.values(), (values[:2], values[2:]), (values[2:], values[:2]), strict=True
    ):
        if before and after is None and other:
            return f"there is no new {name}"
    if None in values:
        return ""
    least, new_least, most, new_most = (value for value in values if value)
    lowest = max((new_least - ROUNDING) / least, (new_most - ROUNDING) / most)
    highest = min((new_least + ROUNDING) / least, (new_most + ROUNDING) / most)
    if lowest <= highest:
        return ""
    moved = (_write_rise(least, new_least), _write_rise(most, new_most))
    return f"the minimum by {moved[0]}, the maximum by {moved[1]}"


def _write_rise(before: Decimal, after: Decimal) -> str:
    return format_measure(((after / before - 1) * 100).quantize(Decimal("0.01")), PER_CENT)

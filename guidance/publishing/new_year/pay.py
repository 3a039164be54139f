"""Pay for a year that somebody starts: a draft for each band and step that was given."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal

from django.contrib.auth.models import User
from django.db import transaction

from guidance import models
from guidance.content.kinds import Key
from guidance.content.records import Record, make_canonical
from guidance.publishing import errors, permissions
from guidance.publishing.new_year.starting import make_drafts
from guidance.publishing.new_year.year_drafts import YearDrafts, read_again
from guidance.rules.editing.pasted_grid import Cell
from guidance.rules.money import format_pounds

STEPS = {
    models.PayPoint.Step.ENTRY.value: ("entry", "start", "min"),
    models.PayPoint.Step.INTERMEDIATE.value: ("inter", "mid"),
    models.PayPoint.Step.TOP.value: ("top", "max"),
}


def read_pay(first_year: models.ContractYear) -> dict[Cell, Decimal | None]:
    """What readers see of a year's pay, by band and step: where it changed within the year, the last."""
    held = models.PayPoint.objects.holding_in(first_year.starts_on, first_year.ends_on)
    points = held.select_related("band").order_by("band__order", "holds_from")
    return {(point.band.slug, point.step): point.amount for point in points}


def read_drafted_pay(year: YearDrafts) -> dict[Cell, tuple[models.Edition, Decimal]]:
    """The drafts of this year's pay in the release, with what each says."""
    first, last = year.bounds
    return {
        (str(record.fields["band"][0]), record.fields["step"]): (edition, Decimal(record.fields.get("amount") or 0))
        for edition, record in year.of(models.PayPoint)
        if first <= record.fields["holds_from"] <= last
    }


def find_out_of_order(amounts: Mapping[Cell, Decimal]) -> Iterator[tuple[Cell, str]]:
    """The cells with less pay than an earlier step of their band."""
    for band in dict.fromkeys(band for band, _ in amounts):
        highest = Decimal(0)
        for step in STEPS:
            amount = amounts.get((band, step))
            if amount is not None and amount < highest:
                yield (band, step), f"{format_pounds(amount)} is less than a lower step of its band. Check both."
            highest = max(highest, amount or highest)


@transaction.atomic
def draft_pay(
    year: YearDrafts, amounts: Mapping[Cell, Decimal], *, source: Key, locator: str, by: User, at: datetime
) -> list[models.Edition]:
    """Raises PublishingError if somebody has drafted one of them meanwhile."""
    permissions.require_permission(by, permissions.DRAFT)
    models.ContentVersion.lock()
    taken = read_drafted_pay(read_again(year)).keys() & amounts.keys()
    if taken:
        band, step = min(taken)
        raise errors.WrongStateError(f"Band {band}, {step}, has a draft already. Change it there.")
    records = [_write_point(year, cell, amount, source, locator) for cell, amount in amounts.items()]
    return make_drafts(records, year.release, by=by, at=at)


def _write_point(year: YearDrafts, cell: Cell, amount: Decimal, source: Key, locator: str) -> Record:
    band, step = cell
    first, last = year.bounds
    values = {"band": [band], "step": step, "holds_from": first, "holds_to": last}
    return make_canonical(models.PayPoint, {**values, "amount": amount, "source": source, "locator": locator})

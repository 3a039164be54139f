"""The clauses of a year's specification, as drafts of its release."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from guidance import models
from guidance.content.kinds import Key
from guidance.content.records import Record, make_canonical
from guidance.publishing import errors, permissions
from guidance.publishing.new_year.starting import make_drafts
from guidance.publishing.new_year.year_drafts import YearDrafts, read_again
from guidance.rules.editing.cut_clauses import find_parent


@dataclass(frozen=True)
class NewClause:
    number: str
    heading: str
    wording: str
    force: str


def find_specification_key(year: YearDrafts) -> Key:
    """The natural key of the year's specification in the release, or an empty one."""
    for _, record in year.of(models.Instrument):
        if record.fields.get("contract_year") == [year.slug]:
            return record.key
    return ()


def list_numbers(year: YearDrafts) -> list[str]:
    """The numbers of the clauses that have drafts in the release already."""
    specification = list(find_specification_key(year))
    return [
        str(record.fields["number"])
        for _, record in year.of(models.Clause)
        if record.fields["instrument"] == specification
    ]


@transaction.atomic
def draft_clauses(
    year: YearDrafts, clauses: Sequence[NewClause], *, source: Key, locator: str, by: User, at: datetime
) -> list[models.Edition]:
    """In the order given. Each cites its own number in the source, after `locator`.

    Raises PublishingError if one of them has a draft, or if there is no specification for them to belong to.
    """
    permissions.require_permission(by, permissions.DRAFT)
    models.ContentVersion.lock()
    now = read_again(year)
    specification, held = find_specification_key(now), list_numbers(now)
    if not specification:
        raise errors.WrongStateError("Add the specification first: a clause belongs to it.")
    taken = [clause.number for clause in clauses if clause.number in held]
    if taken:
        raise errors.WrongStateError(f"{taken[0]} has a draft already. Change it there.")
    records = _write_clauses(specification, clauses, held, source, locator)
    return make_drafts(records, year.release, by=by, at=at)


def _write_clauses(
    specification: Key, clauses: Sequence[NewClause], held: Sequence[str], source: Key, locator: str
) -> Iterator[Record]:
    numbers = [*held, *(clause.number for clause in clauses)]
    for order, clause in enumerate(clauses, len(held) + 1):
        parent = find_parent(clause.number, numbers)
        values = {
            "instrument": specification,
            "number": clause.number,
            "parent": (*specification, parent) if parent else None,
            "order": order,
            "heading": clause.heading,
            "wording": clause.wording,
            "force": clause.force,
            "source": source,
            "locator": f"{locator}, {clause.number}",
        }
        yield make_canonical(models.Clause, values)

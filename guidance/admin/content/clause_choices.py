"""Lists clauses to choose from: under their instrument, in reading order."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.db.models import QuerySet
from django.utils.text import Truncator

from guidance.models import Clause


def shorten_clause(clause: Clause) -> str:
    """The first 80 characters of what the clause says."""
    return Truncator(clause.heading or clause.wording or clause.plain_english).chars(80)


def label_clause(clause: Clause) -> str:
    return f"{clause.number} {shorten_clause(clause)}"


def sort_for_reading(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Yields each clause, then those below it. A clause whose parent is not among them is at the top level."""
    held = {clause.pk: clause for clause in clauses}
    beneath: dict[int | None, list[Clause]] = {}
    for clause in held.values():
        beneath.setdefault(clause.parent_id if clause.parent_id in held else None, []).append(clause)

    def walk(parent: int | None) -> Iterator[Clause]:
        for clause in sorted(beneath.get(parent, []), key=lambda each: (each.order, each.number)):
            yield clause
            yield from walk(clause.pk)

    return walk(None)


def list_clause_choices(clauses: "QuerySet[Clause]") -> list[tuple[str, list[tuple[int, str]]]]:
    """Choices grouped by instrument."""
    by_instrument = clauses.select_related("instrument").order_by("instrument__title", "instrument_id")
    return [
        (instrument.title, [(clause.pk, label_clause(clause)) for clause in sort_for_reading(group)])
        for instrument, group in groupby(by_instrument, lambda clause: clause.instrument)
    ]

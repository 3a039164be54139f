"""Maximum reimbursements as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from guidance import models
from guidance.presenters import citations
from guidance.rules.money import format_pounds
from guidance.rules.years import holding


@dataclass(frozen=True, slots=True)
class ReimbursementOnPage:
    post: str
    amount: str
    citations: tuple[citations.SourceCited, ...]


def find_in_year(rows: Iterable[models.Reimbursement], year: str) -> set[models.Reimbursement]:
    """Those that apply on some day of the contract year '2026-27'."""
    things: dict[tuple[int, int, str], list[models.Reimbursement]] = {}
    for row in rows:
        things.setdefault((row.role_id, row.band_id, row.zone), []).append(row)
    return {one.row for of_thing in things.values() for one in holding.find_in_year(of_thing, year)}


def list_reimbursements(rows: Iterable[models.Reimbursement]) -> list[ReimbursementOnPage]:
    return [
        ReimbursementOnPage(
            str(row), format_pounds(row.amount), (citations.cite_place(row.source, row.locator),) if row.source else ()
        )
        for row in rows
    ]

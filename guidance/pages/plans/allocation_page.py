"""A PCN's ARRS allocation beside its plan, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from guidance.pages.plans import plan_tables
from guidance.presenters.costs.plan_numbers import PlanNumbers
from guidance.rules import money
from guidance.rules.costs import cost_numbers
from guidance.rules.plans import allocations, plan_sums


@dataclass(frozen=True, slots=True)
class AllocationOnPage:
    """`says` is what is left of it, or why we cannot say. `unit` is the price of a patient that it came from."""

    year: str
    amount: str
    how: str
    unit: cost_numbers.Number | None
    used: str
    says: str
    runs_out: str
    months: list[tuple[str, str]]


def list_allocations(sums: plan_sums.PlanSums, numbers: PlanNumbers) -> Iterator[AllocationOnPage]:
    for one in allocations.compare_with_allocations(sums, numbers.units):
        yield AllocationOnPage(
            year=one.year_text,
            amount=money.format_pounds(one.amount),
            how=one.working or ("" if one.why else "typed by you"),
            unit=one.unit,
            used=plan_tables.write_amount(one.used, "back") or money.UNKNOWN,
            says=one.why or allocations.describe_what_is_left(one) or "We cannot say what comes back",
            runs_out=allocations.describe_end(one),
            months=[
                (plan_tables.write_month(month), allocations.write_left(left, used))
                for month, left, used in one.left_by_month
            ],
        )

"""What to claim for each month of a plan, as rows to copy."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from guidance.rules import dates, money
from guidance.rules.numbers import format_number
from guidance.rules.plans.plan_claims import ClaimLine, list_claims
from guidance.rules.plans.plan_sums import PlanSums
from guidance.rules.plans.plan_words import name_post

HEADINGS = (
    "Post", "Monthly salary", "Employer's National Insurance", "Employer's pension", "Hours a week", "Start date",
    "Leaving date", "WTE", "To claim", "Evidence to keep",
)  # fmt: skip
NOT_SAID = "not said"


@dataclass(frozen=True, slots=True)
class ClaimsOfMonth:
    """`rows_html` is the body of its table."""

    id: str
    title: str
    rows_html: SafeString


def group_claims(sums: PlanSums) -> Iterator[ClaimsOfMonth]:
    """By month, in order."""
    titles = [name_post(number, post.planned.name) for number, post in enumerate(sums.posts, start=1)]
    months: dict[str, list[ClaimLine]] = {}
    for line in list_claims(sums):
        months.setdefault(f"{line.days.first:%Y-%m}", []).append(line)
    for name, several in months.items():
        rows = mark_safe("".join(_write_row(line, titles[line.post]) for line in several))  # noqa: S308  escaped below
        yield ClaimsOfMonth(f"claims-{name}", dates.month_and_year(several[0].days.first), rows)


def _write_row(line: ClaimLine, title: str) -> SafeString:
    head = format_html('<th class="nhsuk-table__header" scope="row">{}</th>', title)
    cells = format_html_join("", '<td class="nhsuk-table__cell">{}</td>', ((cell,) for cell in _list_cells(line)))
    return format_html('<tr class="nhsuk-table__row">{}{}</tr>', head, cells)


def _list_cells(line: ClaimLine) -> list[str]:
    planned, amounts = line.planned, line.amounts
    limit = "up to " if amounts.is_up_to else ""
    return [
        *map(_write, (line.pay.salary, line.pay.insurance, line.pay.pension)),
        format_number(planned.hours),
        dates.long_date(planned.starts_on) if planned.starts_on else NOT_SAID,
        dates.long_date(planned.ends_on) if planned.ends_on else "",
        format_number(planned.wte),
        "not known" if amounts.back is None else f"{limit}{_write(amounts.back)}",
        line.evidence,
    ]


def _write(amount: Decimal | None) -> str:
    return money.format_pounds(amount)

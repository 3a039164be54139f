"""Each post of a plan by month. The bodies of these tables are written here, and not in a template."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from guidance.pages.plans import plan_tables
from guidance.rules.plans import plan_sums


@dataclass(frozen=True, slots=True)
class PostMonths:
    """What one post costs in each month. `rows_html` is the body of its table."""

    id: str
    title: str
    columns: Sequence[str]
    rows_html: SafeString


def list_post_months(
    sums: plan_sums.PlanSums, titles: Sequence[str], headings: Sequence[plan_tables.AmountHeading]
) -> list[PostMonths]:
    months = [escape(plan_tables.write_month(month)) for month in sums.months]
    columns = ["Month", *(one.text for one in headings)]
    return [
        PostMonths(f"months-{number}", title, columns, _write_body(post, months, headings))
        for number, (post, title) in enumerate(zip(sums.posts, titles, strict=True), start=1)
    ]


def _write_body(
    post: plan_sums.PostSums, months: Sequence[str], headings: Sequence[plan_tables.AmountHeading]
) -> SafeString:
    """Written here and not in the template, where six thousand cells would take longer than all the rest."""
    rows = []
    for month, amounts in zip(months, post.by_month, strict=True):
        cells = "".join(
            f'<td class="nhsuk-table__cell">{plan_tables.write_amount(amounts, one.name) or "not known"}</td>'
            for one in headings
        )
        rows.append(
            f'<tr class="nhsuk-table__row"><th class="nhsuk-table__header" scope="row">{month}</th>{cells}</tr>'
        )
    return mark_safe("\n".join(rows))  # noqa: S308  amounts, and names of months

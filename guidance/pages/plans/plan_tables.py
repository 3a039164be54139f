"""The sums of a plan as tables: by month, by contract year, by post, by role and by band."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guidance.presenters import tables
from guidance.rules import dates
from guidance.rules.costs.months import Days
from guidance.rules.costs.sum_steps import UP_TO
from guidance.rules.plans import plan_sums
from guidance.rules.plans.plan_amounts import PlanAmounts
from guidance.rules.years.contract_years import label_year

TOTAL = "In all"


@dataclass(frozen=True, slots=True)
class AmountHeading:
    """A column of amounts: the name of the amount, and its text."""

    name: str
    text: str


def list_headings(total: PlanAmounts) -> list[AmountHeading]:
    """Those of which something is known. Whether an amount is a limit is in its cell."""
    every = (
        AmountHeading("cost", "Cost"),
        AmountHeading("claimed", "May be claimed"),
        AmountHeading("back", "Comes back"),
        AmountHeading("with_pcn", "Left with the PCN"),
        AmountHeading("with_provider", "The rest, usually the provider's"),
        AmountHeading("not_claimed", "Not claimed"),
    )
    return [one for one in every if one.name == "cost" or getattr(total, one.name)]


def make_month_table(sums: plan_sums.PlanSums, headings: Sequence[AmountHeading]) -> tables.TableOnPage:
    rows = [(write_month(month), amounts) for month, amounts in zip(sums.months, sums.by_month, strict=True)]
    return _make_table("by-month", "By month, all posts", "Month", [*rows, (TOTAL, sums.total)], headings)


def make_year_table(sums: plan_sums.PlanSums, headings: Sequence[AmountHeading]) -> tables.TableOnPage | None:
    """None where the plan has one contract year."""
    if len(sums.plan.years) == 1:
        return None
    rows = [(label_year(year), amounts) for year, amounts in zip(sums.plan.years, sums.by_year, strict=True)]
    return _make_table("by-year", "By contract year", "Contract year", [*rows, (TOTAL, sums.total)], headings)


def make_group_table(
    kind: str, groups: Iterable[tuple[str, plan_sums.GroupSum]], headings: Sequence[AmountHeading]
) -> tables.TableOnPage:
    """`kind` is what they have in common: 'role' or 'band'. Each is with its name."""
    rows = [(f"{name} ({one.posts} post{'' if one.posts == 1 else 's'})", one.total) for name, one in groups]
    return _make_table(f"by-{kind}", f"By {kind}", kind.capitalize(), rows, headings)


def write_cells(amounts: PlanAmounts, headings: Sequence[AmountHeading]) -> list[str | None]:
    return [write_amount(amounts, one.name) for one in headings]


def write_amount(amounts: PlanAmounts, name: str) -> str | None:
    """None where it is not known. With the posts that it is of where it leaves some out."""
    return amounts.write(name, UP_TO if name == "back" and amounts.is_up_to else "")


def write_month(month: Days) -> str:
    """'December 2026', or its days where the plan has only some of them."""
    named = dates.month_and_year(month.first)
    return (
        named if month.months_text == "1 month" else f"{dates.long_date(month.first)} to {dates.long_date(month.last)}"
    )


def _make_table(
    id_: str, caption: str, column: str, rows: Iterable[tuple[str, PlanAmounts]], headings: Sequence[AmountHeading]
) -> tables.TableOnPage:
    return tables.TableOnPage(
        id_,
        caption,
        [column, *(one.text for one in headings)],
        [tables.TableRow(name, write_cells(amounts, headings)) for name, amounts in rows],
        numeric=True,
    )

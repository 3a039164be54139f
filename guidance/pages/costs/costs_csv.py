"""The cost of a post as CSV."""

from collections.abc import Iterator
from decimal import Decimal

from guidance.rules.costs import cost_sheets
from guidance.rules.costs.staffing import WARNING
from guidance.rules.csv_files import write_csv
from guidance.rules.money import UNKNOWN
from guidance.rules.numbers import format_number


def write_cost_csv(sheet: cost_sheets.CostSheet) -> str:
    return write_csv(_list_lines(sheet))


def _list_lines(sheet: cost_sheets.CostSheet) -> Iterator[list[str]]:
    """A line for each step and each number, under one row of headings."""
    yield ["Part", "Line", "How it is worked out", "Amount", "Source or note"]  # amounts are plain numbers: 31967.20
    if sheet.called:
        yield ["Name", sheet.called, "", "", ""]
    if sheet.parts:
        yield ["Post", sheet.post.name, f"{sheet.post.hours_text}, {sheet.post.when_text}", "", ""]
        for line in sheet.result:
            yield ["In short", line.label, sheet.post.share_text, _write_amount(line.amount), line.limit_and_note]
        for part in sheet.parts:
            for step in part.steps:
                yield [part.heading, step.label, step.working, _write_amount(step.amount), step.limit_and_note]
            if part.note:
                yield [part.heading, "Note", "", "", part.note]
        for one in sheet.numbers:
            source = ". ".join(text for text in (one.source or cost_sheets.NOT_FOUND, one.caution) if text)
            yield ["What the sum is based on", one.label, one.unit, _write_amount(one.value), source]
        if not sheet.post.is_outside_the_arrs:
            yield [
                "The rule of the year",
                sheet.post.year_text,
                sheet.rule_label,
                "",
                sheet.rule_sources or cost_sheets.NOT_FOUND,
            ]
        for assumption in cost_sheets.ASSUMPTIONS:
            yield ["Important", "", "", "", assumption]
    for caution in sheet.cautions:
        yield ["Important", "", "", "", str(caution)]
    for each in sheet.amhps:
        yield ["AMHPs for an area", f"{each.label}: {each.basis}", each.ratio, format_number(each.amhps), each.source]
    if sheet.amhps:
        yield ["AMHPs for an area", "Note", "", "", WARNING]
    yield ["Work it out again", sheet.address, "", "", ""]


def _write_amount(amount: Decimal | None) -> str:
    return UNKNOWN if amount is None else f"{amount:f}"

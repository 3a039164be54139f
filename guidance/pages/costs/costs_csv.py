"""The cost of a post as CSV."""

from collections.abc import Iterator
from decimal import Decimal

from guidance.rules.costs import cost_papers
from guidance.rules.costs.staffing import WARNING
from guidance.rules.csv_files import write_csv
from guidance.rules.money import NOT_HELD
from guidance.rules.numbers import format_number


def write_cost_csv(paper: cost_papers.CostPaper) -> str:
    return write_csv(_list_lines(paper))


def _list_lines(paper: cost_papers.CostPaper) -> Iterator[list[str]]:
    """A line for each step and each number, under one row of headings."""
    yield ["Part", "Line", "How it comes about", "Amount", "Source or note"]  # amounts are plain numbers: 31967.20
    if paper.called:
        yield ["Name", paper.called, "", "", ""]
    if paper.sheet:
        yield ["Post", paper.sheet.post, "", "", ""]
        for part in paper.sheet.parts:
            for step in part.steps:
                yield [part.heading, step.label, step.working, _write_amount(step.amount), step.limit]
            if part.note:
                yield [part.heading, "Note", "", "", part.note]
        for one in paper.sheet.numbers:
            source = ". ".join(text for text in (one.source or "not held", one.caution) if text)
            yield ["What the sum rests on", one.label, one.unit, _write_amount(one.value), source]
        yield ["The rule of the year", paper.sheet.year, "", "", paper.rule_sources or "not held"]
        for assumption in cost_papers.ASSUMPTIONS:
            yield ["Beware", "", "", "", assumption]
    for caution in paper.cautions:
        yield ["Beware", "", "", "", caution]
    for line in paper.amhps:
        yield ["AMHPs for an area", f"{line.label}: {line.basis}", line.ratio, format_number(line.amhps), line.source]
    if paper.amhps:
        yield ["AMHPs for an area", "Note", "", "", WARNING]
    yield ["Work it out again", paper.address, "", "", ""]


def _write_amount(amount: Decimal | None) -> str:
    return NOT_HELD if amount is None else f"{amount:f}"

"""The cost of a post as a document: every step of the sum, what it rests on, and the rule of its year."""

from collections.abc import Iterator
from datetime import date

from guidance.documents.blocks import Block, Document, Heading, Item, List, Paragraph, Run, Table, plain
from guidance.documents.markdown import blocks_of
from guidance.rules.costs.cost_papers import ASSUMPTIONS, CostPaper
from guidance.rules.costs.cost_sheets import CostSheet
from guidance.rules.costs.staffing import WARNING
from guidance.rules.dates import long_date
from guidance.rules.money import pounds
from guidance.rules.numbers import number


def cost_sheet(paper: CostPaper, day: date) -> Document:
    post = paper.sheet.post if paper.sheet else "AMHPs for an area"
    title = f"Cost of a post: {post}" if paper.sheet else "How many AMHPs an area would have"
    return Document(
        title=f"{title}: {paper.called}" if paper.called else title,
        subject="What a post costs in a year, with every step of the sum",
        reference=f"Cost sheet · {post} · {long_date(day)}",
        day=day,
        blocks=tuple(_blocks(paper, day)),
    )


def _blocks(paper: CostPaper, day: date) -> Iterator[Block]:
    if paper.sheet:
        yield Paragraph(
            (
                Run(f"{pounds(paper.sheet.total)} a year", bold=True),
                Run(f" before anything is repaid, worked out on {long_date(day)}. {' '.join(ASSUMPTIONS)}"),
            ),
            is_note=True,
        )
        yield from _sums(paper.sheet)
        yield from _rule(paper, paper.sheet)
    if paper.cautions:
        yield Heading(2, "Beware")
        yield List(tuple(Item(plain(caution)) for caution in paper.cautions))
    if paper.amhps:
        yield from _amhps(paper)
    yield Heading(2, "Work it out again")
    yield Paragraph(plain(f"This address gives the same sum with what is held on the day: {paper.address}"))


def _sums(sheet: CostSheet) -> Iterator[Block]:
    for part in sheet.parts:
        yield Heading(2, part.heading)
        if part.steps:
            rows = tuple((plain(step.label), plain(step.working), plain(step.text)) for step in part.steps)
            yield Table(("Step", "Sum", "Pounds a year"), rows, (34, 42, 24))
        if part.note:
            yield Paragraph(plain(part.note))
    yield Heading(2, "What the sum rests on")
    yield Table(
        ("Number", "Value", "Source"),
        tuple(
            (
                plain(one.label),
                plain(one.text),
                plain(". ".join(text for text in (one.source or "Not held", one.caution) if text)),
            )
            for one in sheet.numbers
        ),
        (30, 18, 52),
    )


def _rule(paper: CostPaper, sheet: CostSheet) -> Iterator[Block]:
    yield Heading(2, f"What is held of who pays in {sheet.year}")
    if not paper.rule:
        yield Paragraph(plain("Not held. Look it up in the specification of the year."))
        return
    yield from blocks_of(paper.rule)
    yield Paragraph(plain(f"Sources: {paper.rule_sources}."))


def _amhps(paper: CostPaper) -> Iterator[Block]:
    yield Heading(2, f"AMHPs for an area of {paper.population_text} people")
    yield Paragraph(plain(WARNING), is_note=True)
    yield Table(
        ("By what", "Ratio", "Full-time AMHPs"),
        tuple(
            (plain(f"{line.label}. {line.basis}. {line.source}"), plain(line.ratio), plain(number(line.amhps)))
            for line in paper.amhps
        ),
        (56, 24, 20),
    )

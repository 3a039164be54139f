"""The cost of a post as a document: every step of the sum, its sources, and the year's rule on who pays."""

from collections.abc import Iterator
from datetime import date

from guidance.documents import blocks
from guidance.documents.markdown import blocks_of
from guidance.rules.costs import cost_papers
from guidance.rules.costs.cost_sheets import CostSheet
from guidance.rules.costs.staffing import WARNING
from guidance.rules.dates import long_date
from guidance.rules.money import format_pounds
from guidance.rules.numbers import format_number


def lay_out_cost_sheet(paper: cost_papers.CostPaper, day: date) -> blocks.Document:
    post = paper.sheet.post if paper.sheet else "AMHPs for an area"
    title = f"Cost of a post: {post}" if paper.sheet else "How many AMHPs an area would have"
    return blocks.Document(
        title=f"{title}: {paper.called}" if paper.called else title,
        subject="What a post costs in a year, with every step of the sum",
        reference=f"Cost sheet · {post} · {long_date(day)}",
        day=day,
        blocks=tuple(_lay_out_blocks(paper, day)),
    )


def _lay_out_blocks(paper: cost_papers.CostPaper, day: date) -> Iterator[blocks.Block]:
    if paper.sheet:
        yield blocks.Paragraph(
            (
                blocks.Run(f"{format_pounds(paper.sheet.total)} a year", bold=True),
                blocks.Run(
                    f" before anything is repaid, worked out on {long_date(day)}. {' '.join(cost_papers.ASSUMPTIONS)}"
                ),
            ),
            is_note=True,
        )
        yield from _lay_out_sums(paper.sheet)
        yield from _lay_out_rule(paper, paper.sheet)
    if paper.cautions:
        yield blocks.Heading(2, "Beware")
        yield blocks.List(tuple(blocks.ListItem(blocks.plain_words(caution)) for caution in paper.cautions))
    if paper.amhps:
        yield from _lay_out_amhps(paper)
    yield blocks.Heading(2, "Work it out again")
    yield blocks.Paragraph(
        blocks.plain_words(f"This address gives the same sum with what is held on the day: {paper.address}")
    )


def _lay_out_sums(sheet: CostSheet) -> Iterator[blocks.Block]:
    for part in sheet.parts:
        yield blocks.Heading(2, part.heading)
        if part.steps:
            rows = tuple(
                (blocks.plain_words(step.label), blocks.plain_words(step.working), blocks.plain_words(step.text))
                for step in part.steps
            )
            yield blocks.Table(("Step", "Sum", "Pounds a year"), rows, (34, 42, 24))
        if part.note:
            yield blocks.Paragraph(blocks.plain_words(part.note))
    yield blocks.Heading(2, "What the sum rests on")
    yield blocks.Table(
        ("Number", "Value", "Source"),
        tuple(
            (
                blocks.plain_words(one.label),
                blocks.plain_words(one.text),
                blocks.plain_words(". ".join(text for text in (one.source or "Not held", one.caution) if text)),
            )
            for one in sheet.numbers
        ),
        (30, 18, 52),
    )


def _lay_out_rule(paper: cost_papers.CostPaper, sheet: CostSheet) -> Iterator[blocks.Block]:
    yield blocks.Heading(2, f"What is held of who pays in {sheet.year}")
    if not paper.rule:
        yield blocks.Paragraph(blocks.plain_words("Not held. Look it up in the specification of the year."))
        return
    yield from blocks_of(paper.rule)
    yield blocks.Paragraph(blocks.plain_words(f"Sources: {paper.rule_sources}."))


def _lay_out_amhps(paper: cost_papers.CostPaper) -> Iterator[blocks.Block]:
    yield blocks.Heading(2, f"AMHPs for an area of {paper.population_text} people")
    yield blocks.Paragraph(blocks.plain_words(WARNING), is_note=True)
    yield blocks.Table(
        ("By what", "Ratio", "Full-time AMHPs"),
        tuple(
            (
                blocks.plain_words(f"{line.label}. {line.basis}. {line.source}"),
                blocks.plain_words(line.ratio),
                blocks.plain_words(format_number(line.amhps)),
            )
            for line in paper.amhps
        ),
        (56, 24, 20),
    )

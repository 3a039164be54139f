"""The cost of a post as a document: every step of the sum, its sources, and the year's rule on who pays."""

from collections.abc import Iterator
from datetime import date

from guidance.documents import blocks
from guidance.documents.markdown import blocks_of
from guidance.rules.costs import cost_sheets
from guidance.rules.costs.staffing import WARNING
from guidance.rules.dates import long_date
from guidance.rules.numbers import format_number

NO_PAY = "The cost could not be worked out"


def lay_out_cost_sheet(sheet: cost_sheets.CostSheet, day: date) -> blocks.Document:
    post = sheet.post.name if sheet.parts else "AMHPs for an area"
    title = f"Cost of a post: {post}" if sheet.parts else "How many AMHPs an area would have"
    return blocks.Document(
        title=f"{title}: {sheet.called}" if sheet.called else title,
        subject="What a post costs in a year, with every step of the sum",
        reference=f"Cost sheet · {post} · {long_date(day)}",
        day=day,
        blocks=tuple(_lay_out_blocks(sheet, day)),
    )


def _lay_out_blocks(sheet: cost_sheets.CostSheet, day: date) -> Iterator[blocks.Block]:
    if sheet.parts:
        yield from _lay_out_result(sheet, day)
        yield from _lay_out_sums(sheet)
        yield from _lay_out_rule(sheet)
    if sheet.cautions:
        yield blocks.Heading(2, "Important")
        yield blocks.List(tuple(blocks.ListItem(blocks.plain_words(str(caution))) for caution in sheet.cautions))
    if sheet.amhps:
        yield from _lay_out_amhps(sheet)
    yield blocks.Heading(2, "Work it out again")
    yield blocks.Paragraph(
        blocks.plain_words(f"This address gives the same sum with what we have on the day: {sheet.address}")
    )


def _lay_out_result(sheet: cost_sheets.CostSheet, day: date) -> Iterator[blocks.Block]:
    """What it costs, what comes back and what is left, and then how it was worked out."""
    post = sheet.post
    yield blocks.Paragraph(
        (
            blocks.Run(NO_PAY if sheet.total is None else f"{post.hours_text}, {post.when_text}", bold=True),
            blocks.Run(f". Worked out on {long_date(day)}. {_say_left_out(sheet)}{' '.join(cost_sheets.ASSUMPTIONS)}"),
        ),
        is_note=True,
    )
    if typed := [f"{one.label.lower()} {one.text}" for one in sheet.numbers if one.is_typed]:
        yield blocks.Paragraph(
            (blocks.Run("Typed by you: ", bold=True), blocks.Run(f"{'; '.join(typed)}. Each is marked in the sum."))
        )
    label = f"How firm the rule on who pays is: {sheet.rule_label}." if sheet.rule_label else ""
    rows = tuple(
        (
            blocks.plain_words(f"{line.label}, {post.share_text}" if post.share_text and not place else line.label),
            blocks.plain_words(line.text),
            blocks.plain_words(line.exact_text),
            blocks.plain_words(line.note),
        )
        for place, line in enumerate(sheet.result)
    )
    yield blocks.Table(("In short", "To the pound", "Exactly", "What it depends on"), rows, (20, 17, 21, 42))
    if label:
        yield blocks.Paragraph(blocks.plain_words(label))


def _say_left_out(sheet: cost_sheets.CostSheet) -> str:
    """A sentence for each number that the sum needs and nobody gave."""
    return "".join(f"Left out: {one.says} {one.to_type} " for one in sheet.left_out)


def _lay_out_sums(sheet: cost_sheets.CostSheet) -> Iterator[blocks.Block]:
    for part in sheet.parts:
        yield blocks.Heading(2, part.heading)
        if part.steps:
            rows = tuple(
                (
                    blocks.plain_words(step.label),
                    blocks.plain_words(step.working_and_note),
                    blocks.plain_words(step.text),
                )
                for step in part.steps
            )
            yield blocks.Table(("Step", "Sum", "Pounds"), rows, (34, 42, 24))
        if part.note:
            yield blocks.Paragraph(blocks.plain_words(part.note))
    yield blocks.Heading(2, "What the sum is based on")
    yield blocks.Table(
        ("Number", "Value", "Source"),
        tuple(
            (
                blocks.plain_words(one.label),
                blocks.plain_words(one.text),
                blocks.plain_words(
                    ". ".join(text for text in (one.source or cost_sheets.NOT_FOUND, one.caution) if text)
                ),
            )
            for one in sheet.numbers
        ),
        (30, 18, 52),
    )


def _lay_out_rule(sheet: cost_sheets.CostSheet) -> Iterator[blocks.Block]:
    if sheet.post.is_outside_the_arrs:
        return
    yield blocks.Heading(2, f"What the sources say about who pays in {sheet.post.year_text}")
    if not sheet.rule:
        yield blocks.Paragraph(blocks.plain_words("We have not found this. Ask your ICB's primary care team."))
        return
    yield from blocks_of(sheet.rule)
    yield blocks.Paragraph(blocks.plain_words(f"Sources: {sheet.rule_sources}."))


def _lay_out_amhps(sheet: cost_sheets.CostSheet) -> Iterator[blocks.Block]:
    yield blocks.Heading(2, f"AMHPs for an area of {sheet.population_text} people")
    yield blocks.Paragraph(blocks.plain_words(WARNING), is_note=True)
    yield blocks.Table(
        ("By what", "Ratio", "Full-time AMHPs"),
        tuple(
            (
                blocks.plain_words(f"{line.label}. {line.basis}. {line.source}"),
                blocks.plain_words(line.ratio),
                blocks.plain_words(format_number(line.amhps)),
            )
            for line in sheet.amhps
        ),
        (56, 24, 20),
    )

"""The agreement checklist on paper: what to settle, with room for what was agreed, and what each point rests on."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from guidance import models
from guidance.documents import blocks
from guidance.documents.markdown import words_of
from guidance.pages.agreement_checklist.agreement_page import name_label
from guidance.rules.dates import long_date

TICK = "\N{WHITE SQUARE}"
Points = Mapping[models.AgreementPoint.Part, Sequence[models.AgreementPoint]]


def lay_out_agreement(points: Points, address: str, day: date) -> blocks.Document:
    return blocks.Document(
        title="Agreement checklist for a post",
        subject="What a primary care network and the provider settle between them for a post",
        reference=f"Agreement checklist · {long_date(day)}",
        day=day,
        blocks=tuple(_lay_out_blocks(points, address)),
    )


def _lay_out_blocks(points: Points, address: str) -> Iterator[blocks.Block]:
    yield blocks.Paragraph(
        blocks.plain_words(
            "What a PCN and the mental health provider settle for a post, before it is advertised. Write down what you "
            "agreed and where it is written. This is not legal advice: have the agreement itself checked."
        ),
        is_note=True,
    )
    blanks = ("Post", "PCN", "Provider", "Agreed by, and on which day")
    yield blocks.Table(
        ("Detail", "To fill in"), tuple((blocks.plain_words(name), ()) for name in blanks), (30, 70), row_height=6
    )
    number = 0
    rests: list[tuple[int, models.AgreementPoint]] = []
    for part, held in points.items():
        yield blocks.Heading(2, part.label)
        rows: list[tuple[blocks.Words, ...]] = []
        for point in held:
            number += 1
            rests.append((number, point))
            rows.append(((blocks.Run(f"{number}. "), *words_of(point.text)), blocks.plain_words(TICK), ()))
        yield blocks.Table(
            ("What to settle", "Done", "What was agreed, and where it is written"),
            tuple(rows),
            (48, 9, 43),
            row_height=13,
        )
    yield blocks.Heading(2, "What each point rests on")
    ours = ", ".join(str(one) for one, point in rests if not point.citations.all())
    said = f"Our suggestion: points {ours}. " if ours else ""
    yield blocks.Paragraph(blocks.plain_words(f"{said}Each point with its sources in full: {address}"))
    yield blocks.List(
        tuple(
            blocks.ListItem(blocks.plain_words(f"{one}: {_say_sources(point)}"))
            for one, point in rests
            if point.citations.all()
        )
    )


def _say_sources(point: models.AgreementPoint) -> str:
    """'Reported. VAT charges (VAT charges on supply of staff).'"""
    named = "; ".join(f"{one.source.short_title} ({one.locator})" for one in point.citations.all())
    return f"{name_label(point)}. {named}."

"""A checklist of what to show for an ARRS claim, to tick off and keep with the claim."""

from collections.abc import Iterator
from datetime import date
from itertools import count

from guidance.documents import blocks
from guidance.documents.markdown import words_of
from guidance.rules.choosing.board_papers import EvidenceChecklist
from guidance.rules.dates import long_date

TICK = "\N{WHITE SQUARE}"


def lay_out_checklist(held: EvidenceChecklist, day: date) -> blocks.Document:
    title = f"Evidence for an ARRS claim, {held.year}"
    return blocks.Document(
        title=f"{title}: {held.called}" if held.called else title,
        subject="What to show for a claim under the Additional Roles Reimbursement Scheme",
        reference=f"Evidence checklist · {held.year} · {long_date(day)}",
        day=day,
        blocks=tuple(_lay_out_blocks(held, day)),
    )


def _lay_out_blocks(held: EvidenceChecklist, day: date) -> Iterator[blocks.Block]:
    yield blocks.Paragraph(
        (
            blocks.Run(f"{held.role}. {held.post}. ", bold=True),
            blocks.Run(
                f"Made on {long_date(day)} from what we have found for {held.year}. What would show it is our "
                "suggestion. Tick each line when you have it, and write down where it is kept. Not all sources are "
                "official: check the specification before you claim."
            ),
        ),
        is_note=True,
    )
    numbers = count(1)
    for group in held.groups:
        yield blocks.Heading(2, group.heading)
        numbered = [(next(numbers), one) for one in group.items]
        if numbered:
            yield blocks.Table(
                ("What to show", "What would show it", "Have it", "Where it is kept"),
                tuple(
                    (
                        (blocks.Run(f"{number}. "), *words_of(one.show)),
                        blocks.plain_words(one.by),
                        blocks.plain_words(TICK),
                        (),
                    )
                    for number, one in numbered
                ),
                (36, 32, 10, 22),
            )
            yield blocks.Paragraph((blocks.Run("What each rests on", bold=True),), leads=True)
            yield blocks.List(tuple(blocks.ListItem(blocks.plain_words(f"{n}: {one.rests_on}")) for n, one in numbered))
        if group.note:
            yield blocks.Paragraph(blocks.plain_words(group.note))
    yield blocks.Heading(2, "Ask your ICB")
    yield blocks.List(tuple(blocks.ListItem(blocks.plain_words(sentence)) for sentence in held.to_check))
    yield blocks.Heading(2, "Make it again")
    yield blocks.Paragraph(
        blocks.plain_words(f"This address gives the checklist with what we have on the day: {held.address}")
    )

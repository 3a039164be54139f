"""A checklist of what to show for an ARRS claim, to tick off and to keep with the claim."""

from collections.abc import Iterator
from datetime import date

from guidance.documents.blocks import Block, Document, Heading, Item, List, Paragraph, Run, Table, plain
from guidance.documents.markdown import words_of
from guidance.rules.choosing.board_papers import EvidenceChecklist
from guidance.rules.dates import long_date


def evidence_checklist(held: EvidenceChecklist, day: date) -> Document:
    title = f"Evidence for an ARRS claim, {held.year}"
    return Document(
        title=f"{title}: {held.called}" if held.called else title,
        subject="What to show for a claim under the Additional Roles Reimbursement Scheme",
        reference=f"Evidence checklist · {held.year} · {long_date(day)}",
        day=day,
        blocks=tuple(_blocks(held, day)),
    )


def _blocks(held: EvidenceChecklist, day: date) -> Iterator[Block]:
    yield Paragraph(
        (
            Run(f"{held.role}. {held.post}. ", bold=True),
            Run(
                f"Made on {long_date(day)} from what is held of {held.year}. What would show it is our suggestion. "
                "Tick each line when you have it, and write down where it is kept."
            ),
        ),
        is_note=True,
    )
    for group in held.groups:
        yield Heading(2, group.heading)
        if group.items:
            rows = tuple((words_of(one.show), plain(one.by), plain(one.rests_on), ()) for one in group.items)
            yield Table(("What to show", "What would show it", "Rests on", "Have it"), rows, (36, 28, 26, 10))
        if group.note:
            yield Paragraph(plain(group.note))
    yield Heading(2, "Ask your ICB")
    yield List(tuple(Item(plain(sentence)) for sentence in held.to_check))
    yield Heading(2, "Make it again")
    yield Paragraph(plain(f"This address gives the checklist with what is held on the day: {held.address}"))

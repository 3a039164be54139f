"""A board paper on two pages: roles compared, what they cost, the rule of the year, the case and the risks."""

from collections.abc import Iterator
from datetime import date

from guidance.documents.blocks import Block, Document, Heading, Item, List, PageBreak, Paragraph, Run, Table, plain
from guidance.documents.markdown import words_of
from guidance.rules.choosing.board_papers import BoardPaper, InShort
from guidance.rules.dates import long_date
from guidance.rules.money import pounds

FEW_ROLES = 2


def board_paper(paper: BoardPaper, day: date) -> Document:
    short = paper.short
    title = f"Mental health roles, {short.year}"
    return Document(
        title=f"{title}: {short.called}" if short.called else title,
        subject="A paper for the board of a primary care network",
        reference=f"Board paper · {short.year} · {long_date(day)}",
        day=day,
        blocks=(*_first_part(paper, day), *_break(paper), *_second_part(paper)),
        compact=True,
    )


def _first_part(paper: BoardPaper, day: date) -> Iterator[Block]:
    short = paper.short
    yield Paragraph(
        (
            Run("For decision: ", bold=True),
            Run("which of these roles to take on. "),
            Run("Cost a year, before anything is repaid: ", bold=True),
            Run(f"{short.cost.text}. "),
            Run("Who pays: ", bold=True),
            Run(f"{short.who_pays} "),
            Run(f"Content as of {long_date(day)}; not held means that nobody here holds it."),
        ),
        is_note=True,
    )
    yield Heading(2, "The roles compared")
    yield Table(
        ("Role", "What it is", f"Bands in {short.year}", "As a PCN post", "Supervision"),
        tuple(
            (
                plain(role.name),
                words_of(role.summary),
                plain(role.bands),
                plain(role.post),
                words_of(role.supervision),
            )
            for role in paper.roles
        ),
        (14, 25, 19, 17, 25),
    )
    yield Heading(2, "What it costs")
    yield _costs(short)
    sources = ". ".join(f"{name}: {source}" for name, source in short.rests_on)
    yield Paragraph(plain(f"{short.basis}. {sources}. Each step is rounded to the penny."))


def _break(paper: BoardPaper) -> tuple[Block, ...]:
    """One or two roles leave room on the first page; more need what there is on both."""
    return (PageBreak(),) if len(paper.roles) <= FEW_ROLES else ()


def _second_part(paper: BoardPaper) -> Iterator[Block]:
    short = paper.short
    yield Heading(2, "The contract")
    yield List(tuple(Item(words) for words in _contract(paper)))
    yield Heading(2, "Publications that support the case")
    yield List(
        tuple(Item((Run(f"{one.title} ({one.date}): ", bold=True), *words_of(one.point))) for one in paper.publications)
    )
    yield Heading(2, "Risks")
    yield List(tuple(Item(plain(risk)) for risk in short.risks))
    yield Paragraph(plain(f"Sources in full, and this paper made again: {short.address}"))


def _costs(short: InShort) -> Table:
    return Table(
        ("Band", "Full-time pay", "Cost of the post", "May be claimed", "Most repaid"),
        tuple(
            (
                plain(band.band),
                plain(band.pay.text),
                plain(band.cost.text),
                plain(band.claimed.text if band.claimed else "not held"),
                plain(pounds(band.most)),
            )
            for band in short.bands
        ),
        (10, 22, 27, 25, 16),
    )


def _contract(paper: BoardPaper) -> Iterator[tuple[Run, ...]]:
    for clause in paper.clauses:
        text = "".join(getattr(word, "text", "") for word in words_of(clause.text))
        yield Run(f"{clause.number}: ", bold=True), Run(text)
    if not paper.clauses:
        yield (Run(f"No clause of {paper.short.year} is held: take the specification's own."),)
    for posts in paper.posts:
        yield Run("How many posts: ", bold=True), Run(f"{posts}.")

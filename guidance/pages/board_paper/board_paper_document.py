"""A board paper on two pages: roles compared, what they cost, the contract, the case and the risks."""

from collections.abc import Iterator, Sequence
from datetime import date

from guidance.documents import blocks
from guidance.documents.markdown import words_of
from guidance.rules.choosing import board_papers
from guidance.rules.dates import long_date
from guidance.rules.money import format_pounds

FEW_ROLES = 2
HOW_MANY = "How many posts"


def lay_out_board_paper(paper: board_papers.BoardPaper, day: date) -> blocks.Document:
    short = paper.short
    title = f"Mental health roles, {short.year}"
    # With one or two roles the first part leaves room on its page. With more, the text needs both pages.
    page_break = (blocks.PageBreak(),) if len(paper.roles) <= FEW_ROLES else ()
    return blocks.Document(
        title=f"{title}: {short.called}" if short.called else title,
        subject="A paper for the board of a primary care network",
        reference=f"Board paper · {short.year} · {long_date(day)}",
        day=day,
        blocks=(*_first_part(paper, day), *page_break, *_second_part(paper)),
        compact=True,
    )


def _first_part(paper: board_papers.BoardPaper, day: date) -> Iterator[blocks.Block]:
    short = paper.short
    yield blocks.Paragraph(
        (
            blocks.Run("For decision: ", bold=True),
            blocks.Run("which of these roles to take on. "),
            blocks.Run("Cost a year, before anything is repaid: ", bold=True),
            blocks.Run(f"{short.cost_in_words} "),
            blocks.Run("Who pays: ", bold=True),
            blocks.Run(f"{short.who_pays} "),
            blocks.Run(f"Content as of {long_date(day)}."),
        ),
        is_note=True,
    )
    yield blocks.Heading(2, "The roles compared")
    yield blocks.Table(
        ("Role", "What it is", f"Bands in {short.year}", "As a PCN post", "Supervision"),
        tuple(
            (
                blocks.plain_words(role.name),
                words_of(role.summary),
                blocks.plain_words(role.bands),
                blocks.plain_words(role.post),
                words_of(role.supervision),
            )
            for role in paper.roles
        ),
        (14, 25, 19, 17, 25),
    )
    yield blocks.Heading(2, "What it costs")
    yield _build_cost_table(short)
    for caution in short.bands_cautions:
        yield blocks.Paragraph((blocks.Run("Important: ", bold=True), blocks.Run(caution)))
    sources = ". ".join(f"{name}: {source}" for name, source in short.rests_on)
    yield blocks.Paragraph(blocks.plain_words(f"{short.basis}. {sources}. Each step is rounded to the penny."))


def _second_part(paper: board_papers.BoardPaper) -> Iterator[blocks.Block]:
    short = paper.short
    yield blocks.Heading(2, "The contract")
    yield blocks.List((*_list_clauses(paper), *_list_posts(paper.posts)))
    yield blocks.Heading(2, "Publications that support the case")
    yield blocks.List(
        tuple(
            blocks.ListItem((blocks.Run(f"{one.title} ({one.date}): ", bold=True), *words_of(one.point)))
            for one in paper.publications
        )
    )
    yield blocks.Heading(2, "Risks")
    yield blocks.List(tuple(blocks.ListItem(blocks.plain_words(risk)) for risk in short.risks))
    yield blocks.Paragraph(blocks.plain_words(f"Sources in full, and this paper made again: {short.address}"))


def _build_cost_table(short: board_papers.InShort) -> blocks.Table:
    """Of a post outside the ARRS without what may be claimed."""
    if short.is_outside:
        return blocks.Table(
            ("Band", "Full-time pay", "Cost of the post"),
            tuple(
                (
                    blocks.plain_words(band.band),
                    blocks.plain_words(band.pay.text),
                    blocks.plain_words(band.cost.text),
                )
                for band in short.bands
            ),
            (20, 35, 45),
        )
    return blocks.Table(
        ("Band", "Full-time pay", "Cost of the post", "May be claimed", "Maximum repaid"),
        tuple(
            (
                blocks.plain_words(band.band),
                blocks.plain_words(band.pay.text),
                blocks.plain_words(band.cost.text),
                blocks.plain_words(band.claimed.text),
                blocks.plain_words(format_pounds(band.most)),
            )
            for band in short.bands
        ),
        (10, 22, 27, 25, 16),
    )


def _list_clauses(paper: board_papers.BoardPaper) -> Iterator[blocks.ListItem]:
    for clause in paper.clauses:
        text = "".join(getattr(word, "text", "") for word in words_of(clause.text))
        yield blocks.ListItem((blocks.Run(f"{clause.number}: ", bold=True), blocks.Run(text)))
    if not paper.clauses:
        yield blocks.ListItem(
            blocks.plain_words(f"We do not have the clauses of {paper.short.year}: take them from the specification.")
        )


def _list_posts(answers: Sequence[str]) -> Iterator[blocks.ListItem]:
    """The only answer beside its heading, or several beneath it."""
    if len(answers) == 1:
        yield blocks.ListItem((blocks.Run(f"{HOW_MANY}: ", bold=True), blocks.Run(answers[0])))
    elif answers:
        yield blocks.ListItem((blocks.Run(f"{HOW_MANY}:", bold=True),))
        yield from (blocks.ListItem(blocks.plain_words(answer), depth=1) for answer in answers)

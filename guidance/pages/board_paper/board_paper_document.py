"""A board paper on three pages at most: what is to be decided, the roles, their cost, the contract, case and risks."""

from collections.abc import Iterator, Sequence
from datetime import date

from guidance.documents import blocks
from guidance.documents.markdown import words_of
from guidance.pages.board_paper import plan_layout
from guidance.rules.choosing import board_papers
from guidance.rules.dates import long_date
from guidance.rules.money import format_pounds

HOW_MANY = "How many posts"
FEW_ROLES = 2  # with more, publications are only named, so that the paper stays on three pages


def lay_out_board_paper(paper: board_papers.BoardPaper, day: date) -> blocks.Document:
    short = paper.short
    title = f"Mental health roles, {short.year}"
    return blocks.Document(
        title=f"{title}: {short.called}" if short.called else title,
        subject="A paper for the board of a primary care network",
        reference=f"Board paper · {short.year} · {long_date(day)}",
        day=day,
        blocks=(*_first_part(paper, day), *_second_part(paper)),
    )


def _first_part(paper: board_papers.BoardPaper, day: date) -> Iterator[blocks.Block]:
    short = paper.short
    yield blocks.Paragraph(
        (
            blocks.Run(f"Cost {'of one post ' if short.plan else ''}a year, before anything is repaid: ", bold=True),
            blocks.Run(f"{short.cost_in_words}\n"),
            blocks.Run("Who pays: ", bold=True),
            blocks.Run(f"{short.who_pays} Content as of {long_date(day)}."),
        ),
        is_note=True,
    )
    yield blocks.Heading(2, "For decision")
    yield blocks.List(tuple(blocks.ListItem(blocks.plain_words(one)) for one in _list_decisions(paper)), numbered=True)
    if short.plan:
        yield from plan_layout.lay_out_plan(short.plan)
    yield blocks.Heading(2, "What one post costs" if short.plan else "What it costs")
    yield _build_cost_table(short)
    for caution in short.bands_cautions:
        yield blocks.Paragraph((blocks.Run("Important: ", bold=True), blocks.Run(caution)))
    sources = ". ".join(f"{name}: {source}" for name, source in short.rests_on)
    yield blocks.Paragraph(blocks.plain_words(f"{short.basis}. {sources}. Each step is rounded to the penny."))
    yield blocks.Heading(2, "The role" if len(paper.roles) == 1 else "The roles compared")
    for role in paper.roles:
        yield blocks.Heading(3, role.name)
        said = (
            ("What it is", words_of(role.summary)),
            (f"Bands in {short.year}", blocks.plain_words(role.bands)),
            ("As a PCN post", blocks.plain_words(role.post)),
            ("Supervision", words_of(role.supervision)),
        )
        yield blocks.List(tuple(blocks.ListItem((blocks.Run(f"{name}: ", bold=True), *words)) for name, words in said))


def _list_decisions(paper: board_papers.BoardPaper) -> Iterator[str]:
    """What a board settles, in the order in which each depends on the one before."""
    short = paper.short
    named = [role.name for role in paper.roles]
    bands = [band.band for band in short.bands]
    if short.plan:
        yield plan_layout.write_decision(short.plan)
    else:
        yield f"Whether to take on {name_one_of(named)} in {short.year}, for how many hours and from when."
    if len(bands) > 1 and not short.plan:
        yield f"At which band: {', '.join(bands[:-1])} or {bands[-1]}."
    if short.is_outside:
        yield "Which budget pays for the post: nothing is repaid outside the ARRS."
    else:
        yield "Which budget pays for what the ARRS does not repay."
        yield "Who agrees the post with the provider in writing, and by when."


def name_one_of(names: Sequence[str]) -> str:
    """'a mental health practitioner', 'an approved mental health professional or a mental health social worker'."""
    each = [f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name[:1].lower()}{name[1:]}" for name in names]
    return each[0] if len(each) == 1 else f"{', '.join(each[:-1])} or {each[-1]}"


def _second_part(paper: board_papers.BoardPaper) -> Iterator[blocks.Block]:
    short = paper.short
    yield blocks.Heading(2, "The contract")
    yield blocks.List((*_list_clauses(paper), *_list_posts(paper.posts)))
    yield blocks.Heading(2, "Publications that support the case")
    if len(paper.roles) > FEW_ROLES:
        named = "; ".join(f"{one.title} ({one.date})" for one in paper.publications)
        yield blocks.Paragraph(blocks.plain_words(f"{named}."))
    else:
        yield blocks.List(
            tuple(
                blocks.ListItem((blocks.Run(f"{one.title} ({one.date}): ", bold=True), *words_of(one.point)))
                for one in paper.publications
            )
        )
    yield blocks.Heading(2, "Risks")
    yield blocks.List(tuple(blocks.ListItem(blocks.plain_words(risk)) for risk in short.risks))
    yield blocks.Paragraph(
        (
            blocks.Run("Sources in full, and this paper made again: "),
            blocks.Run(short.address.partition("?")[0], link=short.address),
        )
    )


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
        (12, 22, 26, 25, 15),
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

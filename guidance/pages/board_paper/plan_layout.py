"""The part of a board paper that is about a plan: its posts, what each costs, and what is to be decided."""

from collections.abc import Iterator

from guidance.documents import blocks
from guidance.rules.choosing import board_papers


def lay_out_plan(plan: board_papers.PlanInPaper) -> Iterator[blocks.Block]:
    yield blocks.Heading(2, "The posts of the plan")
    yield blocks.Paragraph(blocks.plain_words(f"{plan.when}."))
    yield blocks.Table(
        ("Post", "What it is", "What it costs", "What comes back", "What is left"),
        tuple(
            tuple(map(blocks.plain_words, (one.post, one.about, one.cost, one.back, one.left)))
            for one in (*plan.posts, plan.total)
        ),
        (20, 32, 16, 16, 16),
    )
    yield blocks.List(tuple(blocks.ListItem(blocks.plain_words(note)) for note in plan.notes))
    path = plan.address.partition("?")[0]
    yield blocks.Paragraph((blocks.Run("The plan, month by month: "), blocks.Run(path, link=plan.address)))


def write_decision(plan: board_papers.PlanInPaper) -> str:
    total = plan.total
    return f"Whether to agree this plan: {plan.when}. It costs {total.cost}, and {total.back} comes back."

"""A plan as CSV: each post, each post by month, and all posts by month, under one row of headings."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from guidance.pages.plans import plan_tables
from guidance.rules.costs.cost_sheets import ASSUMPTIONS
from guidance.rules.costs.posts import PlaceInBand
from guidance.rules.csv_files import write_csv
from guidance.rules.money import UNKNOWN
from guidance.rules.plans import plan_amounts, plan_texts
from guidance.rules.plans.plan_sums import PlanSums, PostSums
from guidance.rules.plans.post_gaps import describe_gaps

AMOUNTS = {
    "cost": "Cost",
    "claimed": "May be claimed",
    "repaid": "Repaid, within the maximum",
    "back": "Comes back",
    "left": "What does not come back",
    "with_pcn": "Left with the PCN",
    "with_provider": "Left with the provider",
    "not_claimed": "Not claimed",
}
_SAID = {
    plan_texts.Column.NAME: "Post",
    plan_texts.Column.ROLE: "Role",
    plan_texts.Column.BAND: "Band",
    plan_texts.Column.STEP: "Pay point",
    plan_texts.Column.WTE: "WTE",
    plan_texts.Column.HOURS: "Hours a week",
    plan_texts.Column.ZONE: "Where based",
    plan_texts.Column.PLACE: "Which in its band",
    plan_texts.Column.STARTS: "First day",
    plan_texts.Column.ENDS: "Last day",
    plan_texts.Column.SHARE: "Your share, %",
}


def write_plan_csv(sums: PlanSums) -> str:
    return write_csv(_list_lines(sums))


def _list_lines(sums: PlanSums) -> Iterator[list[str]]:
    yield ["Part", *_SAID.values(), "Month", *AMOUNTS.values(), "Note"]
    said = [[plan_texts.write_row(post.planned)[column] for column in _SAID] for post in sums.posts]
    for about, post in zip(said, sums.posts, strict=True):
        yield [
            "Each post",
            *about,
            "",
            *_write_amounts(post.total, _find_blank([post])),
            _join_notes(_note(post.total), describe_gaps(post)),
        ]
    for about, post in zip(said, sums.posts, strict=True):
        for month, amounts in zip(sums.months, post.by_month, strict=True):
            if amounts is not plan_amounts.NOT_RUNNING:
                yield [
                    "Each post by month",
                    *about,
                    plan_tables.write_month(month),
                    *_write_amounts(amounts, _find_blank([post])),
                    _note(amounts),
                ]
    blank, outside = [""] * len(_SAID), _find_blank(sums.posts)
    for month, amounts in zip(sums.months, sums.by_month, strict=True):
        yield [
            "All posts by month",
            *blank,
            plan_tables.write_month(month),
            *_write_amounts(amounts, outside),
            _note(amounts),
        ]
    yield ["All posts", *blank, "", *_write_amounts(sums.total, outside), _note(sums.total)]
    for assumption in ASSUMPTIONS:
        yield ["Important", *blank, "", *[""] * len(AMOUNTS), assumption]


def _find_blank(posts: Sequence[PostSums]) -> frozenset[str]:
    """What does not apply: what a claim says, of posts that are all outside the ARRS."""
    is_outside = all(post.planned.place == PlaceInBand.OUTSIDE for post in posts)
    return plan_amounts.OF_CLAIMS if is_outside else frozenset()


def _write_amounts(amounts: plan_amounts.PlanAmounts, blank: frozenset[str]) -> list[str]:
    """Plain numbers: 31967.20."""
    return ["" if name in blank else _write(amounts.get_known(name)) for name in AMOUNTS]


def _note(amounts: plan_amounts.PlanAmounts) -> str:
    """'Comes back: up to this, for 2 of 3 posts.' What the numbers of the row can't say of themselves."""
    said = []
    for name, heading in AMOUNTS.items():
        limit = "up to this" if name == "back" and amounts.is_up_to else ""
        of_what = amounts.say_of_what(name)
        words = ", ".join(filter(None, (limit, of_what and f"for {of_what}")))
        if words and amounts.get_known(name) is not None:
            said.append(f"{heading}: {words}.")
    return " ".join(said)


def _join_notes(*notes: str) -> str:
    return " ".join(filter(None, notes))


def _write(amount: Decimal | None) -> str:
    return UNKNOWN if amount is None else f"{amount:.2f}"

"""The posts of the plan that a board paper is about, each with what it costs, what comes back and what is left."""

from datetime import date

from django.http import QueryDict

from guidance.presenters.costs.plan_numbers import plan_numbers
from guidance.rules.choosing import board_papers
from guidance.rules.plans import plan_amounts, plan_notes, plan_results, plan_sums, plan_texts, plan_words
from guidance.views import plan_reading, queries

UNREADABLE = "We cannot read the plan in this address. Open the plan, and follow its link to the board paper again"


def has_plan(given: QueryDict) -> bool:
    return plan_texts.ROW in given


def list_fields(given: QueryDict) -> list[tuple[str, str]]:
    """What of the answers is the plan, for the form to send with the others."""
    return [(name, value) for name, values in given.lists() if plan_texts.is_of_plan(name) for value in values]


def read_plan_in_paper(given: QueryDict, version: str, today: date) -> board_papers.PlanInPaper | None:
    """None where something in it is wrong."""
    numbers = plan_numbers(version)
    plan = plan_reading.read_plan(given, version, numbers, today)
    if plan is None:
        return None
    sums, roles = plan_sums.sum_up_plan(plan, numbers.find_numbers), plan_reading.read_roles()
    posts = tuple(
        _write_line(
            plan_words.name_post(number, post.planned.name),
            plan_words.describe_post(post, roles[post.planned.role]),
            post.total,
        )
        for number, post in enumerate(sums.posts, start=1)
    )
    return board_papers.PlanInPaper(
        when=plan_words.summarise(sums),
        posts=posts,
        total=_write_line("In all", "", sums.total),
        notes=tuple(note.text for note in (*plan_notes.list_gaps(sums), *plan_notes.list_terms(sums))),
        address=queries.build_address(QueryDict(plan_texts.write_query(plan)), "plan"),
    )


def _write_line(post: str, about: str, amounts: plan_amounts.PlanAmounts) -> board_papers.PostInPaper:
    cost, back, left = (f"{line.exact_text} {line.note}".strip() for line in plan_results.list_plan_result(amounts))
    return board_papers.PostInPaper(post, about, cost, back, left)

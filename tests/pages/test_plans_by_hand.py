"""Plans to the penny on the page: those of plans_by_hand.yaml, pasted as a spreadsheet copies them."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.test import Client

from guidance.rules.plans.plan_texts import write_query
from guidance.rules.plans.plans import Plan
from guidance.rules.years import contract_years
from tests.pages.planning import PLAN, paste, read_column, show
from tests.pages.test_plan_workbooks import make_plan_by_hand
from tests.site.pages import Page

PLANS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "plans_by_hand.yaml").read_text("utf-8"))
LINES = {"costs": "What it costs", "back": "What comes back", "left": "What is left"}


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("real_content")
def test_each_plan_comes_to_what_was_worked_out_by_hand(client: Client) -> None:
    for plan in PLANS:
        page = show(client, **read_fields(plan))
        for name, line in LINES.items():
            assert read_result(page, line) == plan[name], (plan["plan"], line)
        for table, amounts in (("by-month", plan.get("months", {})), ("by-year", plan.get("years", {}))):
            assert {**read_column(page.html, table), **amounts} == read_column(page.html, table), plan["plan"]
        for said in plan.get("says", ()):
            assert said in page.text, (plan["plan"], said)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("real_content")
def test_the_twenty_six_posts_by_hand_are_right_to_the_penny_on_the_page_of_a_plan(client: Client) -> None:
    plan, expected = make_plan_by_hand()
    for post, by_hand in zip(plan.posts, expected, strict=True):
        assert post.starts_on
        year = contract_years.get_slug_on(post.starts_on)
        query = write_query(Plan((post,), *contract_years.get_bounds(year)))
        page = Page(client.get(f"{PLAN}?{query}").content.decode())
        for line, amount in zip(LINES.values(), by_hand, strict=True):
            assert not amount or read_result(page, line) == amount, (post, line)


def read_fields(plan: dict[str, Any]) -> dict[str, str]:
    fields = {"from": "2026-27", "to": "2026-27", "do": "paste", "pasted": paste(plan["posts"])}
    fields |= {name: plan[name] for name in ("from", "first", "patients") if name in plan}
    return fields | ({"allocated-2026-27": plan["allocated"]} if "allocated" in plan else {})


def read_result(page: Page, line: str) -> str:
    """The exact amount, without a limit. Blank where it is not known."""
    amount = r"(?:up to |at least )?£([\d,.]*\d)"
    found = re.search(rf"{line} {amount}(?:(?: for [\w /]+)? Exactly: {amount})?", page.text)
    return (found[2] or found[1]) if found else ""
